use crate::arguments::{Client, Extras, Files, Tests};
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
    builder = arguments.auth_schemes.iter().fold(builder, Builder::auth_scheme);
    Ok((loaded, builder))
}

/// Adds the tests of the model.
pub(crate) fn with_tests(builder: Builder, tests: &Tests) -> Builder {
    let builder = builder.protocol_tests(tests.protocol_tests).endpoint_tests(tests.endpoint_tests);
    builder.smoke_tests(tests.smoke_tests)
}

/// Generates the client that the arguments describe, and prints warnings. `change` sets what only one command has.
pub(crate) fn generate(
    arguments: &Client,
    extras: &Extras,
    change: impl FnOnce(Builder) -> Builder,
) -> Result<Generated, Error> {
    let (loaded, builder) = configure(arguments)?;
    let generated = with_extras(change(builder), extras).generate_from(&loaded)?;
    output::print_report(generated.warnings());
    Ok(generated)
}

fn with_extras(builder: Builder, extras: &Extras) -> Builder {
    let mut builder = with_tests(builder, &extras.tests)
        .serde(extras.serde)
        .required_arguments(extras.required_arguments)
        .presign_all(extras.presign_all)
        .endpoint_discovery(extras.endpoint_discovery)
        .mocks(extras.mocks)
        .examples(extras.examples)
        .documentation_traits(extras.documentation_traits);
    if let Some(convention) = &extras.serde_rename {
        builder = builder.serde_rename(convention);
    }
    for (path, attribute) in &extras.type_attributes {
        builder = builder.type_attribute(path, attribute);
    }
    for (path, attribute) in &extras.field_attributes {
        builder = builder.field_attribute(path, attribute);
    }
    builder
}
