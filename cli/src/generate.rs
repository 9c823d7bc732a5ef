use crate::arguments::Generate;
use crate::{client, output};
use std::process::ExitCode;

pub(crate) fn run(arguments: &Generate) -> ExitCode {
    let (input, mut builder) = match client::read(&arguments.client) {
        Ok(read) => read,
        Err(code) => return code,
    };
    builder = builder.out_dir(&arguments.out);
    if let Some(name) = &arguments.name {
        builder = builder.name(name);
    }
    output::print_written(builder.generate_from(&input.model, &input.sources).and_then(|generated| {
        eprint!("{}", generated.warnings());
        builder.write(&generated)
    }))
}
