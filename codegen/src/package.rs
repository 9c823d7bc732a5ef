use crate::diagnostic::{Diagnostic, Place, Report};
use crate::error::Error;
use crate::generate::Generated;
use crate::json::quote;
use crate::output;
use crate::runtime::Runtime;
use std::path::{Path, PathBuf};

/// A package with a generated client, which can replace one of AWS's crates.
///
/// It has a manifest, a README, and one file for each operation and type. Its features are those of AWS's crates, so a
/// dependency on AWS's crate is also a dependency on this package: as a path dependency or with `[patch]`.
///
/// ```no_run
/// use smithereens_codegen::{Package, Runtime};
///
/// let builder = smithereens_codegen::configure().model("model/api-gateway.json").operations(["GetGatewayResponse"]);
/// let package = Package::new("aws-sdk-apigateway", Runtime::path("../../smithereens/runtime"));
/// package.version("1.125.0").write(&builder.generate()?, "vendor/aws-sdk-apigateway")?;
/// # Ok::<(), smithereens_codegen::Error>(())
/// ```
#[derive(Debug, Clone)]
#[must_use = "nothing is written before `write` is called"]
pub struct Package {
    name: String,
    version: String,
    runtime: Runtime,
}

/// The feature of packages with mocks.
const MOCKS: &str = r#"
# Not in AWS's crates: the module `mocks`, for tests of other packages. Tests of this package always have it.
mocks = ["smithereens/mocks"]
"#;

impl Package {
    /// A package of this name: a letter, then letters, digits, `-` and `_`.
    pub fn new(name: impl Into<String>, runtime: Runtime) -> Self {
        Self { name: name.into(), version: "0.1.0".to_owned(), runtime }
    }

    /// Sets the version. The default is `0.1.0`. For `[patch]`, the version must satisfy the requirements of the packages
    /// that depend on AWS's crate.
    pub fn version(mut self, version: impl Into<String>) -> Self {
        self.version = version.into();
        self
    }

    /// Writes the package to a folder, which is created if necessary, and returns the paths of its files. Files that do not
    /// change are not written again. Previously generated files that are not part of the package any more are removed; other
    /// files are kept.
    ///
    /// # Errors
    /// [`Error::Invalid`] if the name or the version is invalid, and [`Error::Write`] if a file cannot be written or removed.
    pub fn write(&self, client: &Generated, folder: impl AsRef<Path>) -> Result<Vec<PathBuf>, Error> {
        let folder = folder.as_ref();
        let files = self.files(client)?;
        let sources = files.iter().filter_map(|(path, text)| Some((path.strip_prefix("src/")?, text.as_str())));
        output::write(&folder.join("src"), sources)?;
        for (path, text) in files.iter().filter(|(path, _)| !path.starts_with("src/")) {
            output::write_file(&folder.join(path), text)?;
        }
        Ok(files.iter().map(|(path, _)| folder.join(path)).collect())
    }

    /// The files of the package: the path of each, with `/` on every system, and its text.
    ///
    /// # Errors
    /// [`Error::Invalid`] if the name or the version is invalid.
    pub fn files(&self, client: &Generated) -> Result<Vec<(String, String)>, Error> {
        self.check()?;
        if client.types_only {
            let message =
                "a package takes the place of one of AWS's crates, so it needs a client: leave out `types_only`";
            return Err(invalid(message.to_owned()));
        }
        let root = Self::root(client);
        let text = |path, text: &str| if path == output::ROOT { root.clone() } else { text.to_owned() };
        let sources = client.files().map(|(path, source)| (format!("src/{path}"), text(path, source)));
        let manifest = ("Cargo.toml".to_owned(), self.manifest(client));
        let readme = ("README.md".to_owned(), self.readme(client));
        Ok([manifest, readme].into_iter().chain(sources).collect())
    }

    /// The root of the crate: the root of the client, with documentation and lints. A root that `include_client!` includes
    /// cannot have them.
    fn root(client: &Generated) -> String {
        let root = client.files().find(|(path, _)| *path == output::ROOT).map_or("", |(_, text)| text);
        let items = root.strip_prefix(output::HEADER).unwrap_or(root);
        let docs: String = client.docs.lines().map(|line| format!("//! {line}\n")).collect();
        format!("{}{docs}\n#![warn(missing_docs)]\n\n{items}", output::HEADER)
    }

    fn check(&self) -> Result<(), Error> {
        let is_word = |text: &str| text.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_');
        if !self.name.starts_with(|c: char| c.is_ascii_alphabetic()) || !is_word(&self.name) {
            let expected = "a letter, then letters, digits, `-` and `_`";
            return Err(invalid(format!("invalid package name `{}`: expected {expected}", self.name)));
        }
        let core = self.version.split(['-', '+']).next().unwrap_or_default();
        let is_number = |part: &str| part.parse::<u64>().is_ok_and(|number| number.to_string() == part);
        let is_rest = |c: char| c.is_ascii_alphanumeric() || ".-+".contains(c);
        if core.split('.').count() != 3 || !core.split('.').all(is_number) || !self.version.chars().all(is_rest) {
            let expected = "MAJOR.MINOR.PATCH, such as 1.125.0";
            return Err(invalid(format!("invalid version `{}`: expected {expected}", self.version)));
        }
        Ok(())
    }

