//! The benchmark of what each option of the generator costs: a package that contains only a client, with the option and
//! without it.

use crate::compiler;
use crate::failure::Failure;
use crate::process::Cost;
use crate::table::thousands;
use crate::{programs, tools};
use serde_json::Value;
use smithereens_checks_support::Resource;
use smithereens_checks_support::models::Published;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

/// A client that options are measured with.
#[derive(Debug)]
struct Client {
    title: &'static str,
    model: Published,
    /// The methods of the generator's builder that select the client.
    selected: &'static str,
    /// The features of the runtime that the client needs.
    features: &'static [&'static str],
}

/// The client that most options are measured with.
static DYNAMODB: Client = Client {
    title: "DynamoDB, 3 operations",
    model: Published::smithy("dynamodb.json"),
    selected: ".operations([\"GetItem\", \"PutItem\", \"Query\"])",
    features: &["default"],
};

/// The same client, for the operations that the sources name.
static DYNAMODB_USED: Client = Client {
    title: "DynamoDB, 3 operations",
    model: Published::smithy("dynamodb.json"),
    selected: ".operations_used_in([\"src\"])",
    features: &["default"],
};

/// Requests of DynamoDB cannot be presigned.
static STS: Client =
    Client { title: "STS, whole", model: Published::smithy("sts.json"), selected: "", features: &["default", "query"] };

/// The models of AWS's services have no protocol tests, and no traits for documentation but `documentation`.
static PROTOCOL_TESTS: Client = Client {
    title: "Smithy's tests of restXml",
    model: Published { resource: Resource::ProtocolTests, path: "" },
    selected: ".service(\"aws.protocoltests.restxml#RestXml\")",
    features: &["checksums", "compression", "default", "xml"],
};

/// A package with a client, and an option.
#[derive(Debug)]
struct Package {
    client: &'static Client,
    /// The option, or the conditions without one.
    title: &'static str,
    /// The methods of the generator's builder that set the option.
    set: &'static str,
    /// The features of the generator that the option needs.
    generator: &'static [&'static str],
    /// The features of the runtime that the option needs.
    runtime: Features,
    /// Whether the package is compiled as `cargo test` does, instead of `cargo build`.
    is_test: bool,
}

/// The features of the runtime that an option needs.
#[derive(Debug)]
enum Features {
    /// These, besides those of the client.
    More(&'static [&'static str]),
    /// No others than these.
    Only(&'static [&'static str]),
}

impl Package {
    const fn new(client: &'static Client, title: &'static str, set: &'static str) -> Self {
        Self { client, title, set, generator: &[], runtime: Features::More(&[]), is_test: false }
    }

    const fn generator(self, generator: &'static [&'static str]) -> Self {
        Self { generator, ..self }
    }

    const fn runtime(self, runtime: Features) -> Self {
        Self { runtime, ..self }
    }

    const fn test(self) -> Self {
        Self { is_test: true, ..self }
    }
}

const PACKAGES: [Package; 19] = [
    Package::new(&DYNAMODB, "no option", ""),
    Package::new(&DYNAMODB_USED, "`operations_used_in`", ""),
    Package::new(&DYNAMODB, "`required_arguments`", ".required_arguments(true)"),
    Package::new(&DYNAMODB, "`endpoint_discovery`", ".endpoint_discovery(true)"),
    Package::new(&DYNAMODB, "`serde`", ".serde(true)").runtime(Features::More(&["serde"])),
    Package::new(&DYNAMODB, "`serde`, `serde_rename`", ".serde(true).serde_rename(\"camelCase\")")
        .runtime(Features::More(&["serde"])),
    Package::new(&DYNAMODB, "`types_only`", ".types_only(true)").runtime(Features::Only(&[])),
    Package::new(&DYNAMODB, "`types_only`, `serde`", ".types_only(true).serde(true)")
        .runtime(Features::Only(&["serde"])),
    Package::new(&DYNAMODB, "`examples`", ".examples(true)").generator(&["examples"]),
    Package::new(&DYNAMODB, "no option, tests", "").test(),
    Package::new(&DYNAMODB, "`mocks`, tests", ".mocks(true)").runtime(Features::More(&["mocks"])).test(),
    Package::new(&DYNAMODB, "`endpoint_tests`, tests", ".endpoint_tests(true)")
        .generator(&["generated-tests"])
        .runtime(Features::More(&["test-util"]))
        .test(),
    Package::new(&STS, "no option", ""),
    Package::new(&STS, "`presign_all`", ".presign_all(true)"),
    Package::new(&PROTOCOL_TESTS, "no option", ""),
    Package::new(&PROTOCOL_TESTS, "`documentation_traits`", ".documentation_traits(true)"),
    Package::new(&PROTOCOL_TESTS, "feature `commonmark`", "").generator(&["commonmark"]),
    Package::new(&PROTOCOL_TESTS, "no option, tests", "").test(),
    Package::new(&PROTOCOL_TESTS, "`protocol_tests`, tests", ".protocol_tests(true)")
        .generator(&["generated-tests"])
        .runtime(Features::More(&["test-util"]))
        .test(),
];

