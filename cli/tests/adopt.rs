//! `smithereens adopt` in workspaces whose dependencies are in a folder, so that cargo needs no network.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use tempfile::TempDir;

const MODEL: &str = r#"$version: "2"
namespace example

@aws.api#service(sdkId: "Weather")
@aws.protocols#awsJson1_1
service Weather { version: "1", operations: [GetCity, ListCities, Ping, Sleep] }

operation GetCity {}
operation ListCities {}
operation Ping {}
operation Sleep {}
"#;

const ROOT: &str = "[workspace]\nmembers = [\"app\", \"tool\"] # ours\nresolver = \"3\"\n\n\
    [workspace.dependencies]\naws-config = \"1\"\n";

const APP: &str = "[package]\nname = \"app\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n[dependencies]\n\
    # finds credentials\naws-config = { workspace = true }\n\n\
    [target.'cfg(any(unix, windows))'.dependencies]\nweather = { package = \"aws-sdk-weather\", version = \"1\" }\n";

const TOOL: &str = "[package]\nname = \"tool\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n[dependencies]\n\
    aws-config = { version = \"1\", features = [\"sso\"] }\n";

/// A workspace in the folder `work`, and beside it crates, models and a checkout.
struct Workspace(TempDir);

impl Workspace {
    fn new() -> Self {
        let workspace = Self(tempfile::tempdir().expect("a folder"));
        workspace.write("models/weather.smithy", MODEL);
        for (path, name, version, features) in [
            ("vendor/aws-sdk-weather", "aws-sdk-weather", "1.2.3", &[][..]),
            ("vendor/aws-config", "aws-config", "1.0.0", &["sso"]),
            ("vendor/aws-smithy-runtime", "aws-smithy-runtime", "1.0.0", &RUNTIME_FEATURES),
            ("checkout/runtime", "smithereens", "0.1.0", &OUR_FEATURES),
            ("checkout/config", "smithereens-config", "0.1.0", &["sso"]),
        ] {
            let features: String = features.iter().map(|name| format!("{name} = []\n")).collect();
            let package = format!("[package]\nname = \"{name}\"\nversion = \"{version}\"\nedition = \"2024\"\n");
            // A workspace of its own, whatever is in the folders above it.
            let own = if path.starts_with("checkout/") { "\n[workspace]\n" } else { "" };
            workspace.write(&format!("{path}/Cargo.toml"), &format!("{package}\n[features]\n{features}{own}"));
            workspace.write(&format!("{path}/src/lib.rs"), "//! A stand-in.\n");
            if path.starts_with("vendor/") {
                workspace.write(&format!("{path}/.cargo-checksum.json"), "{\"files\":{}}");
            }
        }
        let source = "[source.crates-io]\nreplace-with = \"vendored\"\n\n[source.vendored]\ndirectory = \"vendor\"\n";
        workspace.write(".cargo/config.toml", source);
        workspace.write("work/Cargo.toml", ROOT);
        workspace.write("work/app/Cargo.toml", APP);
        workspace.write("work/app/src/main.rs", "fn main() {}\nfn f(client: weather::Client) { client.get_city(); }\n");
        workspace.write("work/app/examples/all.rs", "fn main() { client.list_cities(); }\n");
        workspace.write("work/tool/Cargo.toml", TOOL);
        workspace.write("work/tool/src/lib.rs", "// client.ping()\n");
        workspace.write("work/tool/tests/it.rs", "#[test]\nfn it() { app::client().sleep(); }\n");
        workspace
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

    fn edit(&self, name: &str, from: &str, to: &str) {
        let text = self.read(name);
        assert!(text.contains(from), "{text}");
        self.write(name, &text.replace(from, to));
    }

    /// Runs the command in a folder of the workspace.
    fn adopt(&self, folder: &str, arguments: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_smithereens"));
        let command = command.arg("adopt").args(arguments).current_dir(self.path(folder));
        command.env("CARGO_NET_OFFLINE", "true").output().expect("the command runs")
    }

    /// Runs the command, which succeeds. Returns what it prints.
    fn adopted(&self, arguments: &[&str]) -> (String, String) {
        let output = self.adopt("work", arguments);
        assert!(output.status.success(), "{}", text(&output.stderr));
        (text(&output.stdout), text(&output.stderr))
    }

    /// Runs the command, which fails and changes nothing. Returns the error.
    fn refused(&self, arguments: &[&str]) -> String {
        let before = self.files();
        let output = self.adopt("work", arguments);
        assert_eq!(output.status.code(), Some(1), "{}", text(&output.stdout));
        assert!(self.files() == before, "a command that fails changes nothing");
        text(&output.stderr)
    }

    /// All files of the workspace.
    fn files(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        let mut files = BTreeMap::new();
        collect(&self.path("work"), &mut files);
        files
    }
}

const RUNTIME_FEATURES: [&str; 4] = ["client", "default-https-client", "legacy-test-util", "tls-rustls"];
const OUR_FEATURES: [&str; 8] =
    ["client", "http-02x", "json", "rt-tokio", "rustls-aws-lc", "rustls-ring", "sigv4a", "test-util"];
const ARGUMENTS: [&str; 4] = ["--source", "../models", "--path", "../checkout"];

fn collect(folder: &Path, files: &mut BTreeMap<PathBuf, Vec<u8>>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            // A folder that is empty is one that the command left behind.
            files.insert(path.clone(), Vec::new());
            collect(&path, files);
        } else {
            files.insert(path.clone(), fs::read(&path).expect("a file"));
        }
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("UTF-8")
}

