use crate::arguments::Files;
use crate::output;
use smithereens_codegen::Error;
use smithereens_codegen::load::{Loaded, Loader};
use std::path::Path;

/// Loads the model from files, folders and standard input.
pub(crate) fn load(files: &Files) -> Result<Loaded, Error> {
    let mut loader = Loader::new();
    for path in &files.paths {
        loader = match is_standard_input(path) {
            true => loader.reader("<standard input>", std::io::stdin()),
            false => loader.files([path]),
        };
    }
    loader.load()
}

/// Loads the model from one file, folder or standard input.
pub(crate) fn load_path(path: &Path) -> Result<Loaded, Error> {
    load(&Files { paths: vec![path.to_owned()] })
}

/// Loads a model that has no errors, prints its warnings, and returns it.
pub(crate) fn load_valid(files: &Files) -> Result<Loaded, Error> {
    let loaded = load(files)?;
    let report = smithereens_codegen::validate(&loaded);
    if report.has_errors() {
        return Err(Error::Invalid(report));
    }
    output::print_report(loaded.warnings());
    Ok(loaded)
}

fn is_standard_input(path: &Path) -> bool {
    path.as_os_str() == "-"
}
