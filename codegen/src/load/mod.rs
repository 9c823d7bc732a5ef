//! Reads models from files. A loader knows its file format and [`Model`]; nothing after this module knows which format a
//! model came from.

mod assemble;
mod botocore;
mod fragment;
mod gzip;
mod json;
mod source;

pub use fragment::{Apply, Fragment, Metadata};
pub use source::{FilePosition, Sources};

use crate::diagnostic::{Diagnostic, Place, Report};
use crate::model::Model;
use std::path::PathBuf;

/// Reads a model from files: in the JSON AST, or descriptions of botocore's (`service-2.json`), which bring the files that
/// lie beside them. Each may be gzipped.
///
/// What is wrong goes into `report`, all of it; when the report [has errors](Report::has_errors) afterwards, the model
/// that was returned is incomplete.
pub fn load(paths: &[PathBuf], sources: &mut Sources, report: &mut Report) -> Model {
    let mut fragments = Vec::new();
    for path in paths {
        if botocore::accompanies(path) {
            continue;
        }
        match std::fs::File::open(path).and_then(gzip::read_text) {
            Ok(text) => {
                let source = sources.add(path, text);
                fragments.push(match botocore::recognises(sources.text(source)) {
                    true => botocore::read(source, sources, report),
                    false => json::read(source, sources.text(source), report),
                });
            }
            Err(error) => report.push(
                Diagnostic::error(
                    "Model",
                    Place::Nowhere,
                    format!("cannot read the model {}: {error}", path.display()),
                )
                .help("paths are relative to the folder of the package's Cargo.toml"),
            ),
        }
    }
    assemble::assemble(fragments, report)
}
