//! `smithereens update` with models from a mirror and from folders.

use crate::download::{MODEL, Mirror};
use crate::fresh::{self, Package, text};
use std::fs;

/// The model with a second operation, and a new name of the first one.
fn renamed() -> String {
    MODEL.replace("ListCities", "ListTowns")
}

/// The model with an output member.
fn extended() -> String {
    let operation = "\"type\": \"operation\",";
    let output = "\"example#ListCitiesOutput\": {\"type\": \"structure\", \"members\": {\"names\": {\"target\": \
        \"smithy.api#String\"}}, \"traits\": {\"smithy.api#output\": {}}},";
    MODEL
        .replace(operation, &format!("{operation} \"output\": {{\"target\": \"example#ListCitiesOutput\"}},"))
        .replace("\"example#ListCities\": {", &format!("{output}\n        \"example#ListCities\": {{"))
}

/// A package whose source calls the operation of the first model.
fn package(mirror: &Mirror) -> Package {
    let package = Package::new();
    package.write("trip/src/main.rs", "async fn list(client: Client) { client.list_cities().send().await; }\n");
    package.added(&["weather", "--source", &mirror.url]);
    mirror.requests();
    package
}

/// Runs the command. Returns its exit code and what it prints.
fn update(package: &Package, arguments: &[&str]) -> (Option<i32>, String, String) {
    let output = package.run(&[&["update"], arguments].concat());
    (output.status.code(), text(&output.stdout), text(&output.stderr))
}

#[test]
fn the_list_moves_to_the_newest_commit() {
    let mirror = Mirror::new();
    let package = package(&mirror);
    let (code, report, messages) = update(&package, &[]);
    assert_eq!((code, report.as_str()), (Some(0), "weather first: the model is the same\n"));
    assert_eq!(messages, "nothing to write: all models are up to date\n");

    mirror.commit("second", MODEL);
    let (code, report, messages) = update(&package, &["weather"]);
    assert_eq!((code, report.as_str()), (Some(0), "weather first -> second: the model is the same\n"));
    assert_eq!(messages, "wrote model/models.lock\n");

    mirror.commit("third", &extended());
    let (code, report, messages) = update(&package, &[]);
    assert_eq!(code, Some(0), "{report}{messages}");
    assert!(report.starts_with("weather second -> third\n"), "{report}");
    assert!(report.contains("1 of your 1 operation changes; "), "{report}");
    assert_eq!(messages, "wrote model/weather.json\nwrote model/models.lock\n");
    assert_eq!(package.read("trip/model/weather.json"), extended());
    assert!(package.read("trip/model/models.lock").contains("commit = \"third\""));

    let (code, report, _) = update(&package, &["--commit", "first"]);
    assert_eq!(code, Some(0), "{report}");
    assert!(report.starts_with("weather third -> first\n"), "{report}");
    assert_eq!(package.read("trip/model/weather.json"), MODEL);
}

#[test]
fn a_dry_run_and_denied_changes_write_nothing() {
    let mirror = Mirror::new();
    let package = package(&mirror);
    let before = (package.read("trip/model/weather.json"), package.read("trip/model/models.lock"));
    mirror.commit("second", &renamed());
    for (arguments, code, message) in [
        (&["--dry-run"][..], Some(0), "would write model/weather.json\nwould write model/models.lock\n"),
        (&["--deny", "breaking"], Some(1), "nothing was written: `--deny` does not allow these changes\n"),
        (&["--deny", "warnings", "--dry-run"], Some(1), "nothing was written: `--deny` does not allow these changes\n"),
    ] {
        let (actual, report, messages) = update(&package, arguments);
        assert_eq!((actual, messages.as_str()), (code, message), "{arguments:?}");
        assert!(report.contains("1 of your 1 operation changes; "), "{report}");
        assert!(report.contains("removed operation::list_cities") || report.contains("ListCities breaks"), "{report}");
        assert_eq!((package.read("trip/model/weather.json"), package.read("trip/model/models.lock")), before);
    }
    // The other operation is not used.
    package.write("trip/src/main.rs", "fn main() {}\n");
    let (code, report, _) = update(&package, &["--deny", "breaking"]);
    assert_eq!(code, Some(0), "{report}");
    assert!(report.contains("the sources use no operation of it\n"), "{report}");
    assert_eq!(package.read("trip/model/weather.json"), renamed());
}

/// A model that is not in version control is compared as it is in its source.
#[test]
fn a_model_that_the_package_lacks_is_compared() {
    let mirror = Mirror::new();
    let package = package(&mirror);
    fs::remove_file(package.path("trip/model/weather.json")).expect("it is there");
    mirror.commit("second", &renamed());
    let (code, report, _) = update(&package, &["--deny", "breaking"]);
    assert_eq!(code, Some(1), "{report}");
    assert!(report.contains("1 of your 1 operation changes; "), "{report}");
    assert!(!package.path("trip/model/weather.json").exists());
    // The mirror no longer has the old model.
    fs::remove_dir_all(package.path("cache")).expect("a cache");
    mirror.commit("first", "{}");
    mirror.commit("second", &renamed());
    let (code, _, error) = update(&package, &["--deny", "breaking"]);
    assert_eq!(code, Some(1), "{error}");
    let (code, report, _) = update(&package, &[]);
    assert_eq!(code, Some(0));
    assert!(report.contains("so nothing is compared\n"), "{report}");
}

