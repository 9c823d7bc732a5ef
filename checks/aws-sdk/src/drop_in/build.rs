use crate::drop_in::clients::CLIENTS;
use crate::drop_in::error::Error;
use crate::drop_in::lock;
use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

pub(super) const WORKSPACE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");

/// The package of programs, with clients to build it with.
#[derive(Debug)]
pub struct Build {
    /// The copy of the package.
    package: PathBuf,
    target: PathBuf,
    /// The values of `--config` that replace AWS's clients.
    patches: Vec<String>,
    /// Whether smithereens-config is in the place of aws-config.
    has_config: bool,
}

impl Build {
    /// The programs with AWS's clients, built in a folder.
    ///
    /// # Errors
    /// The package cannot be copied.
    pub fn official(folder: &Path) -> Result<Self, Error> {
        Self::copy(&folder.join("official"), Vec::new())
    }

    /// The programs with clients that are generated from models into a folder, with the versions of AWS's clients.
    ///
    /// # Errors
    /// A client cannot be generated, or a file cannot be written.
    pub fn ours(folder: &Path, models: &Path) -> Result<Self, Error> {
        let folder = folder.join("ours");
        let lock = read(&programs().join("Cargo.lock"))?;
        let mut patches = Vec::new();
        for client in CLIENTS {
            let path = folder.join("crates").join(client.package);
            let version = lock::version(&lock, client.package);
            let version = version.ok_or_else(|| Error::new(format!("Cargo.lock lacks {}", client.package)))?;
            client.write(models, version, &Path::new(WORKSPACE).join("runtime"), &path)?;
            patches.push(patch(client.package, &path));
        }
        Self::copy(&folder, patches)
    }

    /// The same programs and clients, with smithereens-config in the place of aws-config. It uses the same target directory:
    /// run the programs of one build before you build the other.
    ///
    /// # Errors
    /// The package cannot be copied, or does not depend on aws-config.
    pub fn with_config(&self) -> Result<Self, Error> {
        let package = self.package.with_file_name("programs-with-config");
        let copy = Self::copy_to(package, self.target.clone(), self.patches.clone())?;
        let build = Self { has_config: true, ..copy };
        let manifest = build.package.join("Cargo.toml");
        write(&manifest, &with_config(&read(&programs().join("Cargo.toml"))?)?)?;
        Ok(build)
    }

    /// The programs in a package that `smithereens adopt` changed, in place of patches on the command line. It uses the target
    /// directory of [`Build::ours`]: run the programs of one build before you build the other.
    ///
    /// # Errors
    /// The package cannot be copied, or the command fails.
    pub fn adopted(folder: &Path, models: &Path) -> Result<Self, Error> {
        let (package, target) = (folder.join("adopted").join("programs"), folder.join("ours").join("target"));
        if package.exists() {
            fs::remove_dir_all(&package).map_err(Error::of(package.display()))?;
        }
        let copy = Self::copy_to(package, target, Vec::new())?;
        let build = Self { has_config: true, ..copy };
        let models = models.canonicalize().map_err(Error::of(models.display()))?;
        build.adopt(&["--source".as_ref(), models.as_ref(), "--path".as_ref(), WORKSPACE.as_ref()])?;
        Ok(build)
    }

    /// Undoes the command of [`Build::adopted`].
    ///
    /// # Errors
    /// The command fails, or a file of the package is not as it was before.
    pub fn undo(&self) -> Result<(), Error> {
        self.adopt(&["--undo".as_ref()])?;
        for name in ["Cargo.toml", "Cargo.lock"] {
            if read(&self.package.join(name))? != read(&programs().join(name))? {
                return Err(Error::new(format!("{name} is not as it was before")));
            }
        }
        match self.package.join("smithereens").exists() {
            true => Err(Error::new("generated crates are left")),
            false => Ok(()),
        }
    }

    /// Runs `smithereens adopt` in the package.
    fn adopt(&self, arguments: &[&OsStr]) -> Result<(), Error> {
        let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        cargo.args(["run", "--quiet", "--package", "smithereens-cli", "--manifest-path"]);
        cargo.arg(Path::new(WORKSPACE).join("Cargo.toml")).args(["--", "adopt"]).args(arguments);
        run(cargo.current_dir(&self.package))
    }

    fn copy(folder: &Path, patches: Vec<String>) -> Result<Self, Error> {
        Self::copy_to(folder.join("programs"), folder.join("target"), patches)
    }

    fn copy_to(package: PathBuf, target: PathBuf, patches: Vec<String>) -> Result<Self, Error> {
        let build = Self { package, target, patches, has_config: false };
        let mut copied = BTreeSet::new();
        copy_sources(&programs(), &build.package, &mut copied)?;
        remove_others(&build.package, &copied)?;
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
    /// A program does not compile. The error contains the output of cargo.
    pub fn programs(&self) -> Result<(), Error> {
        run(&mut self.cargo("build", &["--bins"]))
    }

    /// The extensions of the files with intended differences.
    pub(super) fn differences(&self) -> &'static [&'static str] {
        if self.has_config { &["differences.txt", "config.differences.txt"] } else { &["differences.txt"] }
    }

