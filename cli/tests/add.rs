//! `smithereens add` in fresh packages.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use tempfile::TempDir;

const MODEL: &str = r#"$version: "2"
namespace example

@aws.api#service(sdkId: "Weather")
@aws.protocols#restXml
service Weather { version: "1", operations: [GetCity, ListCities] }

@readonly
@http(method: "GET", uri: "/cities/{id}")
operation GetCity { input := { @required @httpLabel id: String } }

@readonly
@http(method: "GET", uri: "/cities")
operation ListCities {}
"#;

const MANIFEST: &str = "[package]\nname = \"trip\" # ours\nversion = \"0.1.0\"\nedition = \"2024\"\n\n[dependencies]\n";

/// A package, and beside it a folder with models.
struct Package(TempDir);

impl Package {
    fn new() -> Self {
        let package = Self(tempfile::tempdir().expect("a folder"));
        package.write("trip/Cargo.toml", MANIFEST);
        package.write("trip/src/main.rs", "fn main() {}\n");
        package.write("models/weather.smithy", MODEL);
        package
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn write(&self, name: &str, text: &str) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().expect("a file is in a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    fn add(&self, arguments: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_smithereens"));
        command.arg("add").args(arguments).current_dir(self.path("trip")).output().expect("the command runs")
    }

    /// Runs the command, which succeeds. Returns what it prints.
    fn added(&self, arguments: &[&str]) -> (String, String) {
        let output = self.add(arguments);
        assert!(output.status.success(), "{}", text(&output.stderr));
        (text(&output.stdout), text(&output.stderr))
    }

    /// Runs the command, which fails. Returns the error.
    fn refused(&self, arguments: &[&str]) -> String {
        let output = self.add(arguments);
        assert_eq!(output.status.code(), Some(1), "{}", text(&output.stdout));
        text(&output.stderr)
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("UTF-8")
}

const CODE: &str = "mod weather {\n    smithereens::include_client!(\"weather\");\n}\n\n\
    // in an async function:\n\
    let config = aws_config::load_defaults(aws_config::BehaviorVersion::latest()).await;\n\
    let client = weather::Client::new(&config);\n\
    println!(\"{:#?}\", client.list_cities().send().await?);\n";

#[test]
fn a_service_is_added_once() {
    let package = Package::new();
    let (code, messages) = package.added(&["Weather", "--source", "../models", "--path", "../smithereens"]);
    assert_eq!(code, CODE);
    assert_eq!(messages, "wrote model/weather.smithy\nwrote model/models.lock\nwrote Cargo.toml\nwrote build.rs\n");
    assert_eq!(package.read("trip/model/weather.smithy"), MODEL);
    let dependencies = "smithereens = { path = \"../smithereens/runtime\", features = [\"xml\"] }\n\
        aws-config = { package = \"smithereens-config\", path = \"../smithereens/config\" }\n\
        tokio = { version = \"1\", features = [\"macros\", \"rt-multi-thread\"] }\n\n\
        [build-dependencies]\nsmithereens-codegen = { path = \"../smithereens/codegen\" }\n";
    assert_eq!(package.read("trip/Cargo.toml"), format!("{MANIFEST}{dependencies}"));
    assert!(package.read("trip/build.rs").contains("for model in [\"model/weather.smithy\"] {"));
    let lock = package.read("trip/model/models.lock");
    assert!(lock.contains("file = \"model/weather.smithy\"\nsource = \"../models\"\nsha256 = \""), "{lock}");
    let (code, messages) = package.added(&["Weather", "--source", "../models", "--path", "../smithereens"]);
    assert_eq!((code.as_str(), messages.as_str()), (CODE, "nothing to write: the package has these clients\n"));
}

