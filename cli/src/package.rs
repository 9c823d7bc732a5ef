use crate::arguments::{Crate, RuntimeSource};
use crate::{client, output};
use smithereens_codegen::{Error, Package, Runtime};

pub(crate) fn run(arguments: &Crate) -> Result<(), Error> {
    let generated = client::generate(&arguments.client, &arguments.extras, |builder| builder)?;
    let name = arguments.name.clone().unwrap_or_else(|| format!("aws-sdk-{}", generated.name()));
    let package = Package::new(name, runtime(&arguments.runtime)).version(&arguments.package_version);
    package.write(&generated, &arguments.out)?;
    output::print(format!("{}\n", arguments.out.join("Cargo.toml").display()).as_bytes())
}

/// Exactly one source is set, as the command line requires.
fn runtime(arguments: &RuntimeSource) -> Runtime {
    match arguments {
        RuntimeSource { runtime_path: Some(path), .. } => Runtime::path(path),
        RuntimeSource { runtime_git: Some(url), runtime_rev: Some(rev), .. } => Runtime::git_revision(url, rev),
        RuntimeSource { runtime_git: Some(url), .. } => Runtime::git(url),
        RuntimeSource { runtime_version, .. } => Runtime::version(runtime_version.clone().unwrap_or_default()),
    }
}
