//! Generates a client of each service for each protocol, with mocks, and clients with all options together.

use smithereens_codegen::Builder;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    for (name, protocol) in [
        ("aws_json", "awsJson1_1"),
        ("aws_query", "awsQuery"),
        ("ec2_query", "ec2Query"),
        ("rest_json", "restJson1"),
        ("rest_xml", "restXml"),
        ("rpc_cbor", "rpcv2Cbor"),
        ("rpc_json", "rpcv2Json"),
    ] {
        let client = smithereens_codegen::configure().model("library.smithy").name(name).protocol(protocol);
        // Only protocols with HTTP bindings have streams, and ec2Query has no maps in requests.
        let client = match protocol {
            "restJson1" | "restXml" => client,
            "ec2Query" => client.operations(["FindBook", "ReadPages", "StorePages"]),
            _ => client.operations(["AnnotateBook", "FindBook", "ReadPages", "StorePages"]),
        };
        client.mocks(true).compile()?;
    }
    smithereens_codegen::configure().model("readers.smithy").mocks(true).compile()?;
    for (name, protocol) in [
        ("radio_aws_json", "awsJson1_1"),
        ("radio_rest_json", "restJson1"),
        ("radio_rest_xml", "restXml"),
        ("radio_rpc_cbor", "rpcv2Cbor"),
        ("radio_rpc_json", "rpcv2Json"),
    ] {
        let client = smithereens_codegen::configure().model("radio.smithy").name(name).protocol(protocol);
        client.mocks(true).compile()?;
    }
    combinations()
}

/// The operations of `everything.smithy` without streams, which have a form in serde.
const WITHOUT_STREAMS: [&str; 5] = ["DescribeEndpoints", "GetJob", "ListJobs", "PutJob", "Signed"];

/// Generates clients and types with every option that can be combined with the others. Streams have no form in serde,
/// and examples and tests call builders without arguments.
fn combinations() -> Result<(), Box<dyn std::error::Error>> {
    let everything = || {
        let builder = smithereens_codegen::configure().model("everything.smithy").documentation_traits(true);
        let builder =
            builder.type_attribute("types::Job", "#[must_use]").field_attribute("Job::at", "#[doc(alias = \"t\")]");
        builder.read_and_write_all(true)
    };
    let client = |builder: Builder| {
        let builder = builder.auth_scheme("example.everything#hmacAuth").mocks(true);
        builder.presign_all(true).endpoint_discovery(true)
    };
    let serde = |builder: Builder| builder.operations(WITHOUT_STREAMS).serde(true).serde_rename("kebab-case");
    let tests = |builder: Builder| builder.examples(true).protocol_tests(true).endpoint_tests(true).smoke_tests(true);
    let arguments = |builder: Builder| builder.required_arguments(true);
    for (name, builder) in [
        ("all", tests(client(everything()))),
        ("all_arguments", arguments(client(everything()))),
        ("all_serde", serde(tests(client(everything())))),
        ("all_serde_arguments", serde(arguments(client(everything())))),
        ("all_types", arguments(everything().types_only(true))),
        ("all_types_serde", serde(arguments(everything().types_only(true)))),
    ] {
        builder.name(name).compile()?;
    }
    Ok(())
}
