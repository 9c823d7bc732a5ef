use crate::arguments::{Files, Generate};
use crate::input;
use std::process::ExitCode;

pub(crate) fn run(arguments: &Generate) -> ExitCode {
    let input = match input::read_valid(&Files { paths: arguments.models.clone() }) {
        Ok(input) => input,
        Err(code) => return code,
    };
    let mut builder = smithereens_codegen::configure().out_dir(&arguments.out);
    if let Some(service) = &arguments.service {
        builder = builder.service(service);
    }
    if !arguments.operations.is_empty() {
        builder = builder.operations(&arguments.operations);
    }
    if let Some(protocol) = &arguments.protocol {
        builder = builder.protocol(protocol);
    }
    if let Some(name) = &arguments.name {
        builder = builder.name(name);
    }
    let written = builder.generate_from(&input.model, &input.sources).and_then(|generated| {
        eprint!("{}", generated.warnings());
        builder.write(&generated)
    });
    match written {
        Ok(path) => {
            println!("{}", path.display());
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{}", error.to_string().trim_end());
            ExitCode::FAILURE
        }
    }
}