/// A report without the numbers of lines and files, which depend on generated code.
fn without_sizes(report: &str) -> String {
    let is_size = |word: &str| word.starts_with('(') || word.chars().all(|c| c.is_ascii_digit());
    let line = |line: &str| {
        let words = line.split(' ').collect::<Vec<_>>();
        let position = words.iter().position(|word| *word == "lines" || *word == "files)");
        words
            .iter()
            .enumerate()
            .map(|(index, word)| if position == Some(index + 1) && is_size(word) { "N" } else { word })
            .collect::<Vec<_>>()
            .join(" ")
    };
    report.lines().map(|each| line(each) + "\n").collect()
}

#[test]
fn clients_are_replaced_and_restored() {
    let workspace = Workspace::new();
    let before = workspace.files();
    let (report, messages) = workspace.adopted(&ARGUMENTS);
    assert_eq!(
        without_sizes(&report),
        "aws-sdk-weather 1.2.3: 3 of 4 operations, N lines of Rust in place of 1\n\
         packages in the build: 4 before, 6 after\n"
    );
    let expected = "edited Cargo.toml\nedited tool/Cargo.toml\nwrote smithereens/aws-sdk-weather/ N files)\n";
    assert_eq!(without_sizes(&messages), expected);
    let root = ROOT.replace("\"1\"", "{ package = \"smithereens-config\", path = \"../checkout/config\" }")
        + "\n[patch.crates-io]\naws-sdk-weather = { path = \"smithereens/aws-sdk-weather\" }\n";
    assert_eq!(workspace.read("work/Cargo.toml"), root);
    assert_eq!(workspace.read("work/app/Cargo.toml"), APP);
    let config = "{ package = \"smithereens-config\", path = \"../../checkout/config\", features";
    assert_eq!(workspace.read("work/tool/Cargo.toml"), TOOL.replace("{ version = \"1\", features", config));
    let manifest = workspace.read("work/smithereens/aws-sdk-weather/Cargo.toml");
    assert!(manifest.contains("name = \"aws-sdk-weather\"\nversion = \"1.2.3\"\n"), "{manifest}");
    assert!(manifest.contains("smithereens = { path = \"../../../checkout/runtime\","), "{manifest}");
    let readme = workspace.read("work/smithereens/aws-sdk-weather/README.md");
    assert!(readme.contains("- `GetCity`\n- `ListCities`\n- `Sleep`\n"), "comments do not count: {readme}");

    let after = workspace.files();
    for arguments in [&ARGUMENTS[..], &[]] {
        let (report, messages) = workspace.adopted(arguments);
        assert_eq!((report.as_str(), messages.as_str()), ("", "nothing to write: the workspace has these clients\n"));
        assert!(workspace.files() == after, "the second run changes nothing");
    }
    let (_, messages) = workspace.adopted(&["--undo"]);
    assert!(messages.starts_with("restored Cargo.toml\nrestored tool/Cargo.toml\nremoved "), "{messages}");
    assert!(workspace.files() == before, "every file is as it was before");
}