    /// The path of a program that was built.
    pub fn executable(&self, program: &str) -> PathBuf {
        self.target.join("debug").join(program).with_extension(env::consts::EXE_EXTENSION)
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
        // Generated clients have dependencies that are not in the lock file of the programs.
        if self.patches.is_empty() {
            cargo.arg("--locked");
        }
        for patch in &self.patches {
            cargo.args(["--config", patch]);
        }
        // Settings of other builds do not apply here.
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

/// A manifest in which the dependency aws-config is smithereens-config, with the same features.
fn with_config(manifest: &str) -> Result<String, Error> {
    let path = Path::new(WORKSPACE).join("config");
    let (theirs, ours) = ("aws-config = { version = \"1\",", "aws-config = { package = \"smithereens-config\", path =");
    match manifest.contains(theirs) {
        true => Ok(manifest.replace(theirs, &format!("{ours} {},", quoted(&path)))),
        false => Err(Error::new(format!("the manifest of the programs lacks `{theirs}`"))),
    }
}

/// The setting that replaces a package by the one in a folder.
fn patch(package: &str, folder: &Path) -> String {
    format!("patch.crates-io.{package}.path={}", quoted(folder))
}

/// A path as a basic string of TOML. For paths, the escapes of Rust are valid there.
fn quoted(path: &Path) -> String {
    let path = path.to_string_lossy().replace('\\', "\\\\").replace('"', "\\\"");
    format!("\"{path}\"")
}

/// Copies manifests and sources recursively, and adds the paths of the copies to `copied`.
fn copy_sources(from: &Path, to: &Path, copied: &mut BTreeSet<PathBuf>) -> Result<(), Error> {
    for entry in fs::read_dir(from).map_err(Error::of(from.display()))? {
        let path = entry.map_err(Error::of(from.display()))?.path();
        let name = path.file_name().unwrap_or_default();
        if path.is_dir() && name != "target" {
            copy_sources(&path, &to.join(name), copied)?;
        } else if name == "Cargo.toml" || is_source(&path) {
            write(&to.join(name), &read(&path)?)?;
            copied.insert(to.join(name));
        }
    }
    Ok(())
}

/// Removes the sources in a folder that were not copied, because cargo would build programs that no longer exist.
fn remove_others(folder: &Path, copied: &BTreeSet<PathBuf>) -> Result<(), Error> {
    for entry in fs::read_dir(folder).map_err(Error::of(folder.display()))? {
        let path = entry.map_err(Error::of(folder.display()))?.path();
        if path.is_dir() {
            remove_others(&path, copied)?;
        } else if is_source(&path) && !copied.contains(&path) {
            fs::remove_file(&path).map_err(Error::of(path.display()))?;
        }
    }
    Ok(())
}

fn is_source(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "rs")
}

pub(super) fn programs() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("programs")
}

pub(super) fn read(path: &Path) -> Result<String, Error> {
    fs::read_to_string(path).map_err(Error::of(path.display()))
}

/// Writes a file unless it is unchanged, because cargo compares modification times.
pub(super) fn write(path: &Path, text: &str) -> Result<(), Error> {
    if fs::read_to_string(path).is_ok_and(|existing| existing == text) {
        return Ok(());
    }
    let folder = path.parent().unwrap_or(path);
    fs::create_dir_all(folder).and_then(|()| fs::write(path, text)).map_err(Error::of(path.display()))
}

#[cfg(test)]
mod tests {
    use super::{copy_sources, patch, remove_others};
    use std::collections::BTreeSet;
    use std::fs;
    use std::path::Path;

    #[test]
    fn the_folder_of_a_patch_may_have_quotes() {
        assert_eq!(patch("a", Path::new("/it's")), "patch.crates-io.a.path=\"/it's\"");
        assert_eq!(patch("a", Path::new(r#"C:\a "b""#)), r#"patch.crates-io.a.path="C:\\a \"b\"""#);
    }

    #[test]
    fn a_removed_source_is_not_built() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let (from, to) = (folder.path().join("from"), folder.path().join("to"));
        fs::create_dir_all(from.join("module")).expect("a folder");
        for name in ["kept.rs", "gone.rs", "module/gone.rs"] {
            fs::write(from.join(name), "").expect("it is written");
        }
        for gone in [&["gone.rs", "module/gone.rs"][..], &[]] {
            let mut copied = BTreeSet::new();
            copy_sources(&from, &to, &mut copied).expect("they are copied");
            remove_others(&to, &copied).expect("others are removed");
            gone.iter().for_each(|name| fs::remove_file(from.join(name)).expect("it was there"));
        }
        let left = ["kept.rs", "gone.rs", "module/gone.rs"].map(|name| to.join(name).exists());
        assert_eq!(left, [true, false, false]);
    }
}
