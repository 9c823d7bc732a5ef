//! Generates a client with its protocol tests for each service in Smithy's protocol tests, and a client with its endpoint
//! tests for each published model; and for each kind a file that mounts and lists them.

use smithereens_checks_support::build_script::{Modules, folder, generate};
use smithereens_checks_support::{Resource, models};
use smithereens_codegen::load::{Loaded, load};
use smithereens_codegen::model::{Model, Node, ShapeKind, Traits};
use std::collections::BTreeSet;
use std::error::Error;
use std::path::Path;

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    let published = folder(Resource::SmithyModels);
    protocol_tests(folder(Resource::ProtocolTests).as_deref(), published.as_deref())?;
    endpoint_tests(published.as_deref())
}

/// Writes the clients with protocol tests. The client of S3 has the endpoint rules of the published model, because the model
/// of the tests has none.
fn protocol_tests(tests: Option<&Path>, published: Option<&Path>) -> Result<(), Box<dyn Error>> {
    let s3 = published.map(|folder| folder.join("s3.json")).filter(|model| model.is_file());
    let (mut modules, mut clients) = (Modules::default(), String::new());
    if let Some(tests) = tests {
        let mut loaded = load([tests])?;
        if let Some(s3) = &s3 {
            apply_endpoint_rules(&mut loaded.model, load([s3])?.model);
        }
        clients = protocol_test_clients(&loaded, &mut modules)?;
    }
    let has_s3_rules = s3.is_some();
    modules.push(&format!(
        "/// The folder of the models.\nconst MODELS: Option<&str> = {tests:?};\n\n\
         /// Whether the client of S3 has endpoint rules.\nconst HAS_S3_RULES: bool = {has_s3_rules};\n\n\
         /// The protocols of the clients, and their tests.\n\
         static CLIENTS: &[(&str, &[smithereens::test_util::Test])] = &[\n{clients}];\n"
    ));
    modules.write("protocol_tests.rs")
}

/// Generates and mounts the clients, and returns the code of the elements of `CLIENTS`.
fn protocol_test_clients(loaded: &Loaded, modules: &mut Modules) -> Result<String, Box<dyn Error>> {
    let mut clients = String::new();
    for (index, (service, _)) in loaded.model.services().enumerate() {
        let is_protocol = |id: &str| PROTOCOLS.iter().find(|protocol| id.rsplit('#').next() == Some(protocol));
        let Some(protocol) = service.traits.iter().find_map(|applied| is_protocol(applied.id.as_str())) else {
            continue;
        };
        let name = format!("service_{index}");
        let builder = smithereens_codegen::configure().service(service.id.as_str()).name(&name).protocol_tests(true);
        let generated = builder.generate_from(loaded)?;
        builder.write(&generated)?;
        modules.mount(&name, format_args!("The client of `{}`.", service.id));
        clients += &format!("    ({protocol:?}, {name}::protocol_tests::TESTS),\n");
    }
    Ok(clients)
}

/// Copies the endpoint traits of shapes from a published model.
fn apply_endpoint_rules(model: &mut Model, published: Model) {
    for (id, published) in published.shapes {
        let Some(shape) = model.shapes.get_mut(&id) else { continue };
        apply(&mut shape.traits, published.traits);
        if let (ShapeKind::Structure(members), ShapeKind::Structure(published)) = (&mut shape.kind, published.kind) {
            for published in published {
                if let Some(member) = members.iter_mut().find(|member| member.name == published.name) {
                    apply(&mut member.traits, published.traits);
                }
            }
        }
    }
}

fn apply(traits: &mut Traits, published: Traits) {
    published
        .into_iter()
        .filter(|applied| applied.id.namespace() == "smithy.rules")
        .for_each(|applied| traits.insert(applied));
}

/// Writes the clients with endpoint tests. They have the operations that the tests call.
fn endpoint_tests(published: Option<&Path>) -> Result<(), Box<dyn Error>> {
    let (mut modules, mut clients) = (Modules::default(), String::new());
    let models = published.map(models::smithy).transpose()?.unwrap_or_default();
    for (index, model) in models.iter().enumerate() {
        let name = format!("endpoints_{index}");
        let builder = smithereens_codegen::configure().model(model).operations(called_in_tests(model)?).name(&name);
        generate(&builder.endpoint_tests(true))?;
        modules.mount(&name, format_args!("The client of `{}`.", model.display()));
        clients += &format!("    ({model:?}, &{name}::endpoint_tests::TESTS),\n");
    }
    modules.push(&format!(
        "/// The files of the models, and the tests of their clients.\n\
         static CLIENTS: &[(&str, &[smithereens::test_util::EndpointTest])] = &[\n{clients}];\n"
    ));
    modules.write("endpoint_tests.rs")
}

/// The operations that the endpoint tests of a model call.
fn called_in_tests(model: &Path) -> Result<BTreeSet<String>, Box<dyn Error>> {
    let mut operations = BTreeSet::new();
    for (service, _) in load([model])?.model.services() {
        let tests =
            service.traits.find("smithy.rules#endpointTests").and_then(|applied| applied.value.get("testCases"));
        let cases = tests.and_then(Node::as_array).unwrap_or_default();
        let calls = cases.iter().filter_map(|case| case.get("operationInputs")?.as_array()).flatten();
        operations.extend(calls.filter_map(|call| Some(call.get("operationName")?.as_str()?.to_owned())));
    }
    Ok(operations)
}

/// The supported protocols. Each service of the tests has one of them.
const PROTOCOLS: [&str; 8] =
    ["awsJson1_0", "awsJson1_1", "awsQuery", "ec2Query", "restJson1", "restXml", "rpcv2Cbor", "rpcv2Json"];