#[test]
fn a_dry_run_prints_a_diff_and_writes_nothing() {
    let workspace = Workspace::new();
    let before = workspace.files();
    let (diff, messages) = workspace.adopted(&[&ARGUMENTS[..], &["--dry-run"]].concat());
    for line in [
        "--- a/Cargo.toml\n+++ b/Cargo.toml\n",
        "\n+aws-sdk-weather = { path = \"smithereens/aws-sdk-weather\" }\n",
        "+++ b/smithereens/aws-sdk-weather/\n",
    ] {
        assert!(diff.contains(line), "{line}: {diff}");
    }
    assert_eq!(messages, "");
    assert!(workspace.files() == before, "not even a lock file is written");
    workspace.adopted(&ARGUMENTS);
    let after = workspace.files();
    let (diff, _) = workspace.adopted(&["--undo", "--dry-run"]);
    assert!(diff.contains("\n-[patch.crates-io]\n") && diff.contains("removed smithereens/aws-sdk-weather/"), "{diff}");
    assert!(workspace.files() == after, "undoing can be tried as well");
}

#[test]
fn running_again_follows_the_sources() {
    let workspace = Workspace::new();
    workspace.adopted(&ARGUMENTS);
    workspace.edit("work/tool/tests/it.rs", "sleep", "ping");
    workspace.edit("work/tool/Cargo.toml", "[dependencies]\n", "[dependencies]\naws-smithy-runtime = \"1\"\n");
    let (report, _) = workspace.adopted(&[]);
    let expected =
        "aws-sdk-weather 1.2.3: 3 of 4 operations, N lines of Rust\npackages in the build: 6 before, 6 after\n";
    assert_eq!(without_sizes(&report), expected);
    let operation = |name: &str| workspace.path(&format!("work/smithereens/aws-sdk-weather/src/operation/{name}.rs"));
    assert!(operation("ping").exists() && !operation("sleep").exists(), "the files of other operations are removed");
    workspace.adopted(&["--undo"]);
    let tool = TOOL.replace("[dependencies]\n", "[dependencies]\naws-smithy-runtime = \"1\"\n");
    assert_eq!(workspace.read("work/tool/Cargo.toml"), tool, "edits of the user stay");
    assert_eq!(workspace.read("work/Cargo.toml"), ROOT);
    assert!(!workspace.path("work/smithereens").exists());
}

#[test]
fn edits_since_are_not_lost() {
    let workspace = Workspace::new();
    workspace.adopted(&ARGUMENTS);
    workspace.edit("work/tool/Cargo.toml", "\"sso\"", "");
    let error = workspace.refused(&["--undo"]);
    let expected =
        "error: tool/Cargo.toml: lines that `smithereens adopt` wrote were edited since\n  = help: revert the edit";
    assert!(error.starts_with(expected), "{error}");
    let error = workspace.refused(&[]);
    assert!(error.starts_with(expected), "{error}");
    workspace.edit("work/tool/Cargo.toml", "features = []", "features = [\"sso\"]");

    let generated = "work/smithereens/aws-sdk-weather/src/lib.rs";
    let edited = workspace.read(generated) + "// mine\n";
    workspace.write(generated, &edited);
    let error = workspace.refused(&[]);
    assert!(error.contains("the generated file smithereens/aws-sdk-weather/src/lib.rs was edited"), "{error}");
    let (_, messages) = workspace.adopted(&["--undo"]);
    assert!(messages.contains("kept smithereens/aws-sdk-weather/src/lib.rs, which was edited\n"), "{messages}");
    assert_eq!(workspace.read(generated), edited);
    assert_eq!(workspace.read("work/tool/Cargo.toml"), TOOL);
    let error = workspace.refused(&ARGUMENTS);
    assert!(error.contains("error: the folder smithereens/aws-sdk-weather exists"), "{error}");
}

