//! What the features of a client's crate enable in the packages that it depends on.
//!
//! Cargo unifies the features of a build: a program may use a conversion that only a feature of a client enables. So a
//! feature of a generated crate enables whatever the feature of the same name enables in AWS's crate.

use crate::drop_in::build::{WORKSPACE, programs, read, write};
use crate::drop_in::clients::{CLIENTS, Client};
use crate::drop_in::error::Error;
use crate::drop_in::lock;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fmt};

/// The crate of one service, twice: AWS's, and one that is generated for its version.
#[derive(Debug)]
pub struct Crates {
    /// The name of both.
    pub package: &'static str,
    /// AWS's crate.
    pub official: Crate,
    /// The generated crate.
    pub ours: Crate,
}

/// A crate, and a package that depends on it and on nothing else.
#[derive(Debug)]
pub struct Crate {
    package: &'static str,
    /// The part of the dependency that says where the crate is.
    source: String,
    dependent: PathBuf,
    lock: String,
}

/// A package of a build or, with a feature, what is enabled in it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Enabled {
    /// The name of the package.
    pub package: String,
    /// The part of its version that compatible versions share, such as `0.14`.
    pub version: String,
    /// A feature of it, or nothing for the package itself.
    pub feature: Option<String>,
}

impl fmt::Display for Enabled {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.package, self.version)?;
        self.feature.iter().try_for_each(|feature| write!(f, "/{feature}"))
    }
}

impl Crates {
    /// The crates of all services. Those that are not AWS's are generated below a folder.
    ///
    /// # Errors
    /// A crate cannot be generated, or something cannot be read or written.
    pub fn all(folder: &Path, models: &Path) -> Result<Vec<Self>, Error> {
        let official = read(&programs().join("Cargo.lock"))?;
        let ours = lock::with_packages_of(&official, &read(&Path::new(WORKSPACE).join("Cargo.lock"))?);
        CLIENTS.iter().map(|client| Self::of(client, folder, models, [&official, &ours])).collect()
    }

    fn of(client: &Client, folder: &Path, models: &Path, [official, ours]: [&str; 2]) -> Result<Self, Error> {
        let package = client.package;
        let folder = folder.join(package);
        let version = lock::version(official, package);
        let version = version.ok_or_else(|| Error::new(format!("Cargo.lock lacks {package}")))?;
        client.write(models, version, &Path::new(WORKSPACE).join("runtime"), &folder.join("generated"))?;
        let of = |name: &str, source: &str, lock: &str| Crate {
            package,
            source: source.to_owned(),
            dependent: folder.join(name),
            lock: lock.to_owned(),
        };
        Ok(Self {
            package,
            official: of("official", &format!("version = \"={version}\""), official),
            ours: of("ours", "path = \"../generated\"", ours),
        })
    }
}

impl Crate {
    /// Everything that is enabled in a build with these features of the crate, without those that are on by default.
    ///
    /// # Errors
    /// The message of cargo if it cannot resolve the dependencies.
    pub fn enabled(&self, features: &[&str]) -> Result<BTreeSet<Enabled>, Error> {
        let manifest = format!(
            "[package]\nname = \"dependent\"\nedition = \"2024\"\n\n[dependencies]\n{} = {{ {}, default-features = false, \
             features = {features:?} }}\n\n[workspace]\n",
            self.package, self.source
        );
        write(&self.dependent.join("Cargo.toml"), &manifest)?;
        write(&self.dependent.join("src/lib.rs"), "")?;
        // Cargo adds packages that only this set of features needs. The next set starts from the same file.
        write(&self.dependent.join("Cargo.lock"), &self.lock)?;
        let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        cargo.args(["tree", "--quiet", "--edges", "normal", "--prefix", "none", "--no-dedupe", "--format", "{p}\t{f}"]);
        let output = cargo.current_dir(&self.dependent).output().map_err(Error::of("cargo"))?;
        if !output.status.success() {
            return Err(Error::new(String::from_utf8_lossy(&output.stderr)));
        }
        let tree = String::from_utf8_lossy(&output.stdout);
        Ok(tree.lines().filter_map(enabled).flatten().filter(|enabled| enabled.package != "dependent").collect())
    }

    /// The features of the crate, with what each enables.
    ///
    /// # Errors
    /// The message of cargo if it cannot find the crate.
    pub fn features(&self) -> Result<serde_json::Map<String, serde_json::Value>, Error> {
        self.enabled(&[])?;
        let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        cargo.args(["metadata", "--format-version", "1"]).current_dir(&self.dependent);
        let output = cargo.output().map_err(Error::of("cargo"))?;
        if !output.status.success() {
            return Err(Error::new(String::from_utf8_lossy(&output.stderr)));
        }
        let metadata: serde_json::Value =
            serde_json::from_slice(&output.stdout).map_err(Error::of("cargo metadata"))?;
        let mut packages = metadata["packages"].as_array().into_iter().flatten();
        let package = packages.find(|package| package["name"] == self.package);
        let features = package.and_then(|package| package["features"].as_object());
        features.cloned().ok_or_else(|| Error::new(format!("cargo metadata has no features of {}", self.package)))
    }
}

/// The package in a line of `cargo tree`, and its features.
fn enabled(line: &str) -> Option<impl Iterator<Item = Enabled>> {
    let (package, features) = line.split_once('\t')?;
    let mut words = package.split(' ');
    let (name, version) = (words.next()?.to_owned(), compatible(words.next()?.strip_prefix('v')?).to_owned());
    let features = features.split(',').filter(|feature| !feature.is_empty()).map(|feature| Some(feature.to_owned()));
    let features: Vec<Option<String>> = std::iter::once(None).chain(features).collect();
    Some(features.into_iter().map(move |feature| Enabled { package: name.clone(), version: version.clone(), feature }))
}

/// The part of a version that compatible versions share.
fn compatible(version: &str) -> &str {
    let parts = if version.starts_with("0.") { 2 } else { 1 };
    version.match_indices('.').nth(parts - 1).map_or(version, |(end, _)| &version[..end])
}

#[cfg(test)]
mod tests {
    use super::enabled;

    #[test]
    fn a_line_has_a_package_and_its_features() {
        for (line, expected) in [
            ("hyper v0.14.32\tclient,h2", ["hyper 0.14", "hyper 0.14/client", "hyper 0.14/h2"].as_slice()),
            ("a v1.2.3 (/path to/a)\t", ["a 1"].as_slice()),
            ("b-macros v12.0.1 (proc-macro)\tdefault", ["b-macros 12", "b-macros 12/default"].as_slice()),
        ] {
            let found: Vec<String> = enabled(line).into_iter().flatten().map(|enabled| enabled.to_string()).collect();
            assert_eq!(found, expected);
        }
        assert!(enabled("").is_none());
    }
}
