//! The benchmark of compiling a client alone, as a crate.

use crate::compiler;
use crate::costs::{self, CPU_SECONDS, Measure, PEAK, SECONDS};
use crate::failure::Failure;
use crate::process::Cost;
use crate::programs::{self, Profile, Side};
use crate::selection::Selection;
use crate::services::Service;
use crate::tools;
use smithereens_codegen::{Package, Runtime};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const MEASURES: [Measure; 3] = [SECONDS, CPU_SECONDS, PEAK];

/// The operations of a generated client.
#[derive(Debug, Clone, Copy)]
enum Extent {
    /// The operations that the programs call.
    Slice,
    Whole,
}

/// Prints the cost of compiling AWS's client, ours with the operations that the programs call, and ours with all operations.
pub(crate) fn measure(mut selection: Selection) -> Result<(), Failure> {
    let (services, profiles, sides) = (selection.services(), selection.profiles(), selection.sides());
    selection.finish()?;
    programs::fetch()?;
    costs::print_titles("client crate", &MEASURES);
    let is_asked = |side| sides.contains(&side).then_some(());
    for service in services {
        for &profile in &profiles {
            let aws = is_asked(Side::Aws).map(|()| of_aws(service, profile)).transpose()?;
            for extent in [Extent::Slice, Extent::Whole] {
                let ours = is_asked(Side::Ours).map(|()| generated(service, extent, profile)).transpose()?;
                let what = format!("{service}, {}, {profile}", extent.text(service));
                costs::print_row(&what, aws.as_ref(), ours.as_ref(), &MEASURES);
            }
        }
    }
    Ok(())
}

impl Extent {
    fn text(self, service: &Service) -> String {
        match (self, service.operations) {
            (Self::Slice, [_]) => "1 operation".to_owned(),
            (Self::Slice, operations) => format!("{} operations", operations.len()),
            (Self::Whole, _) => "whole".to_owned(),
        }
    }
}

/// The cost of AWS's client with its default features, in a package without other dependencies.
fn of_aws(service: &Service, profile: Profile) -> Result<Cost, Failure> {
    let name = format!("{}-aws", service.name);
    let manifest = format!(
        "[package]\nname = \"{name}\"\nedition = \"2024\"\n\n[dependencies]\n{} = \"1\"\n\n[workspace]\n",
        service.package
    );
    let workspace = workspace(&name, &manifest)?;
    fs::create_dir_all(workspace.join("src"))?;
    fs::write(workspace.join("src/lib.rs"), "")?;
    alone(&workspace, service.package, profile)
}

/// The cost of a generated client, in a separate workspace.
fn generated(service: &Service, extent: Extent, profile: Profile) -> Result<Cost, Failure> {
    let (builder, name) = (smithereens_codegen::configure().model(service.model.file()?), service.name);
    let (builder, name) = match extent {
        Extent::Slice => (builder.operations(service.operations.iter().copied()), format!("{name}-slice")),
        Extent::Whole => (builder, format!("{name}-whole")),
    };
    let workspace = workspace(&name, "[workspace]\nresolver = \"3\"\nmembers = [\"client\"]\n")?;
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").canonicalize()?;
    let package = Package::new(&name, Runtime::path(root.join("runtime")));
    package.write(&builder.generate()?, workspace.join("client"))?;
    alone(&workspace, &name, profile)
}

/// Writes the manifest of a workspace with the lock file of the programs, so that dependencies have the same versions. Cargo
/// removes unused packages from the lock file.
fn workspace(name: &str, manifest: &str) -> Result<PathBuf, Failure> {
    let folder = programs::scratch()?.join("clients").join(name);
    fs::create_dir_all(&folder)?;
    fs::write(folder.join("Cargo.toml"), manifest)?;
    fs::copy(programs::folder().join("Cargo.lock"), folder.join("Cargo.lock"))?;
    Ok(folder)
}

/// The cost of compiling a package of a workspace, after its dependencies and without other processes.
fn alone(workspace: &Path, package: &str, profile: Profile) -> Result<Cost, Failure> {
    let folder = programs::scratch()?.join("clients");
    let cargo = |command: &str| cargo(command, workspace, package, profile, &folder.join("target"));
    tools::output(&mut cargo("build"))?;
    tools::output(&mut cargo("clean"))?;
    let costs = folder.join("costs");
    tools::output(compiler::measure(&mut cargo("build"), &costs)?)?;
    Ok(compiler::cost(&costs, &package.replace('-', "_"))?)
}

fn cargo(command: &str, workspace: &Path, package: &str, profile: Profile, target: &Path) -> Command {
    let mut cargo = tools::cargo(command);
    cargo.args(["--offline", "--quiet", "--package", package, &format!("--profile={profile}"), "--manifest-path"]);
    cargo.arg(workspace.join("Cargo.toml")).arg("--target-dir").arg(target);
    // Crates from a registry are never compiled incrementally.
    cargo.env("CARGO_INCREMENTAL", "0");
    cargo
}