/// The number of runs of each build script. The one that takes the least CPU time counts.
const RUNS: usize = 5;

/// Prints the cost of each package.
pub(crate) fn measure() -> Result<(), Failure> {
    programs::fetch()?;
    println!(
        "| client | option | packages | dependencies: CPU seconds | lines | build script: CPU seconds | client: CPU seconds |"
    );
    println!("| --- | --- | --- | --- | --- | --- | --- |");
    for (number, package) in PACKAGES.iter().enumerate() {
        let Measured { packages, dependencies, lines, build_script, client } =
            package.measure(&format!("package_{number}"))?;
        let [dependencies, build_script, client] = [dependencies, build_script, client].map(|cost| cost.as_secs_f64());
        println!(
            "| {} | {} | {packages} | {dependencies:.1} | {} | {build_script:.2} | {client:.2} |",
            package.client.title,
            package.title,
            thousands(lines as f64)
        );
    }
    Ok(())
}

/// The cost of a package.
#[derive(Debug)]
struct Measured {
    /// The number of packages that are compiled, the package and build dependencies included.
    packages: usize,
    /// The CPU time of rustc for all packages but the client.
    dependencies: Duration,
    /// The generated lines.
    lines: usize,
    /// The CPU time of a run of the build script.
    build_script: Duration,
    /// The CPU time of rustc for the client.
    client: Duration,
}

impl Package {
    /// Compiles the package. What an earlier package has compiled with the same features is not compiled again.
    fn measure(&self, name: &str) -> Result<Measured, Failure> {
        let folder = programs::scratch()?.join("options");
        let package = folder.join(name);
        self.write(name, &package)?;
        let mut cargo = tools::cargo(if self.is_test { "test" } else { "build" });
        cargo.args(["--lib", "--offline", "--quiet", "--message-format=json-render-diagnostics", "--manifest-path"]);
        cargo.arg(package.join("Cargo.toml")).arg("--target-dir").arg(folder.join("target"));
        cargo.args(self.is_test.then_some("--no-run"));
        // Crates from a registry are never compiled incrementally.
        cargo.env("CARGO_INCREMENTAL", "0");
        let costs = folder.join("costs");
        let messages = tools::output(compiler::measure(&mut cargo, &costs)?)?.0;
        let messages: Vec<Value> = messages.lines().filter_map(|line| serde_json::from_str(line).ok()).collect();
        let built = Built { messages: &messages, name };

        let dependencies =
            built.dependencies().map(|hash| Ok(compiler::cost(&costs, hash)?.cpu)).sum::<Result<_, Failure>>()?;
        let client = compiler::cost(&costs, name)?.cpu;
        let out_dir = built.out_dir().ok_or_else(|| unreadable("the folder of the build script"))?;
        let build_script = built.build_script().ok_or_else(|| unreadable("the build script"))?;
        Ok(Measured {
            packages: built.packages(),
            dependencies,
            lines: lines(&out_dir)?,
            build_script: run(&build_script, &package)?,
            client,
        })
    }

