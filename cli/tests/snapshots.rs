//! The help and the output of the commands, as snapshots that people read.

use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::process::Command;
use tempfile::TempDir;

const MODEL: &str = r#"$version: "2"
namespace example

@aws.api#service(sdkId: "Weather")
@aws.protocols#restXml
service Weather {
    version: "1"
    operations: [GetCity, ListCities]
}

/// Finds a city by its ID.
@readonly
@http(method: "GET", uri: "/cities/{id}")
operation GetCity {
    input := {
        @required
        @httpLabel
        id: String
    }

    output := {
        @required
        name: String
    }
}

@readonly
@http(method: "GET", uri: "/cities")
operation ListCities {}
"#;

/// A folder with a model, a newer one, and a package.
fn folder() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let newer = MODEL.replace("        @required\n        name", "        name").replace(", ListCities]", "]");
    for (path, text) in [
        ("weather.smithy", MODEL),
        ("newer.smithy", &newer),
        ("wrong.smithy", &MODEL.replace("id: String", "id: Sting")),
        ("models/weather.smithy", MODEL),
        ("src/main.rs", "async fn city(client: Client) { client.get_city().id(\"1\").send().await; }\n"),
        ("Cargo.toml", "[package]\nname = \"trip\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n[dependencies]\n"),
    ] {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().expect("it is in a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    }
    folder
}

/// A command line, as a person writes it, with all that the command prints.
fn run(folder: &Path, line: &str) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_smithereens"));
    // Cargo sets the folder of a package for tests, as for build scripts.
    command.env_remove("CARGO_MANIFEST_DIR").env("XDG_CACHE_HOME", folder.join("cache"));
    let output = command.args(line.split(' ')).current_dir(folder).output();
    let output = output.expect("the command runs");
    let text = |bytes: &[u8]| {
        let text = String::from_utf8(bytes.to_vec()).expect("UTF-8");
        text.replace(&folder.display().to_string(), "FOLDER").replace(".exe", "")
    };
    let mut transcript = format!("$ smithereens {line}\n{}", text(&output.stdout));
    if !output.stderr.is_empty() {
        write!(transcript, "-- standard error\n{}", text(&output.stderr)).expect("writing to memory");
    }
    writeln!(transcript, "-- exit code {}", output.status.code().unwrap_or_default()).expect("writing to memory");
    transcript
}

/// What command lines print, one after the other, in a folder of their own.
fn transcript(lines: &[&str]) -> String {
    let folder = folder();
    lines.iter().map(|line| run(folder.path(), line)).collect::<Vec<_>>().join("\n")
}

#[test]
fn help() {
    insta::assert_snapshot!("help", transcript(&["--help"]));
    for command in
        ["add", "update", "ast", "validate", "diff", "operations", "generate", "crate", "slice", "completions"]
    {
        insta::assert_snapshot!(format!("help_{command}"), transcript(&[&format!("{command} --help")]));
    }
}

#[test]
fn add_and_update() {
    let folder = folder();
    let lines = [
        "add weather --source models --path ../smithereens --dry-run",
        "add weather --source models --path ../smithereens",
        "add weather",
        "add wether --source models",
        "add s3 --source nowhere",
        "add",
    ];
    let mut texts: Vec<String> = lines.iter().map(|line| run(folder.path(), line)).collect();
    let lock = fs::read_to_string(folder.path().join("model/models.lock")).expect("a list");
    texts.push(format!("$ cat model/models.lock\n{lock}"));
    insta::assert_snapshot!("add", texts.join("\n"));

    let mut texts = vec![run(folder.path(), "update")];
    fs::copy(folder.path().join("newer.smithy"), folder.path().join("models/weather.smithy")).expect("a newer model");
    let lines = ["update --dry-run", "update --deny breaking", "update s3", "update"];
    texts.extend(lines.iter().map(|line| run(folder.path(), line)));
    fs::write(folder.path().join("model/weather.smithy"), "// ours").expect("a file");
    texts.push(run(folder.path(), "update"));
    insta::assert_snapshot!("update", texts.join("\n"));
}

#[test]
fn commands_that_read_models() {
    insta::assert_snapshot!("ast", transcript(&["ast weather.smithy", "ast wrong.smithy"]));
    insta::assert_snapshot!(
        "validate",
        transcript(&["validate weather.smithy", "validate wrong.smithy", "validate missing.smithy"])
    );
    insta::assert_snapshot!(
        "diff",
        transcript(&[
            "diff weather.smithy weather.smithy",
            "diff weather.smithy newer.smithy",
            "diff weather.smithy newer.smithy --used-in src --severity error",
            "diff weather.smithy newer.smithy --operation ListTowns",
        ])
    );
    insta::assert_snapshot!("operations", transcript(&["operations weather.smithy", "operations wrong.smithy"]));
}

#[test]
fn commands_that_write_clients_and_models() {
    insta::assert_snapshot!(
        "generate",
        transcript(&[
            "generate --model weather.smithy --operation GetCity --out client",
            "generate --model weather.smithy --operation GetTown --out client",
            "generate --model weather.smithy --used-in src --out client",
            "generate --model weather.smithy",
        ])
    );
    insta::assert_snapshot!(
        "crate",
        transcript(&[
            "crate --model weather.smithy --runtime-version 0.1 --out vendor",
            "crate --model weather.smithy --out vendor",
        ])
    );
    insta::assert_snapshot!(
        "slice",
        transcript(&[
            "slice --model weather.smithy --operation GetCity --no-docs",
            "slice --model weather.smithy --used-in none",
        ])
    );
}
