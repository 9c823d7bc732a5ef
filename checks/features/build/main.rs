//! Generates a client of each model in `codegen/tests/features/models`, and a file that mounts all of them.

use smithereens_checks_support::build_script::{Modules, generate};
use smithereens_checks_support::models;
use smithereens_codegen::Builder;
use std::error::Error;
use std::path::Path;

const MODELS: &str = "../../codegen/tests/features/models";

/// The model that also has a client for each of these protocols, and the names of those clients.
const EVENT_STREAMS: &str = "event_streams";
const PROTOCOLS: [(&str, &str); 4] = [
    ("awsJson1_1", "event_streams_aws_json"),
    ("restJson1", "event_streams_rest_json"),
    ("restXml", "event_streams_rest_xml"),
    ("rpcv2Json", "event_streams_rpc_json"),
];

/// The model that also has a client with added attributes.
const UNIONS: &str = "unions";

/// The models that also have a client without operations, and one with the types that a file in `tests/behaviour/uses` names.
const USED: [&str; 2] = ["errors", "unions"];

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
    let mut modules = Modules::default();
    for model in models::smithy(Path::new(MODELS))? {
        let name = model.file_stem().and_then(|stem| stem.to_str()).ok_or("a model's file name is not UTF-8")?;
        let builder = smithereens_codegen::configure().model(&model);
        generate(&builder.clone().name(name))?;
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
        if name == EVENT_STREAMS {
            for (protocol, client) in PROTOCOLS {
                generate(&builder.clone().protocol(protocol).name(client))?;
                modules.mount(client, format_args!("The client of `{name}` with {protocol}."));
            }
        }
    }
    modules.write("clients.rs")
}
