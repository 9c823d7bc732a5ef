use crate::clients::{CLIENTS, Operations};
use crate::error::Error;
use crate::lock;
use smithereens_meter::{Cost, compiler};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

const WORKSPACE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/..");

/// The package of programs, with clients to build it with.
#[derive(Debug)]
pub struct Build {
    /// Where the package was copied to.
    package: PathBuf,
    target: PathBuf,
    costs: PathBuf,
    /// What the command line tells cargo of the clients.
    patches: Vec<String>,
}

impl Build {
    /// The programs with AWS's clients, below a folder.
    ///
    /// # Errors
    /// That the package cannot be copied.
    pub fn official(folder: &Path) -> Result<Self, Error> {
        Self::copy(&folder.join("official"), &folder.join("official"), Vec::new())
    }

    /// The programs with clients that are generated from models into a folder, with the versions of those whose place they
    /// take.
    ///
    /// # Errors
    /// That a client cannot be generated, or that something cannot be written.
    pub fn ours(folder: &Path, models: &Path, operations: Operations) -> Result<Self, Error> {
        let name = match operations {
            Operations::Used => "ours",
            Operations::All => "whole",
        };
        let folder = folder.join(name);
        let lock = read(&programs().join("Cargo.lock"))?;
        let mut patches = Vec::new();
        for client in CLIENTS {
            let path = folder.join("crates").join(client.package);
            let version = lock::version(&lock, client.package);
            let version = version.ok_or_else(|| Error::new(format!("Cargo.lock lacks {}", client.package)))?;
            client.write(operations, models, version, &Path::new(WORKSPACE).join("runtime"), &path)?;
            // A string of TOML in single quotes is what it says.
            patches.push(format!("patch.crates-io.{}.path='{}'", client.package, path.display()));
        }
        // What both kinds of generated clients depend on is compiled once.
        Self::copy(&folder, &folder.with_file_name("ours"), patches)
    }

    fn copy(folder: &Path, shared: &Path, patches: Vec<String>) -> Result<Self, Error> {
        let build = Self {
            package: folder.join("programs"),
            target: shared.join("target"),
            costs: folder.join("costs"),
            patches,
        };
        copy_sources(&programs(), &build.package)?;
        let mut lock = read(&programs().join("Cargo.lock"))?;
        if !build.patches.is_empty() {
            lock = lock::with_packages_of(&lock, &read(&Path::new(WORKSPACE).join("Cargo.lock"))?);
        }
        write(&build.package.join("Cargo.lock"), &lock)?;
        Ok(build)
    }

    /// Builds the programs.
    ///
    /// # Errors
    /// What cargo says when one does not compile.
    pub fn programs(&self) -> Result<(), Error> {
        run(&mut self.cargo("build", &["--bins"]))
    }

    /// The file of a program that was built.
    pub fn executable(&self, program: &str) -> PathBuf {
        self.target.join("debug").join(program).with_extension(env::consts::EXE_EXTENSION)
    }

    /// What the compiler takes for a client when all that it depends on is compiled, and nothing else runs.
    ///
    /// # Errors
    /// What cargo says when it does not compile, or that it was not measured.
    pub fn cost(&self, package: &str) -> Result<Cost, Error> {
        run(&mut self.cargo("build", &["--package", package]))?;
        run(&mut self.cargo("clean", &["--package", package]))?;
        let mut cargo = self.cargo("build", &["--package", package]);
        run(compiler::measure(&mut cargo, &self.costs).map_err(Error::of("the compiler"))?)?;
        compiler::cost(&self.costs, &package.replace('-', "_")).map_err(Error::of(package))
    }

    fn cargo(&self, command: &str, arguments: &[&str]) -> Command {
        let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        cargo
            .arg(command)
            .arg("--quiet")
            .args(arguments)
            .current_dir(&self.package)
            .arg("--target-dir")
            .arg(&self.target);
        for patch in &self.patches {
            cargo.args(["--config", patch]);
        }
        // What is said of other builds does not hold here.
        for variable in ["CARGO_BUILD_TARGET", "CARGO_ENCODED_RUSTFLAGS", "RUSTFLAGS"] {
            cargo.env_remove(variable);
        }
        cargo
    }
}

fn run(cargo: &mut Command) -> Result<(), Error> {
    let output = cargo.output().map_err(Error::of("cargo"))?;
    match output.status.success() {
        true => Ok(()),
        false => Err(Error::new(String::from_utf8_lossy(&output.stderr))),
    }
}

/// Copies manifests and sources, those of modules in folders too.
fn copy_sources(from: &Path, to: &Path) -> Result<(), Error> {
    for entry in fs::read_dir(from).map_err(Error::of(from.display()))? {
        let path = entry.map_err(Error::of(from.display()))?.path();
        let name = path.file_name().unwrap_or_default();
        if path.is_dir() && name != "target" {
            copy_sources(&path, &to.join(name))?;
        } else if name == "Cargo.toml" || path.extension().is_some_and(|extension| extension == "rs") {
            write(&to.join(name), &read(&path)?)?;
        }
    }
    Ok(())
}

fn programs() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("programs")
}

fn read(path: &Path) -> Result<String, Error> {
    fs::read_to_string(path).map_err(Error::of(path.display()))
}

/// Leaves a file alone that would not change, since cargo goes by its time.
fn write(path: &Path, text: &str) -> Result<(), Error> {
    if fs::read_to_string(path).is_ok_and(|existing| existing == text) {
        return Ok(());
    }
    let folder = path.parent().unwrap_or(path);
    fs::create_dir_all(folder).and_then(|()| fs::write(path, text)).map_err(Error::of(path.display()))
}
