//! Where models are.

use crate::failure::Failure;
use std::path::{Path, PathBuf};
use std::{env, fs};

/// The variable that names a folder of models in the JSON AST.
pub(crate) const SMITHY: &str = "SMITHY_MODELS";
/// The variable that names botocore's folder `data`.
pub(crate) const BOTOCORE: &str = "BOTOCORE_DATA";

/// The folder that a variable names, absolute.
pub(crate) fn folder(variable: &str) -> Result<PathBuf, Failure> {
    let folder = env::var_os(variable).and_then(|folder| Path::new(&folder).canonicalize().ok());
    folder.ok_or_else(|| Failure::new(format!("{variable} names no folder with models")))
}

/// The models in the folder `SMITHY_MODELS`.
pub(crate) fn smithy() -> Result<Vec<PathBuf>, Failure> {
    let mut models = entries(&folder(SMITHY)?)?;
    models.retain(|model| model.extension().is_some_and(|extension| extension == "json"));
    Ok(models)
}

/// The newest description of each service in the folder `BOTOCORE_DATA`.
pub(crate) fn botocore() -> Result<Vec<PathBuf>, Failure> {
    let mut models = Vec::new();
    for service in entries(&folder(BOTOCORE)?)?.into_iter().filter(|service| service.is_dir()) {
        // Versions are dates.
        let mut descriptions = entries(&service)?.into_iter().map(|version| version.join("service-2.json.gz"));
        models.extend(descriptions.rfind(|description| description.is_file()));
    }
    Ok(models)
}

/// What is in a folder, in order.
fn entries(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let mut entries = fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<std::io::Result<Vec<_>>>()?;
    entries.sort();
    Ok(entries)
}
