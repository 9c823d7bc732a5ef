//! Models that others wrote, from folders that environment variables name.

use smithereens_codegen::ast;
use smithereens_codegen::load::{Loader, load};
use smithereens_codegen::model::Model;
use std::path::{Path, PathBuf};
use std::time::Instant;

/// The folder that a variable names. Without it, the test that asks says how to set it, and passes.
fn folder(variable: &str, what: &str) -> Option<PathBuf> {
    let folder = std::env::var_os(variable).map(PathBuf::from);
    if folder.is_none() {
        eprintln!("skipped: set {variable} to {what}");
    }
    folder
}

fn load_without_error(paths: &[PathBuf]) -> Model {
    let start = Instant::now();
    let loaded = load(paths).unwrap_or_else(|error| panic!("{error}"));
    let (shapes, warnings) = (loaded.model.shapes.len(), loaded.warnings().diagnostics().len());
    eprintln!("{:?}: {shapes} shapes, {warnings} warnings, {:?}", paths, start.elapsed());
    assert_writes_and_loads(&loaded.model);
    loaded.model
}

/// What is written as JSON AST loads again, and is written alike.
fn assert_writes_and_loads(model: &Model) {
    let written = ast::to_string(model);
    let loaded = Loader::new().text("written.json", written.clone()).load().unwrap_or_else(|error| panic!("{error}"));
    // As JSON values: a number of the IDL can be written with more digits than a double keeps.
    let value = |text: &str| serde_json::from_str::<serde_json::Value>(text).expect("JSON");
    assert!(value(&ast::to_string(&loaded.model)) == value(&written), "the model is not written as it was before");
}

const PROTOCOL_TESTS: &str = "a folder with the folders `aws` and `smithy` of Smithy's protocol tests";

#[test]
fn the_aws_protocol_tests_load() {
    let Some(folder) = folder("SMITHY_PROTOCOL_TESTS", PROTOCOL_TESTS) else { return };
    let model = load_without_error(&[folder.join("aws"), folder.join("smithy/shared-types.smithy")]);
    assert!(model.services().count() > 10);
}

#[test]
fn the_smithy_protocol_tests_load() {
    let Some(folder) = folder("SMITHY_PROTOCOL_TESTS", PROTOCOL_TESTS) else { return };
    let model = load_without_error(&[folder.join("smithy")]);
    assert!(model.services().count() > 0);
}

#[test]
fn models_of_aws_services_load() {
    let Some(folder) = folder("SMITHY_MODELS", "a folder with models in the JSON AST, one service each") else {
        return;
    };
    for path in models_in(&folder) {
        let model = load_without_error(&[path]);
        assert_eq!(model.services().count(), 1);
    }
}

fn models_in(folder: &Path) -> Vec<PathBuf> {
    let entries = folder.read_dir().expect("the folder that SMITHY_MODELS names");
    let mut models: Vec<PathBuf> = entries.map(|entry| entry.expect("a file of the folder").path()).collect();
    models.retain(|path| path.extension().is_some_and(|extension| extension == "json"));
    models.sort();
    models
}