#[test]
fn a_dry_run_prints_a_diff_and_writes_nothing() {
    let package = Package::new();
    let (diff, _) = package.added(&["weather", "--source", "../models", "--dry-run"]);
    for line in [
        "--- /dev/null\n+++ b/model/weather.smithy\n",
        "--- a/Cargo.toml\n+++ b/Cargo.toml\n",
        "\n+smithereens = { git = \"https://github.com/smithereens-rs/smithereens\", features = [\"xml\"] }\n",
        "--- /dev/null\n+++ b/build.rs\n",
    ] {
        assert!(diff.contains(line), "{line}: {diff}");
    }
    assert_eq!(package.read("trip/Cargo.toml"), MANIFEST);
    assert!(!package.path("trip/model").exists() && !package.path("trip/build.rs").exists());
}

#[test]
fn a_build_script_of_the_user_stays() {
    let package = Package::new();
    package.write("trip/build.rs", "fn main() {}\n");
    let (_, messages) = package.added(&["weather", "--source", "../models"]);
    let line = "    smithereens_codegen::configure().model(\"model/weather.smithy\").operations_used_in([\"src\"]).compile()?;\n";
    assert!(messages.contains(line), "{messages}");
    assert_eq!(package.read("trip/build.rs"), "fn main() {}\n");
}

#[test]
fn a_model_in_the_package_is_not_copied() {
    let package = Package::new();
    package.write("trip/shape/weather.smithy", MODEL);
    let (code, messages) = package.added(&["--model", "shape/weather.smithy"]);
    assert_eq!((code.as_str(), messages.as_str()), (CODE, "wrote Cargo.toml\nwrote build.rs\n"));
    assert!(package.read("trip/build.rs").contains("[\"shape/weather.smithy\"]"));
    let (_, messages) = package.added(&["--model", "../models/weather.smithy"]);
    assert!(messages.contains("wrote model/weather.smithy\n"), "{messages}");
}

/// The layouts of AWS's repository of models, with versions, and of botocore.
#[test]
fn the_newest_version_of_a_service_is_found() {
    let package = Package::new();
    for (version, model) in [("2020-01-01", "?"), ("2024-01-01", MODEL)] {
        package.write(&format!("aws/models/my-weather/service/{version}/my-weather-{version}.smithy"), model);
    }
    package.added(&["myweather", "--source", "../aws"]);
    assert_eq!(package.read("trip/model/my-weather.smithy"), MODEL);
    let description = include_str!("../../codegen/tests/botocore/fixtures/ec2/service-2.json");
    package.write("data/ec2/2024-01-01/service-2.json", description);
    package.added(&["ec2", "--source", "../data"]);
    assert_eq!(package.read("trip/model/ec2/service-2.json"), description);
    assert!(package.read("trip/build.rs").contains("[\"model/my-weather.smithy\", \"model/ec2\"]"));
    let manifest = package.read("trip/Cargo.toml");
    assert!(manifest.contains("smithereens\", features = [\"botocore\"] }"), "{manifest}");
}

#[test]
fn what_cannot_be_added_is_an_error_that_says_what_to_do() {
    let package = Package::new();
    for (arguments, expected) in [
        (&["weather"][..], "error: no source of models is given\n  = help: give a folder with models, `--source DIR`"),
        (&["weather", "--source", "../none"], "error: the source ../none is not a folder"),
        (
            &["wether", "--source", "../models"],
            "error: the source ../models has no model of `wether`\n  = help: it has 1 services; the most similar names are `weather`",
        ),
        (&["--model", "missing.smithy"], "cannot read the model missing.smithy"),
    ] {
        let error = package.refused(arguments);
        assert!(error.contains(expected), "{error}");
    }
    fs::remove_file(package.path("trip/Cargo.toml")).expect("it is there");
    let error = package.refused(&["weather", "--source", "../models"]);
    assert!(error.contains("run the command in the folder of a package"), "{error}");
    assert!(!Path::new(&package.path("trip/model")).exists());
    assert_eq!(package.add(&[]).status.code(), Some(2));
}
