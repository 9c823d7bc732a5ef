//! Generates a client with its protocol tests for each service in the folder `SMITHY_PROTOCOL_TESTS`, and a file that
//! mounts and lists them.

use smithereens_codegen::diagnostic::Report;
use smithereens_codegen::load::{self, Sources};
use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-env-changed=SMITHY_PROTOCOL_TESTS");
    let folder = env::var_os("SMITHY_PROTOCOL_TESTS").filter(|folder| !folder.is_empty()).map(PathBuf::from);
    let (modules, clients) = match &folder {
        Some(folder) => generate(folder)?,
        None => (String::new(), String::new()),
    };
    let text = format!(
        "/// The folder of the models.\nconst MODELS: Option<&str> = {folder:?};\n\n/// The protocols of the clients, and \
         their tests.\nstatic CLIENTS: &[(&str, &[smithereens::test_util::Test])] = &[\n{clients}];\n\n{modules}"
    );
    Ok(fs::write(Path::new(&env::var("OUT_DIR")?).join("clients.rs"), text)?)
}

/// The modules that mount the clients, and the elements of the list of them.
fn generate(folder: &Path) -> Result<(String, String), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={}", folder.display());
    let (mut sources, mut report) = (Sources::default(), Report::default());
    let model = load::load(&[folder.to_owned()], &mut sources, &mut report);
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
        builder.write(&builder.generate_from(&model, &sources)?)?;
        modules += &format!(
            "/// The client of `{}`.\npub mod {name} {{\n    smithereens::include_client!(\"{name}\");\n}}\n\n",
            service.id
        );
        clients += &format!("    ({protocol:?}, {name}::protocol_tests::TESTS),\n");
    }
    Ok((modules, clients))
}

/// The protocols that clients speak. A service has one of them.
const PROTOCOLS: [&str; 8] =
    ["awsJson1_0", "awsJson1_1", "awsQuery", "ec2Query", "restJson1", "restXml", "rpcv2Cbor", "rpcv2Json"];
