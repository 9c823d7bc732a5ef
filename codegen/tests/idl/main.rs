//! Every file or folder in `tests/idl/valid` and `tests/idl/invalid` is a model, and beside it lies what loading it gives:
//! the JSON AST of a valid one, the diagnostics of an invalid one.

use smithereens_codegen::Error;
use smithereens_codegen::ast;
use smithereens_codegen::load::{Loaded, Loader};
use std::path::{Path, PathBuf};

/// Loads a model under the names of its files, so that diagnostics do not say where this repository lies.
fn load(path: &Path) -> Result<Loaded, Error> {
    let mut loader = Loader::new();
    for file in files(path) {
        let text = std::fs::read_to_string(&file).expect("a readable fixture");
        loader = loader.text(file.file_name().expect("a file has a name"), text);
    }
    loader.load()
}

fn files(path: &Path) -> Vec<PathBuf> {
    if path.is_file() {
        return vec![path.to_owned()];
    }
    let mut files = entries(path);
    files.sort();
    files
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let entries = folder.read_dir().expect("a folder of fixtures");
    entries.map(|entry| entry.expect("an entry of the folder").path()).collect()
}

fn models(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/idl").join(folder);
    let mut models = entries(&folder);
    models.retain(|path| path.extension().is_none_or(|extension| extension == "smithy" || extension == "json"));
    models.sort();
    assert!(!models.is_empty());
    models
}

/// Compares with the snapshot beside a fixture.
fn assert_snapshot(path: &Path, text: &str) {
    let name = path.file_stem().expect("a fixture has a name").to_string_lossy().into_owned();
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(path.parent().expect("a fixture is in a folder"));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, text));
}

#[test]
fn valid_models_load() {
    for path in models("valid") {
        let loaded = load(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        assert_snapshot(&path, &format!("{}{}", loaded.warnings(), ast::to_string(&loaded.model)));
    }
}

#[test]
fn invalid_models_are_diagnosed() {
    for path in models("invalid") {
        let diagnostics = match load(&path) {
            Ok(loaded) => loaded.warnings().to_string(),
            Err(error) => error.to_string(),
        };
        assert_snapshot(&path, &diagnostics);
    }
}

#[test]
fn what_is_written_as_json_loads_to_the_same_model() {
    for path in models("valid") {
        let written = ast::to_string(&load(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display())).model);
        let loaded = Loader::new().text("written.json", written.clone()).load();
        let loaded = loaded.unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        // As JSON values: a number of the IDL, such as `1e+2`, comes back in its shortest form, `100.0`.
        let value = |text: &str| serde_json::from_str::<serde_json::Value>(text).expect("JSON");
        assert_eq!(value(&ast::to_string(&loaded.model)), value(&written), "{}", path.display());
    }
}
