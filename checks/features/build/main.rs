//! Generates a client of each model in `codegen/tests/features/models`, and a file that mounts all of them. Generates a
//! client whose names are drawn from generated code, too.

mod names;
mod words;

use smithereens_checks_support::build_script::{Modules, generate};
use smithereens_checks_support::models;
use smithereens_codegen::Builder;
use std::collections::BTreeSet;
use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

const MODELS: &str = "../../codegen/tests/features/models";

/// The model with an authentication scheme that the program brings.
const OWN_AUTH: &str = "build/own_auth.smithy";

/// The model of a service with HTTP digest authentication.
const DIGEST_AUTH: &str = "build/digest_auth.smithy";

/// The model of a service that names the endpoints of its operations.
const ENDPOINT_DISCOVERY: &str = "build/endpoint_discovery.smithy";

/// The folder with the runtime's macros.
const MACROS: &str = "../../runtime/src/__private";

/// Variables that vary the client `names`: the seed of its names, and the number of words that they are made of.
const SEED: &str = "NAMES_SEED";
const WORDS: &str = "NAMES_WORDS";

/// The model that also has a client for each of these protocols, and the names of those clients.
const EVENT_STREAMS: &str = "event_streams";
const PROTOCOLS: [(&str, &str); 5] = [
    ("awsJson1_0", "event_streams_aws_json_1_0"),
    ("awsJson1_1", "event_streams_aws_json"),
    ("restJson1", "event_streams_rest_json"),
    ("restXml", "event_streams_rest_xml"),
    ("rpcv2Json", "event_streams_rpc_json"),
];

/// The model that also has a client with added attributes.
const UNIONS: &str = "unions";

/// The models that also have a client without operations, and one with the types that a file in `tests/behaviour/uses` names.
const USED: [&str; 2] = ["errors", "unions"];

/// The models that also have a client with required members as arguments.
const ARGUMENTS: [&str; 4] = ["lists", "presigning", "required", "waiters"];

/// The model whose requests are presigned if possible.
const PRESIGN_ALL: &str = "presign_all";

fn with_attributes(builder: Builder) -> Builder {
    builder
        .type_attribute("Color", "#[derive(Default)]")
        .field_attribute("types::Color::Red", "#[default]")
        .type_attribute("com.example#Point", "#[derive(PartialOrd)]")
        .type_attribute("::operation", "#[must_use]")
        .field_attribute("com.example#CallInput", "#[doc(alias = \"topic\")]")
}

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={MODELS}");
    println!("cargo::rerun-if-changed={OWN_AUTH}");
    println!("cargo::rerun-if-changed={DIGEST_AUTH}");
    println!("cargo::rerun-if-changed={ENDPOINT_DISCOVERY}");
    let (mut modules, mut clients) = (Modules::default(), Vec::new());
    for model in models::smithy(Path::new(MODELS))? {
        let name = model.file_stem().and_then(|stem| stem.to_str()).ok_or("a model's file name is not UTF-8")?;
        let builder = smithereens_codegen::configure().model(&model).presign_all(name == PRESIGN_ALL);
        let generated = generate(&builder.clone().name(name))?;
        clients.push(generated.files().flat_map(|(_, text)| words::identifiers(text)).collect());
        modules.mount(name, format_args!("The client of `{name}`."));
        if name == UNIONS {
            generate(&with_attributes(builder.clone()).name("attributes"))?;
            modules.mount("attributes", format_args!("The client of `{name}` with added attributes."));
        }
        if USED.contains(&name) {
            let (empty, types) = (format!("{name}_without_operations"), format!("{name}_types"));
            generate(&builder.clone().operations([""; 0]).name(&empty))?;
            modules.mount(&empty, format_args!("The client of `{name}` without operations."));
            generate(&builder.clone().operations_used_in([format!("tests/behaviour/uses/{name}.rs")]).name(&types))?;
            modules.mount(&types, format_args!("The client of `{name}` with types that no operation has."));
        }
        if ARGUMENTS.contains(&name) {
            let with_arguments = format!("{name}_arguments");
            generate(&builder.clone().required_arguments(true).name(&with_arguments))?;
            modules.mount(&with_arguments, format_args!("The client of `{name}` with required members as arguments."));
        }
        if name == EVENT_STREAMS {
            for (protocol, client) in PROTOCOLS {
                generate(&builder.clone().protocol(protocol).name(client))?;
                modules.mount(client, format_args!("The client of `{name}` with {protocol}."));
            }
        }
    }
    let builder = smithereens_codegen::configure().model(OWN_AUTH).auth_scheme("com.example#hmacAuth");
    generate(&builder.name("own_auth"))?;
    modules.mount("own_auth", "The client of a service with an authentication scheme that the program brings.");
    generate(&smithereens_codegen::configure().model(DIGEST_AUTH).name("digest_auth"))?;
    modules.mount("digest_auth", "The client of a service with HTTP digest authentication.");
    let builder = smithereens_codegen::configure().model(ENDPOINT_DISCOVERY).endpoint_discovery(true);
    generate(&builder.name("endpoint_discovery"))?;
    modules.mount("endpoint_discovery", "The client of a service that names the endpoints of its operations.");
    modules.write("clients.rs")?;
    generate_names(&clients)
}

/// Generates the client `names`. `clients` are the identifiers of each other client.
fn generate_names(clients: &[BTreeSet<String>]) -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={MACROS}");
    let (seed, count) = (number(SEED, 1)?, number(WORDS, 500)?);
    let mut rng = fastrand::Rng::with_seed(seed);
    let words = words::words(clients, Path::new(MACROS))?;
    let chosen = rng.choose_multiple(words, usize::try_from(count)?);
    let (model, names) = names::model(chosen, rng);
    let path = PathBuf::from(env::var("OUT_DIR")?).join("names.json");
    fs::write(&path, serde_json::to_string_pretty(&model)?)?;
    let protocol = ["restJson1", "awsJson1_1", "rpcv2Cbor"][usize::try_from(seed % 3)?];
    let generated = generate(&smithereens_codegen::configure().model(&path).protocol(protocol).name("names"))?;
    for warning in generated.warnings().to_string().lines().take(8) {
        println!("cargo::warning={warning}");
    }
    let mut modules = Modules::default();
    modules.mount("names", "The client of a model whose names are drawn from generated code.");
    modules.push(&format!("/// The number of names in the model.\npub const NAMES: usize = {names};\n"));
    modules.write("names.rs")
}

/// The number in an environment variable.
fn number(variable: &str, default: u64) -> Result<u64, Box<dyn Error>> {
    println!("cargo::rerun-if-env-changed={variable}");
    match env::var(variable) {
        Ok(text) => text.parse().map_err(|error| format!("{variable} is `{text}`: {error}").into()),
        Err(_) => Ok(default),
    }
}
