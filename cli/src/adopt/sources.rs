use crate::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

/// The Rust files in the folder of a package, without those of other packages, hidden folders and target directories.
///
/// # Errors
/// A folder cannot be read.
pub(super) fn list(package: &Path) -> Result<Vec<PathBuf>, Error> {
    let mut files = Vec::new();
    let mut open = vec![package.to_owned()];
    while let Some(folder) = open.pop() {
        let read = |error: std::io::Error| Error::read(&folder, &error);
        for entry in fs::read_dir(&folder).map_err(read)? {
            let entry = entry.map_err(read)?;
            let path = entry.path();
            // Links are not followed, because they can form a circle.
            if entry.file_type().map_err(read)?.is_dir() {
                let is_hidden = entry.file_name().to_string_lossy().starts_with('.');
                let is_other = path.join("Cargo.toml").exists() || path.join("CACHEDIR.TAG").exists();
                if !is_hidden && !is_other {
                    open.push(path);
                }
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                files.push(path);
            }
        }
    }
    files.sort();
    Ok(files)
}

/// The number of lines of Rust in the folder of a package; what cannot be read has none.
pub(super) fn lines(package: &Path) -> usize {
    let files = list(&package.join("src")).unwrap_or_default();
    files.iter().filter_map(|file| fs::read_to_string(file).ok()).map(|text| text.lines().count()).sum()
}