    fn manifest(&self, client: &Generated) -> String {
        let source = self.runtime.keys().into_iter().map(|(key, value)| format!("{key} = {}", toml_string(&value)));
        let source = source.collect::<Vec<_>>().join(", ");
        let features: Vec<String> = client.features.iter().map(|feature| toml_string(feature)).collect();
        let sigv4a = if client.signs_for_regions { "\"sigv4a\", " } else { "" };
        let mocks = if client.has_mocks { MOCKS } else { "" };
        let manifest = format!(
            r#"# Generated by smithereens-codegen from a Smithy model.

[package]
name = {name}
version = {version}
description = {description}
edition = "2024"
rust-version = "{rust_version}"
readme = "README.md"

[features]
default = [{sigv4a}"rt-tokio", "rustls-ring"]
# HTTPS with rustls on ring. AWS's crates have no such feature: their default features are `default-https-client` and
# `rustls`, which compile a C library and hyper 0.14.
rustls-ring = ["smithereens/rustls-ring"]

# The features below have the names of features of AWS's crates, and enable the same features of `aws-smithy-*`.

# No effect: the client always behaves as the latest version. AWS's crates need this feature for that.
behavior-version-latest = []
# HTTPS with rustls on aws-lc, a C library, and AWS's HTTP client for programs that use it.
default-https-client = ["smithereens/rustls-aws-lc", "aws-smithy-runtime/default-https-client"]
# HTTPS, and for programs that use them: AWS's HTTP client on hyper 0.14, and conversions to types of `http` 0.2.
legacy-https-client = ["smithereens/rustls-ring", "aws-smithy-runtime/tls-rustls"]
rustls = ["smithereens/rustls-ring", "aws-smithy-runtime/tls-rustls"]
# No effect: requests and responses always have the types of `http` 1.
http-1x = []
# Conversions of requests, presigned ones included, to types of `http` 0.2.
http-02x = ["smithereens/http-02x"]
# Signatures for several regions. A default feature if the service supports them, as in AWS's crates.
sigv4a = ["smithereens/sigv4a"]
# Retries and timeouts with timers of tokio.
rt-tokio = ["smithereens/rt-tokio"]
# Test utilities for programs that use the client.
test-util = ["smithereens/test-util"]
# Also AWS's test utilities for types of `http` 0.2.
legacy-test-util = ["test-util", "aws-smithy-runtime/legacy-test-util"]
# No effect. In AWS's crates, this feature enables their own tests.
gated-tests = []
{mocks}
[dependencies]
# For the features above: the client uses it through the runtime, which requires a version.
aws-smithy-runtime = {{ version = "1", default-features = false }}
smithereens = {{ {source}, default-features = false, features = [{features}] }}
"#,
            name = toml_string(&self.name),
            version = toml_string(&self.version),
            description = toml_string(&format!("A client for {}", client.title)),
            rust_version = env!("CARGO_PKG_RUST_VERSION"),
            features = features.join(", "),
        );
        manifest + &Self::dev_dependencies(client, &source)
    }

    /// The part of the manifest that enables what the generated tests and mocks need when `cargo test` compiles them.
    fn dev_dependencies(client: &Generated, source: &str) -> String {
        let needed = [(client.has_mocks, "mocks"), (client.has_tests, "test-util")];
        let needed = needed.into_iter().filter(|(is_needed, _)| *is_needed).map(|(_, feature)| toml_string(feature));
        let features = needed.collect::<Vec<_>>().join(", ");
        if features.is_empty() {
            return String::new();
        }
        let tokio = match client.has_smoke_tests {
            true => "# Smoke tests are tests of tokio.\ntokio = { version = \"1\", features = [\"macros\", \"rt\"] }\n",
            false => "",
        };
        format!(
            "\n[dev-dependencies]\n\
             # For the modules that only tests have.\n\
             smithereens = {{ {source}, default-features = false, features = [{features}] }}\n{tokio}"
        )
    }

    fn readme(&self, client: &Generated) -> String {
        let operations: String = client.operations().iter().map(|(name, _)| format!("- `{name}`\n")).collect();
        format!(
            "# {name}\n\n\
             A client for {title}, generated from the service's Smithy model by\n\
             [smithereens](https://docs.rs/smithereens-codegen). It has the interface of AWS's crate and can replace it\n\
             in `Cargo.toml`:\n\n\
             ```toml\n\
             [dependencies]\n\
             {name} = {{ path = \"path/to/{name}\" }}\n\
             ```\n\n\
             Programs for AWS's crate compile unchanged. `{module}::Client::new(&config)` takes the configuration that\n\
             [`aws-config`](https://docs.rs/aws-config) loads.\n\n\
             ## Operations\n\n\
             {operations}",
            name = self.name,
            title = client.title,
            module = self.name.replace('-', "_"),
        )
    }
}

fn invalid(message: String) -> Error {
    let mut report = Report::default();
    report.push(Diagnostic::error("Package", Place::Nowhere, message));
    Error::Invalid(report)
}

/// A basic string of TOML, which has the same escapes as a string of JSON.
fn toml_string(text: &str) -> String {
    quote(text).replace('\u{7f}', "\\u007f")
}
