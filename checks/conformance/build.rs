//! Generates a client with its protocol tests for each service in Smithy's protocol tests, and clients with their endpoint
//! tests and their smoke tests for each published model; and for each kind a file that mounts and lists them. Another kind
//! are the clients of the protocol tests whose inputs are deserialized before they are sent.

use smithereens_checks_support::build_script::{Modules, folder, generate};
use smithereens_checks_support::{Resource, models};
use smithereens_codegen::Generated;
use smithereens_codegen::load::{Loaded, load};
use smithereens_codegen::model::{Model, Node, Service, Shape, ShapeKind, Traits};
use std::collections::BTreeSet;
use std::error::Error;
use std::path::Path;
use std::{env, fs};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    let published = folder(Resource::SmithyModels);
    let tests = folder(Resource::ProtocolTests);
    protocol_tests(tests.as_deref(), published.as_deref())?;
    inputs(tests.as_deref())?;
    endpoint_tests(published.as_deref())?;
    smoke_tests(published.as_deref())
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
        let Some(protocol) = protocol(service) else { continue };
        let name = format!("service_{index}");
        let builder = smithereens_codegen::configure().service(service.id.as_str()).name(&name).protocol_tests(true);
        let generated = builder.generate_from(loaded)?;
        builder.write(&generated)?;
        modules.mount(&name, format_args!("The client of `{}`.", service.id));
        clients += &format!("    ({protocol:?}, {name}::protocol_tests::TESTS),\n");
    }
    Ok(clients)
}

/// The supported protocol of a service.
fn protocol(service: &Shape) -> Option<&'static str> {
    let find = |id: &str| PROTOCOLS.into_iter().find(|protocol| id.rsplit('#').next() == Some(protocol));
    service.traits.iter().find_map(|applied| find(applied.id.as_str()))
}

/// Writes clients with the traits of serde, of the first service of each protocol and its operations without streams. Their
/// request tests write the input as JSON, read it, and send what was read.
fn inputs(tests: Option<&Path>) -> Result<(), Box<dyn Error>> {
    let (mut modules, mut clients, mut seen) = (Modules::default(), String::new(), BTreeSet::new());
    let loaded = tests.map(|tests| load([tests])).transpose()?;
    let services = loaded.iter().flat_map(|loaded| loaded.model.services().map(move |service| (loaded, service)));
    for (loaded, (service, bindings)) in services {
        let operations = without_streams(&loaded.model, bindings);
        let Some(protocol) = protocol(service).filter(|_| !operations.is_empty()) else { continue };
        if !seen.insert(protocol) {
            continue;
        }
        let name = format!("inputs_{}", protocol.to_lowercase());
        let builder = smithereens_codegen::configure().service(service.id.as_str()).operations(operations).name(&name);
        let builder = builder.protocol_tests(true).serde(true);
        let generated = builder.generate_from(loaded)?;
        builder.write(&generated)?;
        read_inputs(&name)?;
        modules.mount(&name, format_args!("The client of `{}`.", service.id));
        modules.push(&conversions(&name, &generated));
        clients += &format!("    ({protocol:?}, {name}::protocol_tests::TESTS),\n");
    }
    modules.push(&format!(
        "/// The protocols of the clients, and their tests.\n\
         static CLIENTS: &[(&str, &[smithereens::test_util::Test])] = &[\n{clients}];\n"
    ));
    modules.write("inputs.rs")
}

/// The operations of a service that have a form in serde.
fn without_streams(model: &Model, service: &Service) -> Vec<String> {
    let has_stream = |id| {
        let members = model.shape(id).into_iter().flat_map(Shape::members);
        members.filter_map(|member| model.shape(&member.target)).any(|target| target.traits.has("streaming"))
    };
    let operations =
        model.operations(service).into_iter().filter(|id| match model.shape(id).map(|shape| &shape.kind) {
            Some(ShapeKind::Operation(operation)) => !has_stream(&operation.input) && !has_stream(&operation.output),
            _ => false,
        });
    operations.map(ToString::to_string).collect()
}

/// Makes the request tests of a client call `check_read` of the test harness in place of `check`.
fn read_inputs(client: &str) -> Result<(), Box<dyn Error>> {
    let path = Path::new(&env::var("OUT_DIR")?).join(client).join("protocol_tests.rs");
    let text = fs::read_to_string(&path)?;
    let changed = text.replace(".check::<", ".check_read::<");
    if changed == text {
        return Err(format!("{} has no request tests", path.display()).into());
    }
    Ok(fs::write(path, changed + "use crate::CheckRead as _;\n")?)
}

/// The implementations of `Read` for the operations of a client.
fn conversions(client: &str, generated: &Generated) -> String {
    let conversion = |(_, path): &(String, String)| {
        format!(
            "impl Read for {client}::{path} {{\n\
             \x20   fn request(input: Self::Input) -> impl Request<Operation = Self> {{\n\
             \x20       input.into_fluent_builder(&{client}::Client::from_conf({client}::Config::builder().build()))\n\
             \x20   }}\n}}\n"
        )
    };
    generated.operations().iter().map(conversion).collect()
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

/// The model with smoke tests whose responses are those of a server of ours.
const LIBRARY: &str = "library.smithy";

/// Writes the clients with smoke tests: that of [`LIBRARY`], and those of the published models that have such tests, with
/// the operations that the tests call.
fn smoke_tests(published: Option<&Path>) -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={LIBRARY}");
    generate(&smithereens_codegen::configure().model(LIBRARY).name("library").smoke_tests(true))?;
    let (mut modules, mut with_tests) = (Modules::default(), String::new());
    for model in published.map(models::smithy).transpose()?.unwrap_or_default() {
        let operations = with_smoke_tests(&model)?;
        if operations.is_empty() {
            continue;
        }
        let name = model.file_stem().and_then(|stem| stem.to_str()).ok_or("a model's file name is not UTF-8")?;
        let name = format!("published_{}", name.replace('-', "_"));
        generate(&smithereens_codegen::configure().model(&model).operations(operations).name(&name).smoke_tests(true))?;
        modules.mount(&name, format_args!("The client of `{}`.", model.display()));
        with_tests += &format!("    {model:?},\n");
    }
    modules.push(&format!(
        "/// The files of the models that have smoke tests.\nconst MODELS: &[&str] = &[\n{with_tests}];\n"
    ));
    modules.write("smoke_tests.rs")
}

/// The operations of a model that have smoke tests.
fn with_smoke_tests(model: &Path) -> Result<Vec<String>, Box<dyn Error>> {
    let loaded = load([model])?;
    let operations = loaded.model.shapes.values().filter(|shape| shape.traits.has("smithy.test#smokeTests"));
    Ok(operations.map(|shape| shape.id.name().to_owned()).collect())
}

/// The supported protocols. Each service of the tests has one of them.
const PROTOCOLS: [&str; 8] =
    ["awsJson1_0", "awsJson1_1", "awsQuery", "ec2Query", "restJson1", "restXml", "rpcv2Cbor", "rpcv2Json"];
