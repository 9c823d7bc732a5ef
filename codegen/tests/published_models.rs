//! Published models load without an error, and as JSON AST they load to the same model.

use smithereens_checks_support::Resource;
use smithereens_codegen::ast;
use smithereens_codegen::load::{Loader, load};
use smithereens_codegen::model::Model;
use std::path::PathBuf;

fn load_without_error(paths: &[PathBuf]) -> Model {
    let loaded = load(paths).unwrap_or_else(|error| panic!("{error}"));
    assert_writes_and_loads(&loaded.model);
    loaded.model
}

/// The JSON AST of a model loads to the same model.
fn assert_writes_and_loads(model: &Model) {
    let written = ast::to_string(model);
    let loaded = Loader::new().text("written.json", written.clone()).load().unwrap_or_else(|error| panic!("{error}"));
    // As JSON values: a number of the IDL can be written with more digits than a double keeps.
    let value = |text: &str| serde_json::from_str::<serde_json::Value>(text).expect("JSON");
    assert!(value(&ast::to_string(&loaded.model)) == value(&written), "the model differs after it was written");
}

#[test]
#[ignore = "needs SMITHY_PROTOCOL_TESTS: see CONTRIBUTING.md"]
fn protocol_tests_of_aws_protocols_load() {
    let folder = Resource::ProtocolTests.folder().expect("this test reads it");
    let model = load_without_error(&[folder.join("aws"), folder.join("smithy/shared-types.smithy")]);
    assert!(model.services().count() > 10);
}

#[test]
#[ignore = "needs SMITHY_PROTOCOL_TESTS: see CONTRIBUTING.md"]
fn protocol_tests_of_smithy_protocols_load() {
    let model = load_without_error(&[Resource::ProtocolTests.folder().expect("this test reads it").join("smithy")]);
    assert!(model.services().count() > 0);
}

#[test]
#[ignore = "needs SMITHY_MODELS: see CONTRIBUTING.md"]
fn models_of_aws_services_load() {
    let entries =
        Resource::SmithyModels.folder().expect("this test reads it").read_dir().expect("SMITHY_MODELS names a folder");
    let mut models: Vec<PathBuf> = entries.map(|entry| entry.expect("a file of the folder").path()).collect();
    models.retain(|path| path.extension().is_some_and(|extension| extension == "json"));
    assert!(!models.is_empty(), "SMITHY_MODELS has no models");
    for path in models {
        let model = load_without_error(&[path]);
        assert_eq!(model.services().count(), 1);
    }
}