/// Such as aws-sdk-s3-transfer-manager, which is not generated from a model.
#[test]
fn a_client_without_a_model_stays() {
    let workspace = Workspace::new();
    let manifest = workspace.read("vendor/aws-sdk-weather/Cargo.toml").replace("weather", "clock");
    workspace.write("vendor/aws-sdk-clock/Cargo.toml", &manifest);
    workspace.write("vendor/aws-sdk-clock/src/lib.rs", "//! A stand-in.\n");
    workspace.write("vendor/aws-sdk-clock/.cargo-checksum.json", "{\"files\":{}}");
    workspace.edit("work/tool/Cargo.toml", "[dependencies]\n", "[dependencies]\naws-sdk-clock = \"1\"\n");
    let message = "aws-sdk-clock stays: the source ../models has no model of it\n";
    let (report, messages) = workspace.adopted(&ARGUMENTS);
    assert!(messages.starts_with(message), "{messages}");
    assert!(report.starts_with("aws-sdk-weather 1.2.3: "), "{report}");
    assert!(!workspace.read("work/Cargo.toml").contains("aws-sdk-clock"));
    let (_, messages) = workspace.adopted(&[]);
    assert_eq!(messages, format!("{message}nothing to write: the workspace has these clients\n"));
    // A crate that was generated does not change back.
    fs::rename(workspace.path("models/weather.smithy"), workspace.path("models/rain.smithy")).expect("it is there");
    let error = workspace.refused(&[]);
    assert!(error.contains(" has no model of `weather`\n"), "{error}");
    workspace.adopted(&["--undo"]);
    workspace
        .write("work/tool/Cargo.toml", &workspace.read("work/tool/Cargo.toml").replace("aws-config", "# aws-config"));
    workspace.edit("work/app/Cargo.toml", "aws-config", "# aws-config");
    workspace.edit("work/Cargo.toml", "aws-config", "# aws-config");
    let error = workspace.refused(&ARGUMENTS);
    assert!(error.contains("aws-sdk-clock stays, because the source ../models has no model of it\n"), "{error}");
}

/// A manifest that the record cannot name is not edited.
#[test]
fn a_member_outside_of_the_folder_keeps_the_configuration() {
    let workspace = Workspace::new();
    workspace.edit("work/Cargo.toml", "\"tool\"", "\"tool\", \"../other\"");
    let package = "[package]\nname = \"other\"\nversion = \"0.1.0\"\nedition = \"2024\"\nworkspace = \"../work\"\n";
    workspace.write("other/Cargo.toml", &format!("{package}\n[dependencies]\naws-config = \"1\"\n"));
    workspace.write("other/src/lib.rs", "fn f() { client.ping(); }\n");
    let (_, messages) = workspace.adopted(&ARGUMENTS);
    assert!(
        messages.starts_with("aws-config stays: ") && messages.contains("other/Cargo.toml depends on it"),
        "{messages}"
    );
    assert_eq!(workspace.read("work/tool/Cargo.toml"), TOOL);
    assert!(workspace.read("work/smithereens/aws-sdk-weather/README.md").contains("`Ping`"));
    workspace.write("other/Cargo.toml", package);
    let (_, messages) = workspace.adopted(&[]);
    assert!(messages.starts_with("edited Cargo.toml\nedited tool/Cargo.toml\n"), "{messages}");
}

#[test]
fn a_commit_of_another_source_is_not_recorded() {
    let workspace = Workspace::new();
    workspace.adopted(&ARGUMENTS);
    let record = "work/smithereens/adopted.json";
    workspace.edit(record, "\"commit\": null", "\"commit\": \"4c59b707\"");
    workspace.adopted(&["--model", "../models/weather.smithy"]);
    assert!(workspace.read(record).contains("\"commit\": \"4c59b707\""));
    workspace.adopted(&["--model", "../models/weather.smithy", "--source", "../models"]);
    assert!(workspace.read(record).contains("\"commit\": null"), "{}", workspace.read(record));
}

#[test]
fn a_file_of_the_user_is_not_overwritten() {
    let workspace = Workspace::new();
    workspace.adopted(&ARGUMENTS);
    workspace.edit("work/tool/tests/it.rs", "sleep", "ping");
    workspace.write("work/smithereens/aws-sdk-weather/src/operation/ping.rs", "// mine\n");
    let error = workspace.refused(&[]);
    assert!(error.starts_with("error: the file smithereens/aws-sdk-weather/src/operation/ping.rs exists\n"), "{error}");
}

