//! Generates a client of the service for each protocol, with mocks.

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
    Ok(())
}
