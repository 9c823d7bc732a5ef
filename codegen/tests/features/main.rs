//! The code that each feature of Smithy leads to. Every model in `models` shows one feature, and the snapshot beside it has
//! the items that the feature shapes. The package `smithereens-checks-features` compiles and calls all of these clients.
//!
//! The metadata `excerpt` of a model chooses the items: by file, a list of `struct Name`, `enum Name`, `static NAME`,
//! `const NAME`, `Type::method`, `impl Trait for Type`, `mod *` for the modules in the file, or `*` for all items.

mod excerpt;

use excerpt::excerpt;
use serde_json::Value;
use std::path::Path;

/// The model whose requests are presigned if possible.
const PRESIGN_ALL: &str = "presign_all";

#[test]
fn each_feature_leads_to_the_code_in_its_snapshot() {
    insta::glob!("models/*.json", |model| {
        let presigns_all = model.file_stem().is_some_and(|name| name == PRESIGN_ALL);
        let generated = smithereens_codegen::configure().model(model).presign_all(presigns_all).generate();
        let generated = generated.unwrap_or_else(|error| panic!("{}: {error}", model.display()));
        assert_eq!(generated.warnings().to_string(), "", "{}", model.display());
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_path(model.parent().expect("a model is in a folder"));
        settings.set_prepend_module_to_snapshot(false);
        settings.remove_snapshot_suffix();
        settings.set_omit_expression(true);
        let name = model.file_stem().expect("a model has a name").to_string_lossy();
        settings.bind(|| insta::assert_snapshot!(&*name, excerpt(&generated, &chosen(model))));
    });
}

/// The items that a model's metadata chooses, by file.
fn chosen(model: &Path) -> Vec<(String, Vec<String>)> {
    let text = std::fs::read_to_string(model).expect("a readable model");
    let model: Value = serde_json::from_str(&text).expect("the model is JSON");
    let files = model["metadata"]["excerpt"].as_object().expect("the metadata `excerpt` of the model");
    let names = |names: &Value| serde_json::from_value(names.clone()).expect("a list of items");
    let mut chosen: Vec<_> = files.iter().map(|(file, items)| (file.clone(), names(items))).collect();
    // Other packages of a build can let `serde_json` keep the order of the file.
    chosen.sort();
    chosen
}
