use crate::arguments::{Client, Files};
use crate::{input, output};
use smithereens_codegen::{Builder, Error, Generated};

/// Generates the client that the arguments describe, and prints warnings. `configure` sets what only one command has.
pub(crate) fn generate(arguments: &Client, configure: impl FnOnce(Builder) -> Builder) -> Result<Generated, Error> {
    let loaded = input::load(&Files { paths: arguments.models.clone() })?;
    let mut builder = configure(smithereens_codegen::configure());
    if let Some(service) = &arguments.service {
        builder = builder.service(service);
    }
    if !arguments.operations.is_empty() {
        builder = builder.operations(&arguments.operations);
    }
    if let Some(protocol) = &arguments.protocol {
        builder = builder.protocol(protocol);
    }
    let generated = builder.generate_from(&loaded)?;
    output::print_report(generated.warnings());
    Ok(generated)
}
