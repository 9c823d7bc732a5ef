//! Every file or folder in `valid` and `invalid` is a model. The snapshot beside it has the JSON AST of a valid model, and the
//! diagnostics of an invalid one.

use smithereens_codegen::Error;
use smithereens_codegen::ast;
use smithereens_codegen::load::{Loaded, Loader};
use std::path::{Path, PathBuf};

/// Loads a model under the names of its files, so that diagnostics do not have the path of this repository.
fn load(path: &Path) -> Result<Loaded, Error> {
    let mut loader = Loader::new();
    for file in files(path) {
        let text = std::fs::read_to_string(&file).expect("a readable file");
        loader = loader.text(file.file_name().expect("a file has a name"), text);
    }
    loader.load()
}

fn files(path: &Path) -> Vec<PathBuf> {
    if path.is_file() {
        return vec![path.to_owned()];
    }
    let entries = path.read_dir().expect("a readable folder");
    let mut files: Vec<_> = entries.map(|entry| entry.expect("an entry of the folder").path()).collect();
    files.sort();
    files
}

fn is_model(path: &Path) -> bool {
    path.extension().is_none_or(|extension| extension == "smithy" || extension == "json")
}

/// Compares a text with the snapshot beside a model.
fn assert_snapshot(path: &Path, text: &str) {
    let name = path.file_stem().expect("a model has a name").to_string_lossy().into_owned();
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(path.parent().expect("a model is in a folder"));
    settings.set_prepend_module_to_snapshot(false);
    settings.remove_snapshot_suffix();
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, text));
}

#[test]
fn valid_models_load() {
    insta::glob!("valid/*", |path| {
        if is_model(path) {
            let loaded = load(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            assert_snapshot(path, &format!("{}{}", loaded.warnings(), ast::to_string(&loaded.model)));
        }
    });
}

#[test]
fn invalid_models_are_diagnosed() {
    insta::glob!("invalid/*", |path| {
        if is_model(path) {
            let diagnostics = match load(path) {
                Ok(loaded) => smithereens_codegen::validate(&loaded).to_string(),
                Err(error) => error.to_string(),
            };
            assert_snapshot(path, &diagnostics);
        }
    });
}

#[test]
fn the_json_ast_of_a_model_loads_to_the_same_model() {
    insta::glob!("valid/*", |path| {
        if is_model(path) {
            let written =
                ast::to_string(&load(path).unwrap_or_else(|error| panic!("{}: {error}", path.display())).model);
            let loaded = Loader::new().text("written.json", written.clone()).load();
            let loaded = loaded.unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            // As JSON values: a number of the IDL, such as `1e+2`, comes back in its shortest form, `100.0`.
            // A number beyond doubles, which this parser does not read, keeps its text.
            let value = |text: &str| serde_json::from_str::<serde_json::Value>(text).map_err(|_| text.to_owned());
            assert_eq!(value(&ast::to_string(&loaded.model)), value(&written), "{}", path.display());
        }
    });
}
