use crate::arguments::Crate;
use crate::{client, output};
use smithereens_codegen::Package;
use std::process::ExitCode;

pub(crate) fn run(arguments: &Crate) -> ExitCode {
    let (input, builder) = match client::read(&arguments.client) {
        Ok(read) => read,
        Err(code) => return code,
    };
    output::print_written(builder.generate_from(&input.model, &input.sources).and_then(|generated| {
        eprint!("{}", generated.warnings());
        let name = arguments.name.clone().unwrap_or_else(|| format!("aws-sdk-{}", generated.name()));
        let mut package = Package::new(name).version(&arguments.package_version);
        if let Some(runtime) = &arguments.runtime {
            package = package.runtime(runtime);
        }
        package.write(&generated, &arguments.out)?;
        Ok(arguments.out.join("Cargo.toml"))
    }))
}
