use super::gzip;
use crate::diagnostic::{Diagnostic, Place, Report};
use crate::source::{SourceId, Sources};
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

/// The length limit of a model, in bytes. The largest model of AWS has 12 million bytes.
const MAX_LENGTH: u64 = 256 * 1024 * 1024;

/// The file formats of models.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    Idl,
    Json,
}

/// The format of a file, by its extension. With any other extension, it follows from the first character.
pub(super) fn format(path: &Path, text: &str) -> Format {
    match path.extension().and_then(|extension| extension.to_str()) {
        Some("smithy") => Format::Idl,
        Some("json") => Format::Json,
        _ if text.trim_start().starts_with('{') => Format::Json,
        _ => Format::Idl,
    }
}

/// Reads a UTF-8 file.
pub(super) fn read(path: &Path, sources: &mut Sources, report: &mut Report) -> Option<SourceId> {
    let file = File::open(path).map_err(|error| report.push(unreadable(path, &error))).ok()?;
    // The length in the metadata saves reading a file that is too long. The bytes that are read are counted all the same.
    if file.metadata().is_ok_and(|metadata| metadata.len() > MAX_LENGTH) {
        report.push(too_long(path));
        return None;
    }
    from_reader(path, file, sources, report)
}

/// Reads UTF-8, gzipped or not, to its end or the length limit.
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
            report.push(Diagnostic::error("Model", Place::Offset(source, offset), "expected UTF-8, found other bytes"));
            None
        }
    }
}

fn too_long(path: &Path) -> Diagnostic {
    let message = format!("the model {} is longer than the limit of {MAX_LENGTH} bytes", path.display());
    Diagnostic::error("Model", Place::Nowhere, message)
}

pub(super) fn unreadable(path: &Path, error: &io::Error) -> Diagnostic {
    let message = format!("cannot read the model {}: {error}", path.display());
    let diagnostic = Diagnostic::error("Model", Place::Nowhere, message);
    match path.is_relative() {
        true => diagnostic.with_help("in a build script, paths are relative to the folder of the package's Cargo.toml"),
        false => diagnostic,
    }
}
