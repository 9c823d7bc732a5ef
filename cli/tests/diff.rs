//! `smithereens diff` as a shell runs it.

use std::path::Path;
use std::process::{Command, Output};
use tempfile::TempDir;

const OLD: &str = r#"$version: "2"
namespace example

@aws.protocols#restJson1
service Weather {
    operations: [GetCity, ListCities, Ping]
}

@http(method: "GET", uri: "/city")
operation GetCity {
    output := {
        @required
        name: String
        size: Size
    }
}

@http(method: "GET", uri: "/cities")
operation ListCities {
    output := {
        sizes: Sizes
    }
}

@http(method: "GET", uri: "/ping")
operation Ping {}

list Sizes {
    member: Size
}

enum Size {
    SMALL
}
"#;

fn new() -> String {
    OLD.replace("        @required\n", "").replace("    SMALL\n", "    SMALL\n    LARGE\n")
}

/// Runs the command in a folder with two models.
fn diff(new: &str, arguments: &[&str]) -> Output {
    let folder = models(new);
    run(folder.path(), &[&["old.smithy", "new.smithy"], arguments].concat())
}

fn models(new: &str) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, text) in [("old.smithy", OLD), ("new.smithy", new)] {
        std::fs::write(folder.path().join(name), text).expect("a file");
    }
    folder
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_smithereens"));
    command.current_dir(folder).arg("diff").args(arguments).output().expect("the command runs")
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).expect("UTF-8")
}

#[test]
fn changes_are_listed_with_positions() {
    let output = diff(&new(), &[]);
    let expected = r#"error[ChangedNullability.RemovedRequiredTrait]: `example#GetCityOutput$name`: the member changes from non-nullable to nullable: the trait `required` is removed and not replaced by `default` and `addedDefault`
  --> new.smithy:12:9
   |
12 |         name: String
   |         ^^^^

note[ChangedEnumTrait.Appended.1]: `example#Size`: the enum value `LARGE` is appended
  --> new.smithy:31:6
   |
31 | enum Size {
   |      ^^^^

note[AddedShape]: `example#Size$LARGE`: the member is added
  --> new.smithy:33:5
   |
33 |     LARGE
   |     ^^^^^

Rust client:
  changed operation::get_city::GetCityOutput::name
    - pub name: String
    + pub name: Option<String>
  changed operation::get_city::GetCityOutput::name()
    - pub fn name(&self) -> &str
    + pub fn name(&self) -> Option<&str>
  changed operation::get_city::builders::GetCityOutputBuilder::build()
    - pub fn build(self) -> Result<GetCityOutput, error::BuildError>
    + pub fn build(self) -> GetCityOutput
  added   types::Size::Large

2 of 3 operations change; 1 change breaks
1 error, 0 dangers, 0 warnings, 2 notes
Rust client: 0 items removed, 3 changed, 1 added
"#;
    assert_eq!((text(&output.stdout), text(&output.stderr)), (expected, ""));
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn only_chosen_operations_are_compared() {
    let output = diff(&new(), &["--operation", "ListCities", "--operation", "Ping", "--severity", "warning"]);
    let expected = "1 of your 2 operations changes; 0 changes break\n    ListCities changes\n\
                    0 errors, 0 dangers, 0 warnings, 2 notes; 2 not shown\n\
                    Rust client: 0 items removed, 0 changed, 1 added\n";
    assert_eq!((text(&output.stdout), text(&output.stderr)), (expected, ""));
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn the_operations_can_be_those_that_sources_use() {
    let folder = models(&new());
    std::fs::create_dir(folder.path().join("src")).expect("a folder");
    let source = "async fn f(client: &Client) { client.get_city().send().await; }";
    std::fs::write(folder.path().join("src/main.rs"), source).expect("a file");
    let arguments = ["old.smithy", "new.smithy", "--used-in", "src", "--severity", "error"];
    let output = run(folder.path(), &arguments);
    assert!(text(&output.stdout).contains("1 of your 1 operation changes; 1 change breaks\n    GetCity breaks\n"));
    assert_eq!(output.status.code(), Some(1), "{}", text(&output.stderr));
}

#[test]
fn json_is_stable() {
    let new = OLD.replace("    SMALL\n", "    SMALL\n    LARGE\n");
    let output = diff(&new, &["--format", "json", "--operation", "ListCities", "--severity", "error"]);
    let expected = r#"{
  "breaks": false,
  "changes": [
    {
      "column": 6,
      "file": "new.smithy",
      "id": "ChangedEnumTrait.Appended.1",
      "line": 32,
      "message": "`example#Size`: the enum value `LARGE` is appended",
      "model": "new",
      "operations": [
        "ListCities"
      ],
      "severity": "note",
      "shape": "example#Size"
    },
    {
      "column": 5,
      "file": "new.smithy",
      "id": "AddedShape",
      "line": 34,
      "message": "`example#Size$LARGE`: the member is added",
      "model": "new",
      "operations": [
        "ListCities"
      ],
      "severity": "note",
      "shape": "example#Size$LARGE"
    }
  ],
  "items": [
    {
      "kind": "added",
      "new": "Large",
      "old": null,
      "path": "types::Size::Large"
    }
  ],
  "operations": [
    {
      "breaks": false,
      "changes": true,
      "name": "ListCities"
    }
  ],
  "summary": {
    "addedItems": 1,
    "changedItems": 0,
    "dangers": 0,
    "errors": 0,
    "notes": 2,
    "removedItems": 0,
    "warnings": 0
  },
  "version": 1
}
"#;
    // The order of the keys depends on a feature of serde_json, which other packages of the workspace enable.
    let json = |text: &str| serde_json::from_str::<serde_json::Value>(text).expect("JSON");
    assert_eq!((json(text(&output.stdout)), text(&output.stderr)), (json(expected), ""));
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn warnings_can_be_denied() {
    let new = format!("{OLD}\n@error(\"client\") structure Busy {{}}\n")
        .replace("operation Ping {}", "operation Ping { errors: [Busy] }");
    assert_eq!(diff(&new, &[]).status.code(), Some(0));
    assert_eq!(diff(&new, &["--deny", "warnings"]).status.code(), Some(1));
    assert_eq!(diff(OLD, &["--deny", "warnings"]).status.code(), Some(0));
}

#[test]
fn a_wrong_request_is_an_error() {
    let output = diff(OLD, &["--operation", "GetCities"]);
    assert_eq!((output.status.code(), text(&output.stdout)), (Some(1), ""));
    assert!(text(&output.stderr).contains("did you mean `GetCity`"), "{}", text(&output.stderr));
    assert_eq!(diff(OLD, &["--format", "yaml"]).status.code(), Some(2));
}