/// The record can come from others, for example in a pull request.
#[test]
fn a_record_with_paths_outside_of_the_workspace_is_an_error() {
    let workspace = Workspace::new();
    workspace.adopted(&ARGUMENTS);
    let record = "work/smithereens/adopted.json";
    let (text, path) = (workspace.read(record), "\"path\": \"tool/Cargo.toml\"");
    for other in ["../Cargo.toml", "/tmp/Cargo.toml", "app/src/main.rs"] {
        assert!(text.contains(path), "{text}");
        workspace.write(record, &text.replace(path, &format!("\"path\": \"{other}\"")));
        for arguments in [&["--undo"][..], &[]] {
            let error = workspace.refused(arguments);
            assert!(error.contains("adopted.json: a path is outside of the workspace\n"), "{error}");
        }
    }
}

/// A limit of the size of files, which the record exceeds and manifests do not, stands for a full disk.
#[cfg(unix)]
#[test]
fn nothing_is_written_without_the_record() {
    let workspace = Workspace::new();
    let comment = format!("# {}\n", "\"".repeat(200_000));
    workspace.write("work/Cargo.toml", &format!("{comment}{ROOT}"));
    let before = workspace.files();
    let script = "trap '' XFSZ; ulimit -f 450; exec \"$0\" adopt --source ../models --path ../checkout";
    let mut command = Command::new("sh");
    let command = command.args(["-c", script, env!("CARGO_BIN_EXE_smithereens")]).current_dir(workspace.path("work"));
    let output = command.env("CARGO_NET_OFFLINE", "true").output().expect("a shell");
    let error = text(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{error}");
    assert!(error.contains("adopted.json"), "{error}");
    let names =
        |files: &BTreeMap<PathBuf, Vec<u8>>| files.keys().filter(|path| path.is_file()).cloned().collect::<Vec<_>>();
    assert_eq!(names(&workspace.files()), names(&before));
    assert_eq!(workspace.read("work/Cargo.toml"), format!("{comment}{ROOT}"));
}

/// The report cannot be printed after everything was written.
#[cfg(target_os = "linux")]
#[test]
fn the_lock_file_is_that_of_the_manifests_if_the_report_fails() {
    let workspace = Workspace::new();
    let before = workspace.files();
    let full = fs::OpenOptions::new().write(true).open("/dev/full").expect("a device");
    let mut command = Command::new(env!("CARGO_BIN_EXE_smithereens"));
    let command = command.arg("adopt").args(ARGUMENTS).current_dir(workspace.path("work")).stdout(full);
    let output = command.env("CARGO_NET_OFFLINE", "true").output().expect("the command runs");
    assert_eq!(output.status.code(), Some(1), "{}", text(&output.stderr));
    assert!(workspace.read("work/Cargo.lock").contains("smithereens"));
    let (_, messages) = workspace.adopted(&["--undo"]);
    assert!(messages.ends_with("restored Cargo.lock\n"), "{messages}");
    assert!(workspace.files() == before, "every file is as it was before");
}

/// An `--undo` that ends early is continued by the next one.
#[test]
fn undoing_can_be_repeated() {
    let workspace = Workspace::new();
    let before = workspace.files();
    workspace.adopted(&ARGUMENTS);
    workspace.write("work/tool/Cargo.toml", TOOL);
    workspace.adopted(&["--undo"]);
    assert!(workspace.files() == before, "every file is as it was before");
}

#[test]
fn a_model_can_be_given_and_the_repository_is_the_default() {
    let workspace = Workspace::new();
    let output = workspace.adopt("work/app", &["--model", "../../models/weather.smithy", "--dry-run"]);
    let diff = text(&output.stdout);
    let line =
        "+aws-config = { package = \"smithereens-config\", git = \"https://github.com/smithereens-rs/smithereens\" }\n";
    assert!(diff.contains(line), "{diff}{}", text(&output.stderr));
    // The repository cannot be reached: what was written can be undone.
    let before = workspace.files();
    let (_, messages) = workspace.adopted(&["--model", "../models/weather.smithy"]);
    assert!(messages.contains("warning: cargo cannot resolve the dependencies now"), "{messages}");
    workspace.adopted(&["--undo"]);
    assert!(workspace.files() == before, "every file is as it was before");
}

#[test]
fn a_client_that_is_no_longer_used_is_removed() {
    let workspace = Workspace::new();
    workspace.adopted(&ARGUMENTS);
    workspace.edit("work/app/Cargo.toml", "weather = ", "# weather = ");
    workspace.adopted(&[]);
    assert!(!workspace.path("work/smithereens/aws-sdk-weather").exists());
    assert!(!workspace.read("work/Cargo.toml").contains("[patch"), "the manifest is as it was");
    workspace.edit("work/tool/Cargo.toml", "aws-config = ", "# aws-config = ");
    workspace.edit("work/app/Cargo.toml", "aws-config = ", "# aws-config = ");
    let error = workspace.refused(&[]);
    assert!(error.starts_with("error: tool/Cargo.toml: lines that `smithereens adopt` wrote were edited"), "{error}");
}

#[test]
fn a_configuration_that_stays_gets_the_operations_that_it_uses() {
    let workspace = Workspace::new();
    for crate_name in ["aws-config", "aws-sdk-weather"] {
        workspace.edit(&format!("vendor/{crate_name}/Cargo.toml"), "[features]\n", "[features]\nlegacy-client = []\n");
    }
    workspace.edit(
        "vendor/aws-config/Cargo.toml",
        "[features]",
        "[dependencies]\naws-sdk-weather = \"1\"\n\n[features]",
    );
    workspace.write("vendor/aws-config/src/lib.rs", "fn f() { client.ping(); }\n");
    workspace.adopted(&ARGUMENTS);
    let readme = "work/smithereens/aws-sdk-weather/README.md";
    assert!(!workspace.read(readme).contains("`Ping`"), "aws-config is replaced");
    workspace.adopted(&["--undo"]);
    workspace.edit("work/tool/Cargo.toml", "\"sso\"", "\"legacy-client\"");
    for _ in 0..2 {
        let (_, messages) = workspace.adopted(&ARGUMENTS);
        let expected = "aws-config stays: smithereens-config has no feature `legacy-client`\n";
        assert!(messages.starts_with(expected), "{messages}");
        assert!(workspace.read(readme).contains("`Ping`"));
        assert!(workspace.read("work/Cargo.toml").contains("aws-config = \"1\"\n"));
    }
}

#[test]
fn what_cannot_be_replaced_is_an_error_that_says_what_to_do() {
    let workspace = Workspace::new();
    workspace.write("models/clock.smithy", &MODEL.replace("Weather", "Clock"));
    for (arguments, expected) in [
        (&["--source", "../none"][..], "error: the source ../none is not a folder"),
        (&["--model", "../models/clock.smithy"], "is that of aws-sdk-clock, and no package depends on it"),
        (&["--undo"], "there is nothing to undo\n  = help: run the command without `--undo` first"),
    ] {
        let error = workspace.refused(arguments);
        assert!(error.contains(expected), "{error}");
    }
    for arguments in [&["--undo", "--path", "x"][..], &["--undo", "--offline"]] {
        assert_eq!(workspace.adopt("work", arguments).status.code(), Some(2));
    }
    workspace.edit(
        "work/Cargo.toml",
        "[workspace.dep",
        "[patch.crates-io]\naws-sdk-weather = { path = \"../vendor/aws-sdk-weather\" }\n\n[workspace.dep",
    );
    let (report, _) = workspace.adopted(&ARGUMENTS);
    assert!(!report.contains("aws-sdk-weather"), "a client that is replaced already stays: {report}");
    workspace.adopted(&["--undo"]);
    workspace.write("work/app/Cargo.toml", &APP.replace("weather =", "# weather ="));
    workspace.write("work/tool/Cargo.toml", &TOOL.replace("aws-config =", "# aws-config ="));
    workspace.write("work/app/Cargo.toml", "[package]\nname = \"app\"\nversion = \"0.1.0\"\nedition = \"2024\"\n");
    workspace.write("work/Cargo.toml", "[workspace]\nmembers = [\"app\", \"tool\"]\nresolver = \"3\"\n");
    let error = workspace.refused(&ARGUMENTS);
    assert!(error.contains("no package of the workspace depends on a client of AWS or on aws-config"), "{error}");
}

#[test]
fn the_help_says_what_the_command_does() {
    let output = Command::new(env!("CARGO_BIN_EXE_smithereens")).args(["adopt", "--help"]).output();
    insta::assert_snapshot!("adopt_help", text(&output.expect("the command runs").stdout));
}
