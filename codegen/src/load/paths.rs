use super::{descriptions, file};
use crate::diagnostic::Report;
use crate::sorted::SortedSet;
use std::io;
use std::path::{Path, PathBuf};

/// The files that were found so far.
#[derive(Debug, Default)]
pub(super) struct Paths(SortedSet<PathBuf>);

impl Paths {
    /// The files at a path that were not found before, without those that belong to a botocore description.
    pub(super) fn expand(&mut self, path: &Path, report: &mut Report) -> Vec<PathBuf> {
        let mut files = vec![path.to_owned()];
        if path.is_dir() {
            files = files_below(path).unwrap_or_else(|error| {
                report.push(file::unreadable(path, &error));
                Vec::new()
            });
        }
        files.retain(|file| !descriptions::accompanies(file));
        files.retain(|file| self.0.insert(file.canonicalize().unwrap_or_else(|_| file.clone())));
        files
    }
}

fn files_below(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut folders = vec![folder.to_owned()];
    let mut found = SortedSet::new();
    while let Some(folder) = folders.pop() {
        for entry in folder.read_dir()? {
            let entry = entry?;
            let path = entry.path();
            // Links to folders are not followed: they can lead back to their own folder.
            if entry.file_type()?.is_dir() {
                folders.push(path);
            } else if is_model(&path) {
                found.insert(path);
            }
        }
    }
    Ok(found.into_iter().collect())
}

/// Whether a file in a folder is a model, by its extension.
fn is_model(path: &Path) -> bool {
    let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    [".smithy", ".json", ".json.gz"].iter().any(|end| name.ends_with(end))
}
