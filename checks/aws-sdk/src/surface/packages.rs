use crate::surface::cfg::Features;
use crate::surface::error::Error;
use crate::surface::source::Sources;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;

/// AWS's runtime crates, which both sides re-export.
const RUNTIME_CRATES: [&str; 8] = [
    "aws_credential_types",
    "aws_runtime",
    "aws_smithy_async",
    "aws_smithy_http",
    "aws_smithy_runtime",
    "aws_smithy_runtime_api",
    "aws_smithy_types",
    "aws_types",
];

/// The packages whose sources are read, by the names of their crates.
#[derive(Debug)]
pub struct Packages(BTreeMap<String, Package>);

/// A package that cargo has fetched.
#[derive(Debug)]
pub(crate) struct Package {
    /// The file of the crate's root.
    pub(crate) root: PathBuf,
    /// The version.
    pub(crate) version: String,
    /// The default features.
    pub(crate) features: BTreeSet<String>,
    /// The renamed dependencies: the name in the package, and the name of the crate.
    pub(crate) renamed: BTreeMap<String, String>,
}

impl Packages {
    /// AWS's crates and their dependencies, with the versions in `official/Cargo.lock`. Cargo downloads missing packages.
    ///
    /// # Errors
    /// Cargo cannot download them. The error contains the output of cargo.
    pub fn official() -> Result<Self, Error> {
        let manifest = Path::new(env!("CARGO_MANIFEST_DIR")).join("official/Cargo.toml");
        let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        let output = Command::new(cargo)
            .args(["metadata", "--locked", "--format-version", "1", "--manifest-path"])
            .arg(manifest)
            .output()
            .map_err(|error| Error(format!("cannot run cargo: {error}")))?;
        if !output.status.success() {
            return Err(Error(String::from_utf8_lossy(&output.stderr).into_owned()));
        }
        let metadata: Value = serde_json::from_slice(&output.stdout)
            .map_err(|error| Error(format!("cannot read the output of `cargo metadata`: {error}")))?;
        let packages = metadata["packages"].as_array().into_iter().flatten();
        Ok(Self(packages.filter_map(package).collect()))
    }

    /// The package of a crate.
    ///
    /// # Errors
    /// There is no such package.
    pub(crate) fn get(&self, name: &str) -> Result<&Package, Error> {
        let missing = || Error(format!("no package in the output of `cargo metadata` has the crate `{name}`"));
        self.0.get(name).ok_or_else(missing)
    }

    /// The sources of AWS's runtime crates, with all features.
    ///
    /// # Errors
    /// They cannot be read.
    pub(crate) fn runtime_sources(&self) -> Result<Sources, Error> {
        let mut sources = Sources::default();
        for name in RUNTIME_CRATES {
            sources.add_crate(name, &self.get(name)?.root, &Features::All)?;
        }
        Ok(sources)
    }

    /// The version of the package of a crate.
    pub fn version(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(|package| package.version.as_str())
    }
}

fn package(package: &Value) -> Option<(String, Package)> {
    let targets = package["targets"].as_array()?;
    let is_library = |target: &&Value| target["kind"].as_array().is_some_and(|kinds| kinds.contains(&"lib".into()));
    let library = targets.iter().find(is_library)?;
    Some((
        library["name"].as_str()?.replace('-', "_"),
        Package {
            root: library["src_path"].as_str()?.into(),
            version: package["version"].as_str()?.to_owned(),
            features: default_features(&package["features"]),
            renamed: renamed(&package["dependencies"]),
        },
    ))
}

fn renamed(dependencies: &Value) -> BTreeMap<String, String> {
    let crate_name = |name: &Value| name.as_str().map(|name| name.replace('-', "_"));
    let renamed = |dependency: &Value| Some((crate_name(&dependency["rename"])?, crate_name(&dependency["name"])?));
    dependencies.as_array().into_iter().flatten().filter_map(renamed).collect()
}

fn default_features(features: &Value) -> BTreeSet<String> {
    let (mut enabled, mut open) = (BTreeSet::new(), vec!["default"]);
    while let Some(feature) = open.pop() {
        if enabled.insert(feature.to_owned()) {
            open.extend(features[feature].as_array().into_iter().flatten().filter_map(Value::as_str));
        }
    }
    enabled
}
