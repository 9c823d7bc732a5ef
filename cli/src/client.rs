use crate::arguments::{Client, Files};
use crate::input::{self, Input};
use smithereens_codegen::Builder;
use std::process::ExitCode;

/// The model that a client is to be generated from, and a builder with all that was asked for.
pub(crate) fn read(arguments: &Client) -> Result<(Input, Builder), ExitCode> {
    let input = input::read_valid(&Files { paths: arguments.models.clone() })?;
    let mut builder = smithereens_codegen::configure();
    if let Some(service) = &arguments.service {
        builder = builder.service(service);
    }
    if !arguments.operations.is_empty() {
        builder = builder.operations(&arguments.operations);
    }
    if let Some(protocol) = &arguments.protocol {
        builder = builder.protocol(protocol);
    }
    Ok((input, builder))
}
