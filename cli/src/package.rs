use crate::arguments::Crate;
use crate::{client, output};
use smithereens_codegen::{Error, Package};

pub(crate) fn run(arguments: &Crate) -> Result<(), Error> {
    let generated = client::generate(&arguments.client, |builder| builder)?;
    let name = arguments.name.clone().unwrap_or_else(|| format!("aws-sdk-{}", generated.name()));
    let mut package = Package::new(name).version(&arguments.package_version);
    if let Some(runtime) = &arguments.runtime {
        package = package.runtime(runtime);
    }
    package.write(&generated, &arguments.out)?;
    output::print(format!("{}\n", arguments.out.join("Cargo.toml").display()).as_bytes())
}
