//! Generates a client with its protocol tests for each service in the folder `SMITHY_PROTOCOL_TESTS`, and a file that
//! mounts and lists them. S3's has the endpoint rules of the published model in the folder `SMITHY_MODELS`, which the model
//! of the tests lacks.

use smithereens_codegen::diagnostic::Report;
use smithereens_codegen::load::{self, Sources};
use smithereens_codegen::model::{Model, ShapeKind, Traits};
use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rustc-check-cfg=cfg(event_streams)");
    let folder = folder_of("SMITHY_PROTOCOL_TESTS");
    let s3 = folder_of("SMITHY_MODELS").map(|folder| folder.join("s3.json")).filter(|model| model.is_file());
    let has_s3_rules = s3.is_some();
    let (modules, clients) = match &folder {
        Some(folder) => generate(folder, s3.as_deref())?,
        None => (String::new(), String::new()),
    };
    let text = format!(
        "/// The folder of the models.\nconst MODELS: Option<&str> = {folder:?};\n\n/// Whether S3 has its endpoint rules.\nconst HAS_S3_RULES: \
         bool = {has_s3_rules};\n\n/// The protocols of the clients, and \
         their tests.\nstatic CLIENTS: &[(&str, &[smithereens::test_util::Test])] = &[\n{clients}];\n\n{modules}"
    );
    Ok(fs::write(Path::new(&env::var("OUT_DIR")?).join("clients.rs"), text)?)
}

/// The folder that a variable of the environment names.
fn folder_of(variable: &str) -> Option<PathBuf> {
    println!("cargo::rerun-if-env-changed={variable}");
    env::var_os(variable).filter(|folder| !folder.is_empty()).map(PathBuf::from)
}

/// The modules that mount the clients, and the elements of the list of them.
fn generate(folder: &Path, s3: Option<&Path>) -> Result<(String, String), Box<dyn Error>> {
    let (mut sources, mut report) = (Sources::default(), Report::default());
    let mut load = |path: &Path| {
        println!("cargo::rerun-if-changed={}", path.display());
        load::load(&[path.to_owned()], &mut sources, &mut report)
    };
    let mut model = load(folder);
    if let Some(s3) = s3 {
        apply_endpoint_rules(&mut model, load(s3));
    }
    if report.has_errors() {
        return Err(report.render(&sources).to_string().into());
    }
    let (mut modules, mut clients) = (String::new(), String::new());
    for (index, (service, _)) in model.services().enumerate() {
        let is_protocol = |id: &str| PROTOCOLS.iter().find(|protocol| id.rsplit('#').next() == Some(protocol));
        let Some(protocol) = service.traits.iter().find_map(|applied| is_protocol(applied.id.as_str())) else {
            continue;
        };
        let name = format!("service_{index}");
        let builder = smithereens_codegen::configure().service(service.id.as_str()).name(&name).protocol_tests(true);
        let generated = builder.generate_from(&model, &sources)?;
        builder.write(&generated)?;
        if generated.operations().iter().any(|(operation, _)| operation == EVENT_STREAM_OPERATION) {
            println!("cargo::rustc-cfg=event_streams");
            modules += &format!("use {name} as streams;\n\n");
        }
        modules += &format!(
            "/// The client of `{}`.\npub mod {name} {{\n    smithereens::include_client!(\"{name}\");\n}}\n\n",
            service.id
        );
        clients += &format!("    ({protocol:?}, {name}::protocol_tests::TESTS),\n");
    }
    Ok((modules, clients))
}

/// Gives shapes the traits about endpoints that they have in a published model.
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

/// The operation whose tests are those of event streams.
const EVENT_STREAM_OPERATION: &str = "OutputStream";

/// The protocols that clients speak. A service has one of them.
const PROTOCOLS: [&str; 8] =
    ["awsJson1_0", "awsJson1_1", "awsQuery", "ec2Query", "restJson1", "restXml", "rpcv2Cbor", "rpcv2Json"];
