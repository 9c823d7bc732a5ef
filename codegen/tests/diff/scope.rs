use crate::{changes, load};
use smithereens_codegen::Error;
use smithereens_codegen::diff::{self, Diff};

const OLD: &str = r#"
@aws.protocols#restJson1
service Weather { operations: [GetCity, GetMayor, Ping], errors: [Busy] }
@http(method: "GET", uri: "/city")
operation GetCity { output := { city: City } }
@http(method: "GET", uri: "/mayor")
operation GetMayor { output := { mayor: Mayor } }
@http(method: "GET", uri: "/ping")
operation Ping {}
structure City { name: String, mayor: Mayor }
structure Mayor { name: String, age: Integer }
@error("server") structure Busy {}
"#;

fn run(new: &str, operations: &[&str]) -> Result<Diff, Error> {
    diff::compare(&load("old.smithy", OLD), &load("new.smithy", new)).operations(operations.iter().copied()).run()
}

fn selected(new: &str, operations: &[&str]) -> Vec<String> {
    changes(&run(new, operations).unwrap_or_else(|error| panic!("{error}")))
}

/// The names of operations, with what happens to each.
fn states(diff: &Diff) -> Vec<(&str, bool, bool)> {
    diff.operations().iter().map(|operation| (operation.name(), operation.changes(), operation.breaks())).collect()
}

#[test]
fn only_what_the_operations_reach_is_compared() {
    let new = OLD
        .replace("age: Integer", "age: Long")
        .replace("structure City { ", "structure City {\n    /// Its name\n    ");
    let target = "Error ChangedMemberTarget Mayor$age";
    let docs = "Note ModifiedTrait.Add.smithy.api#documentation City$name";
    assert_eq!(selected(&new, &["GetCity"]), [target, docs]);
    assert_eq!(selected(&new, &["GetMayor"]), [target]);
    assert_eq!(selected(&new, &["Ping"]), [""; 0]);
}

#[test]
fn a_change_of_the_service_or_its_errors_concerns_all_operations() {
    let new = OLD
        .replace("structure Busy {}", "structure Busy { message: String }")
        .replace("\nservice", "\n@deprecated service");
    let expected = ["Note AddedShape Busy$message", "Note ModifiedTrait.Add.smithy.api#deprecated Weather"];
    assert_eq!(selected(&new, &["Ping"]), expected);
}

#[test]
fn another_operation_of_the_service_is_no_change() {
    let new = OLD.replace("operations: [GetCity, GetMayor, Ping]", "operations: [GetCity, Ping]");
    assert_eq!(selected(&new, &["GetCity"]), [""; 0]);
    assert_eq!(selected(&new, &["GetMayor"]), ["Error RemovedOperationBinding.FromService.GetMayor Weather"]);
}

#[test]
fn operations_that_change_are_told_from_those_that_break() {
    let new = OLD
        .replace(
            "structure City { name: String, mayor: Mayor }",
            "structure City { name: String, mayor: Mayor, size: Long }",
        )
        .replace("/mayor", "/boss")
        .replace("operation Ping", "/// Pong\noperation Ping");
    let diff = run(&new, &["GetCity", "GetMayor", "Ping"]).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(states(&diff), [("GetCity", true, false), ("GetMayor", true, true), ("Ping", false, false)]);
    assert!(diff.breaks());
}

#[test]
fn operations_can_be_those_that_sources_use() {
    let folder = tempfile::tempdir().expect("a folder");
    let source = folder.path().join("main.rs");
    std::fs::write(&source, "async fn f(c: weather::Client) { c.get_mayor().send().await; }").expect("a file");
    let new =
        OLD.replace("name: String, mayor: Mayor", "name: Integer, mayor: Mayor").replace("age: Integer", "age: Long");
    let (old, new) = (load("old.smithy", OLD), load("new.smithy", &new));
    let diff = diff::compare(&old, &new).operations_used_in([&source]).run().unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(states(&diff), [("GetMayor", true, true)]);
    assert_eq!(changes(&diff), ["Error ChangedMemberTarget Mayor$age"]);

    // A type that is named without a call.
    std::fs::write(&source, "fn f(city: weather::types::City) {}").expect("a file");
    let diff = diff::compare(&old, &new).operations_used_in([&source]).run().unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(changes(&diff), ["Error ChangedMemberTarget City$name", "Error ChangedMemberTarget Mayor$age"]);

    std::fs::write(&source, "fn f() {}").expect("a file");
    let diff = diff::compare(&old, &new).operations_used_in([&source]).run().unwrap_or_else(|error| panic!("{error}"));
    assert!(changes(&diff).is_empty() && states(&diff).is_empty());
    assert!(diff.warnings().to_string().contains("has no operations"), "{}", diff.warnings());
}

#[test]
fn an_operation_that_neither_model_has_is_an_error() {
    let error = run(OLD, &["GetCities"]).expect_err("no such operation").to_string();
    assert!(error.contains("neither model has the operation `GetCities`"), "{error}");
    assert!(error.contains("did you mean `GetCity`?"), "{error}");
    let (old, new) = (load("old.smithy", OLD), load("new.smithy", OLD));
    let error = diff::compare(&old, &new).service("Shop").run().expect_err("no such service").to_string();
    assert!(error.contains("neither model has the service `Shop`"), "{error}");
}
