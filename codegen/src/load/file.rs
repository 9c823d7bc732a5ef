//! From paths to texts.

use super::{Sources, botocore, gzip};
use crate::diagnostic::{Diagnostic, Place, Report};
use crate::model::SourceId;
use std::collections::HashSet;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// No model is longer. The largest of AWS has 12 million bytes.
const MAX_LENGTH: u64 = 256 * 1024 * 1024;

/// The file formats that a model can have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    Idl,
    Json,
}

/// The format of a file, by its name; where the name does not say it, by its first character.
pub(super) fn format(path: &Path, text: &str) -> Format {
    match path.extension().and_then(|extension| extension.to_str()) {
        Some("smithy") => Format::Idl,
        Some("json") => Format::Json,
        _ if text.trim_start().starts_with('{') => Format::Json,
        _ => Format::Idl,
    }
}

/// The files that paths mean, each once, in order, but for those that belong to a description of botocore's.
pub(super) fn expand(paths: &[PathBuf], report: &mut Report) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for path in paths {
        if path.is_dir() {
            if let Err(error) = files_below(path, &mut files) {
                report.push(unreadable(path, &error));
            }
        } else {
            files.push(path.clone());
        }
    }
    files.retain(|file| !botocore::accompanies(file));
    let mut seen = HashSet::new();
    files.retain(|file| seen.insert(file.canonicalize().unwrap_or_else(|_| file.clone())));
    files
}

fn files_below(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    let mut folders = vec![folder.to_owned()];
    let mut found = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in folder.read_dir()? {
            let entry = entry?;
            let path = entry.path();
            // A link to a folder is not followed: it could lead back to where it is.
            if entry.file_type()?.is_dir() {
                folders.push(path);
            } else if is_model(&path) {
                found.push(path);
            }
        }
    }
    found.sort();
    files.extend(found);
    Ok(())
}

/// Whether a file in a folder is a model, by the end of its name.
fn is_model(path: &Path) -> bool {
    let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    [".smithy", ".json", ".json.gz"].iter().any(|end| name.ends_with(end))
}

/// Reads a file of UTF-8.
pub(super) fn read(path: &Path, sources: &mut Sources, report: &mut Report) -> Option<SourceId> {
    let file = File::open(path).map_err(|error| report.push(unreadable(path, &error))).ok()?;
    // The length that a file system tells saves reading what is too long; what is read is counted all the same.
    if file.metadata().is_ok_and(|metadata| metadata.len() > MAX_LENGTH) {
        report.push(too_long(path));
        return None;
    }
    from_reader(path, file, sources, report)
}

/// Reads UTF-8, gzipped or not, up to the end, and no more than a model can have.
pub(super) fn from_reader(
    path: &Path,
    reader: impl Read,
    sources: &mut Sources,
    report: &mut Report,
) -> Option<SourceId> {
    let mut bytes = Vec::new();
    let unpacked = gzip::unpacked(reader);
    if let Err(error) = unpacked.and_then(|unpacked| unpacked.take(MAX_LENGTH + 1).read_to_end(&mut bytes)) {
        report.push(unreadable(path, &error));
        return None;
    }
    if bytes.len() as u64 > MAX_LENGTH {
        report.push(too_long(path));
        return None;
    }
    match String::from_utf8(bytes) {
        Ok(text) => Some(sources.add(path, text)),
        Err(error) => {
            let offset = u32::try_from(error.utf8_error().valid_up_to()).unwrap_or(u32::MAX);
            let source = sources.add(path, String::from_utf8_lossy(error.as_bytes()));
            report.push(Diagnostic::error("Model", Place::Offset(source, offset), "this is not UTF-8"));
            None
        }
    }
}

fn too_long(path: &Path) -> Diagnostic {
    let message = format!("{} is longer than {MAX_LENGTH} bytes, which no model is", path.display());
    Diagnostic::error("Model", Place::Nowhere, message)
}

fn unreadable(path: &Path, error: &io::Error) -> Diagnostic {
    Diagnostic::error("Model", Place::Nowhere, format!("cannot read the model {}: {error}", path.display()))
        .help("paths are relative to the folder of the package's Cargo.toml")
}
