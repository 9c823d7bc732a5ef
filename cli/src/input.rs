use crate::arguments::Files;
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

fn is_standard_input(path: &Path) -> bool {
    path.as_os_str() == "-"
}
