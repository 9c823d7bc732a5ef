use crate::diagnostic::{Diagnostic, Place, Report};
use crate::sorted::SortedSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

/// A source file.
#[derive(Debug)]
pub(super) struct Source {
    pub(super) path: PathBuf,
    pub(super) stamp: Stamp,
}

/// The length of a file and the time of its last change. Cargo, too, takes a file with the same time for unchanged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stamp {
    pub(super) length: u64,
    /// In nanoseconds since 1970.
    pub(super) modified: u128,
}

impl Stamp {
    /// The stamp of a file or folder. `None` if it cannot be read.
    pub(super) fn of(path: &Path) -> Option<Self> {
        let metadata = fs::metadata(path).ok()?;
        let modified = metadata.modified().ok()?.duration_since(UNIX_EPOCH).ok()?.as_nanos();
        Some(Self { length: if metadata.is_dir() { 0 } else { metadata.len() }, modified })
    }
}

/// Lists the Rust files in files and folders, without hidden folders and target directories, in the order of their paths.
///
/// # Errors
/// A file or folder does not exist, cannot be read, or contains the output folder of the build.
pub(super) fn list(paths: &[PathBuf], package: &Path, out_dir: Option<&Path>) -> Result<Vec<Source>, Report> {
    let mut files = SortedSet::new();
    for path in paths {
        let full = package.join(path);
        let metadata = fs::metadata(&full).map_err(|error| missing(path, package, &error.to_string()))?;
        if !metadata.is_dir() {
            files.insert(full);
            continue;
        }
        if let (Ok(folder), Some(Ok(out_dir))) = (full.canonicalize(), out_dir.map(Path::canonicalize))
            && out_dir.starts_with(folder)
        {
            return Err(with_output(path));
        }
        walk(&full, &mut files, 0).map_err(|(path, error)| missing(&path, package, &error.to_string()))?;
    }
    let source = |path: PathBuf| {
        let stamp = Stamp::of(&path).ok_or_else(|| missing(&path, package, "cannot read the time of its last change"));
        stamp.map(|stamp| Source { path, stamp })
    };
    files.into_iter().map(source).collect()
}

/// The depth of folders at which the search stops, because symbolic links can form a circle.
const DEEPEST: usize = 40;

fn walk(folder: &Path, files: &mut SortedSet<PathBuf>, depth: usize) -> Result<(), (PathBuf, std::io::Error)> {
    for entry in fs::read_dir(folder).map_err(|error| (folder.to_owned(), error))? {
        let entry = entry.map_err(|error| (folder.to_owned(), error))?;
        let path = entry.path();
        let is_rust = path.extension().is_some_and(|extension| extension == "rs");
        let kind = entry.file_type().map_err(|error| (path.clone(), error))?;
        if kind.is_dir() || (kind.is_symlink() && path.is_dir()) {
            let is_hidden = entry.file_name().to_string_lossy().starts_with('.');
            if depth < DEEPEST && !is_hidden && !path.join("CACHEDIR.TAG").exists() {
                walk(&path, files, depth + 1)?;
            }
        } else if is_rust {
            files.insert(path);
        }
    }
    Ok(())
}

fn missing(path: &Path, package: &Path, error: &str) -> Report {
    let message = format!("cannot read the sources in {}: {error}", path.display());
    let help = "expected files or folders with Rust sources, as in `operations_used_in([\"src\"])`";
    let diagnostic = Diagnostic::error("Usage", Place::Nowhere, message);
    match package.as_os_str().is_empty() {
        true => diagnostic.with_help(help).into(),
        false => diagnostic.with_help(format!("{help}; paths are relative to {}", package.display())).into(),
    }
}

fn with_output(path: &Path) -> Report {
    let message = format!("the sources in {} contain the output of the build", path.display());
    let help = "name folders that have only sources, such as `operations_used_in([\"src\", \"tests\"])`: otherwise each \
                build changes what the build script depends on";
    Diagnostic::error("Usage", Place::Nowhere, message).with_help(help).into()
}