    /// Writes the files of the package, with the lock file of the programs, so that dependencies have the same versions.
    fn write(&self, name: &str, folder: &Path) -> Result<(), Failure> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").canonicalize()?;
        let dependency = |name: &str, folder: &str, features: &[&str]| {
            let path = root.join(folder);
            format!("{name} = {{ path = {path:?}, default-features = false, features = {features:?} }}\n")
        };
        let (own, more) = match self.runtime {
            Features::More(more) => (self.client.features, more),
            Features::Only(only) => (only, only),
        };
        let of_tests: &[&str] = if self.is_test { more } else { &[] };
        let features: Vec<&str> = if self.is_test { own.to_vec() } else { [own, more].concat() };
        let manifest = format!(
            "[package]\nname = {name:?}\nedition = \"2024\"\n\n[workspace]\n\n[dependencies]\n{}\n\
             [dev-dependencies]\n{}\n[build-dependencies]\n{}",
            dependency("smithereens", "runtime", &features),
            dependency("smithereens", "runtime", of_tests),
            dependency("smithereens-codegen", "codegen", self.generator)
        );
        let Client { model, selected, .. } = self.client;
        let build_script = format!(
            "fn main() -> Result<(), smithereens_codegen::Error> {{\n    \
             smithereens_codegen::configure().model({:?}).name(\"sdk\"){selected}{}.compile()\n}}\n",
            model.file()?,
            self.set
        );
        fs::create_dir_all(folder.join("src"))?;
        fs::write(folder.join("Cargo.toml"), manifest)?;
        fs::copy(programs::folder().join("Cargo.lock"), folder.join("Cargo.lock"))?;
        fs::write(folder.join("build.rs"), build_script)?;
        Ok(fs::write(folder.join("src/lib.rs"), LIBRARY)?)
    }
}

/// The sources name operations in code that is not compiled.
const LIBRARY: &str = "\
pub mod sdk {
    smithereens::include_client!(\"sdk\");
}

#[cfg(any())]
fn calls(client: sdk::Client) {
    (client.get_item(), client.put_item(), client.query());
}
";

/// The messages of cargo about a build.
#[derive(Debug)]
struct Built<'m> {
    messages: &'m [Value],
    /// The name of the package with the client.
    name: &'m str,
}

impl Built<'_> {
    /// The number of packages.
    fn packages(&self) -> usize {
        let packages = self.artifacts().filter_map(|artifact| artifact.get("package_id")?.as_str());
        packages.collect::<BTreeSet<_>>().len()
    }

    /// The hash in the name of each file that was compiled for the client, the build script included.
    fn dependencies(&self) -> impl Iterator<Item = &str> {
        let dependencies = self.artifacts().filter(|artifact| !self.is_own(artifact) || is_build_script(artifact));
        dependencies.filter_map(|artifact| compiler::hash(artifact.pointer("/filenames/0")?.as_str()?))
    }

    fn artifacts(&self) -> impl Iterator<Item = &Value> {
        self.with_reason("compiler-artifact")
    }

    /// The folder of the generated client.
    fn out_dir(&self) -> Option<PathBuf> {
        let executed = self.with_reason("build-script-executed").find(|executed| self.is_own(executed));
        executed?.get("out_dir")?.as_str().map(PathBuf::from)
    }

    /// The build script that generates the client.
    fn build_script(&self) -> Option<PathBuf> {
        let build_script = self.artifacts().find(|artifact| is_build_script(artifact) && self.is_own(artifact));
        build_script?.pointer("/filenames/0")?.as_str().map(PathBuf::from)
    }

    fn with_reason(&self, reason: &str) -> impl Iterator<Item = &Value> {
        self.messages.iter().filter(move |message| message.get("reason").and_then(Value::as_str) == Some(reason))
    }

    fn is_own(&self, message: &Value) -> bool {
        let package = message.get("package_id").and_then(Value::as_str).unwrap_or_default();
        package.contains(&format!("/{}#", self.name))
    }
}

fn is_build_script(artifact: &Value) -> bool {
    artifact.pointer("/target/kind/0").and_then(Value::as_str) == Some("custom-build")
}

/// The lines of all files in a folder and its subfolders.
fn lines(folder: &Path) -> Result<usize, Failure> {
    let mut lines = 0;
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            lines += self::lines(&path)?;
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            lines += fs::read_to_string(&path)?.lines().count();
        }
    }
    Ok(lines)
}

/// The CPU time of a run of a build script that generates all files.
fn run(build_script: &Path, package: &Path) -> Result<Duration, Failure> {
    let mut least = Duration::MAX;
    for _ in 0..RUNS {
        let out_dir = tempfile::tempdir()?;
        let mut command = Command::new(build_script);
        command.current_dir(package).env("CARGO_MANIFEST_DIR", package).env("OUT_DIR", out_dir.path());
        let (status, cost) = Cost::of(command.stdout(Stdio::null()))?;
        if !status.success() {
            return Err(Failure::new(format!("{} failed: {status}", build_script.display())));
        }
        least = least.min(cost.cpu);
    }
    Ok(least)
}

fn unreadable(what: &str) -> Failure {
    Failure::new(format!("cannot find {what} in the messages of cargo: their format may have changed"))
}