#[test]
fn hashes_are_shortened() {
    let (from, to) = ("4c59b70700cbd9e27bd9c7a8d3b6f5a1c2d3e4f5", "8c1f0c9d00cbd9e27bd9c7a8d3b6f5a1c2d3e4f5");
    let mirror = Mirror::new();
    mirror.commit(from, MODEL);
    let package = package(&mirror);
    mirror.commit(to, MODEL);
    let (_, report, _) = update(&package, &[]);
    assert_eq!(report, "weather 4c59b707 -> 8c1f0c9d: the model is the same\n");
    assert!(package.read("trip/model/models.lock").contains(to));
}

/// The sources that are compared can be others than `src`.
#[test]
fn the_compared_sources_can_be_chosen() {
    let mirror = Mirror::new();
    let package = package(&mirror);
    package.write("trip/tests/none.rs", "fn f() {}\n");
    mirror.commit("second", &renamed());
    let (code, report, _) = update(&package, &["--deny", "breaking", "--used-in", "tests"]);
    assert_eq!(code, Some(0), "{report}");
}

#[test]
fn folders_are_read_again() {
    let package = Package::new();
    package.added(&["weather", "--source", "../models"]);
    package.write("models/weather.smithy", &fresh::MODEL.replace("GetCity", "GetTown"));
    package.write("own/shop.smithy", &fresh::MODEL.replace("Weather", "Shop"));
    package.added(&["--model", "../own/shop.smithy"]);
    package.write("own/shop.smithy", &fresh::MODEL.replace("Weather", "Shop").replace("GetCity", "GetTown"));
    let (code, report, messages) = update(&package, &[]);
    assert_eq!(code, Some(0), "{messages}");
    assert!(
        report.contains("model/shop.smithy ../own/shop.smithy\n") && report.contains("weather ../models\n"),
        "{report}"
    );
    assert_eq!(messages, "wrote model/shop.smithy\nwrote model/weather.smithy\nwrote model/models.lock\n");
    assert!(package.read("trip/model/weather.smithy").contains("GetTown"));
}

/// The files of botocore that a newer version lacks are removed.
#[test]
fn files_that_the_source_lacks_are_removed() {
    let package = Package::new();
    let description = include_str!("../../../codegen/tests/botocore/fixtures/ec2/service-2.json");
    package.write("data/ec2/2024-01-01/service-2.json", description);
    package.write("data/ec2/2024-01-01/paginators-1.json", "{\"pagination\": {}}");
    package.added(&["ec2", "--source", "../data"]);
    assert!(package.path("trip/model/ec2/paginators-1.json").exists());
    fs::remove_file(package.path("data/ec2/2024-01-01/paginators-1.json")).expect("it is there");
    let (code, report, messages) = update(&package, &[]);
    assert_eq!(code, Some(0), "{report}{messages}");
    assert!(!package.path("trip/model/ec2/paginators-1.json").exists());
    assert!(!package.read("trip/model/models.lock").contains("paginators"), "{messages}");
    assert!(package.path("trip/model/ec2/service-2.json").exists());
}

/// The list can come from others, for example in a pull request.
#[test]
fn a_list_with_paths_outside_of_the_models_is_an_error() {
    let package = Package::new();
    package.added(&["weather", "--source", "../models"]);
    let list = package.read("trip/model/models.lock");
    package.write("trip/victim.smithy", fresh::MODEL);
    package.write("models/weather.smithy", &fresh::MODEL.replace("GetCity", "GetTown"));
    for (from, to, expected) in [
        ("model/weather.smithy", "model/../victim.smithy", "the file `model/../victim.smithy` is outside of `model/`"),
        ("service = \"weather\"", "service = \"../weather\"", "`../weather` is not the name of a service"),
    ] {
        assert!(list.contains(from), "{list}");
        package.write("trip/model/models.lock", &list.replace(from, to));
        let (code, _, error) = update(&package, &[]);
        assert_eq!(code, Some(1), "{error}");
        assert!(error.contains(expected), "{error}");
    }
    assert_eq!(package.read("trip/victim.smithy"), fresh::MODEL);
}

#[test]
fn what_cannot_be_updated_is_an_error_that_says_what_to_do() {
    let package = Package::new();
    let (code, _, error) = update(&package, &[]);
    assert_eq!(code, Some(1));
    assert!(error.contains("no models in model/models.lock\n  = help: run the command in the folder"), "{error}");
    package.added(&["weather", "--source", "../models"]);
    let (code, _, error) = update(&package, &["s3"]);
    assert_eq!(code, Some(1));
    let expected = "error: model/models.lock does not have the service `s3`\n  = help: it has weather; `smithereens add s3` adds it\n";
    assert_eq!(error, expected);
    // A change of the package is not overwritten.
    package.write("trip/model/weather.smithy", &format!("// ours\n{}", fresh::MODEL));
    package.write("models/weather.smithy", &fresh::MODEL.replace("GetCity", "GetTown"));
    let (code, _, error) = update(&package, &[]);
    assert_eq!(code, Some(1));
    assert!(error.contains("error: model/weather.smithy has changed since it was added\n"), "{error}");
    assert!(package.read("trip/model/weather.smithy").starts_with("// ours"));
    // A model of which the package lacks a file is written without a comparison, unless changes are denied.
    fs::remove_file(package.path("trip/model/weather.smithy")).expect("it is there");
    let (code, _, error) = update(&package, &["--deny", "breaking"]);
    assert_eq!(code, Some(1));
    assert!(
        error.starts_with("error: cannot compare: the package lacks files of the old model model/weather"),
        "{error}"
    );
    assert!(!package.path("trip/model/weather.smithy").exists());
    let (code, report, _) = update(&package, &[]);
    assert_eq!(
        (code, report.as_str()),
        (Some(0), "weather ../models: the package lacks files of the old model, so nothing is compared\n")
    );
    assert!(package.read("trip/model/weather.smithy").contains("GetTown"));
}
