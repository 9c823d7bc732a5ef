use crate::arguments::{Client, Extras, Files};
use crate::{input, output};
use smithereens_codegen::load::Loaded;
use smithereens_codegen::{Builder, Error, Generated};

/// Loads the model of the arguments, and configures a client of it.
pub(crate) fn configure(arguments: &Client) -> Result<(Loaded, Builder), Error> {
    let loaded = input::load(&Files { paths: arguments.models.clone() })?;
    let mut builder = smithereens_codegen::configure();
    if let Some(service) = &arguments.service {
        builder = builder.service(service);
    }
    if !arguments.operations.is_empty() {
        builder = builder.operations(&arguments.operations);
    }
    if !arguments.used_in.is_empty() {
        // A path that cannot be made absolute is empty, and the search reports it.
        let absolute = |path| std::path::absolute(path).unwrap_or_default();
        builder = builder.operations_used_in(arguments.used_in.iter().map(absolute));
    }
    if let Some(protocol) = &arguments.protocol {
        builder = builder.protocol(protocol);
    }
    Ok((loaded, builder))
}

/// Generates the client that the arguments describe, and prints warnings. `change` sets what only one command has.
pub(crate) fn generate(
    arguments: &Client,
    extras: &Extras,
    change: impl FnOnce(Builder) -> Builder,
) -> Result<Generated, Error> {
    let (loaded, builder) = configure(arguments)?;
    let mut builder = change(builder)
        .serde(extras.serde)
        .required_arguments(extras.required_arguments)
        .presign_all(extras.presign_all);
    if let Some(convention) = &extras.serde_rename {
        builder = builder.serde_rename(convention);
    }
    let generated = builder.generate_from(&loaded)?;
    output::print_report(generated.warnings());
    Ok(generated)
}
