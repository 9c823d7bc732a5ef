//! `smithereens add` with models from folders.

use crate::fresh::{MANIFEST, MODEL, Package};
use std::fs;
use std::path::Path;

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
    assert!(
        lock.contains("file = \"model/weather.smithy\"\nsource = \"../models\"\nservice = \"weather\"\nsha256 = \""),
        "{lock}"
    );
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

/// Uploads need checksums; lists do not.
const FILES: &str = r#"$version: "2"
namespace example

@aws.api#service(sdkId: "Files")
@aws.protocols#restJson1
service Files { version: "1", operations: [ListFiles, PutFile] }

@readonly
@http(method: "GET", uri: "/files")
operation ListFiles {}

@aws.protocols#httpChecksum(requestChecksumRequired: true)
@http(method: "PUT", uri: "/files")
operation PutFile { input := { @httpPayload contents: Blob } }
"#;

#[test]
fn the_enabled_features_are_those_of_the_used_operations() {
    for (source, features) in [
        ("async fn f(client: Client) { client.list_files(); }", ""),
        ("async fn f(client: Client) { client.put_file(); }", ", features = [\"checksums\"]"),
        // The program calls nothing yet, so every call must compile.
        ("fn main() {}", ", features = [\"checksums\"]"),
    ] {
        let package = Package::new();
        package.write("models/files.smithy", FILES);
        package.write("trip/src/main.rs", source);
        let (code, _) = package.added(&["files", "--source", "../models", "--path", "../smithereens"]);
        let line = format!("\nsmithereens = {{ path = \"../smithereens/runtime\"{features} }}\n");
        assert!(package.read("trip/Cargo.toml").contains(&line), "{source}: {}", package.read("trip/Cargo.toml"));
        assert_eq!(code.contains("client.put_file()"), source.contains("put_file"), "{code}");
    }
}

#[test]
fn the_code_of_several_services_has_one_configuration() {
    let package = Package::new();
    package.write("models/files.smithy", FILES);
    let (code, _) = package.added(&["files", "weather", "--source", "../models"]);
    let expected = "mod files {\n    smithereens::include_client!(\"files\");\n}\n\n\
        mod weather {\n    smithereens::include_client!(\"weather\");\n}\n\n\
        // in an async function:\n\
        let config = aws_config::load_defaults(aws_config::BehaviorVersion::latest()).await;\n\
        let client = files::Client::new(&config);\nprintln!(\"{:#?}\", client.list_files().send().await?);\n\
        let client = weather::Client::new(&config);\nprintln!(\"{:#?}\", client.list_cities().send().await?);\n";
    assert_eq!(code, expected);
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

#[test]
fn another_source_replaces_the_model() {
    let package = Package::new();
    package.write("other/weather.smithy", &MODEL.replace("GetCity", "GetTown"));
    package.added(&["weather", "--source", "../models"]);
    let edited = format!("// ours\n{MODEL}");
    package.write("trip/model/weather.smithy", &edited);
    let error = package.refused(&["weather", "--source", "../other"]);
    assert!(error.starts_with("error: model/weather.smithy has changed since it was added\n"), "{error}");
    assert_eq!(package.read("trip/model/weather.smithy"), edited);

    package.write("trip/model/weather.smithy", MODEL);
    package.added(&["weather", "--source", "../other"]);
    assert!(package.read("trip/model/weather.smithy").contains("GetTown"));
    let list = package.read("trip/model/models.lock");
    assert!(list.contains("source = \"../other\"") && !list.contains("../models"), "{list}");

    // A folder is another place than a file, and two clients of one service would have one name.
    package.write("folder/weather/2024-01-01/a.smithy", MODEL);
    package.write("folder/weather/2024-01-01/b.smithy", "$version: \"2\"\nnamespace other\n");
    let error = package.refused(&["weather", "--source", "../folder"]);
    assert!(error.starts_with("error: the model model/weather.smithy is now model/weather\n"), "{error}");
    assert!(!package.path("trip/model/weather").exists());
    assert_eq!(package.read("trip/model/models.lock"), list);
}

/// Files that the other source lacks do not stay in the list.
#[test]
fn another_source_can_have_fewer_files() {
    let package = Package::new();
    for source in ["first", "second"] {
        package.write(&format!("{source}/weather/2024-01-01/a.smithy"), MODEL);
        package.write(&format!("{source}/weather/2024-01-01/b.smithy"), "$version: \"2\"\nnamespace other\n");
    }
    let part = "$version: \"2\"\nnamespace third\n";
    package.write("first/weather/2024-01-01/c.smithy", part);
    package.added(&["weather", "--source", "../first"]);
    assert_eq!(package.read("trip/model/weather/c.smithy"), part);
    package.added(&["weather", "--source", "../second"]);
    assert!(!package.path("trip/model/weather/c.smithy").exists());
    let list = package.read("trip/model/models.lock");
    assert_eq!(list.matches("[[model]]").count(), 2, "{list}");
    assert!(!list.contains("../first"), "{list}");
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
    let description = include_str!("../../../codegen/tests/botocore/fixtures/ec2/service-2.json");
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
        (&["weather", "--source", "../none"][..], "error: the source ../none is not a folder"),
        (
            &["wether", "--source", "../models"],
            "error: the source ../models has no model of `wether`\n  = help: it has one service, `weather`",
        ),
        (
            &["weather", "--source", "../models", "--commit", "4c59b707"],
            "error: the source ../models has no commits such as 4c59b707",
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
