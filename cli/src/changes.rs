use crate::error::Error;
use crate::temporary;
use similar::TextDiff;
use std::fmt::Write;
use std::fs;
use std::io::ErrorKind;
use std::path::{Component, Path, PathBuf};
use tempfile::NamedTempFile;

/// The length in bytes up to which a file is shown line by line.
const SHOWN: usize = 64 << 10;

/// Whether a path is below the folder that it is relative to. Paths in files that others can edit are checked with it.
pub(crate) fn is_inside(path: &str) -> bool {
    let mut components = Path::new(path).components().peekable();
    components.peek().is_some() && components.all(|component| matches!(component, Component::Normal(_)))
}

/// The files of a package that a command changes.
pub(crate) struct Changes {
    package: PathBuf,
    files: Vec<Change>,
}

struct Change {
    /// From the folder of the package, with `/` between names.
    path: String,
    old: Option<Vec<u8>>,
    /// `None` for a file that is removed.
    new: Option<Vec<u8>>,
}

impl Changes {
    pub(crate) fn new(package: &Path) -> Self {
        Self { package: package.to_owned(), files: Vec::new() }
    }

    /// Sets the contents of a file. Nothing changes if it has them already.
    ///
    /// # Errors
    /// The file exists, and cannot be read.
    pub(crate) fn set(&mut self, path: &str, contents: impl Into<Vec<u8>>) -> Result<(), Error> {
        self.files.extend(self.change(path, Some(contents.into()))?);
        Ok(())
    }

    /// Sets the contents of a file that is written before all others.
    ///
    /// # Errors
    /// As for [`set`](Self::set).
    pub(crate) fn set_first(&mut self, path: &str, contents: impl Into<Vec<u8>>) -> Result<(), Error> {
        let change = self.change(path, Some(contents.into()))?;
        self.files.splice(0..0, change);
        Ok(())
    }

    /// # Errors
    /// As for [`set`](Self::set).
    pub(crate) fn remove(&mut self, path: &str) -> Result<(), Error> {
        self.files.extend(self.change(path, None)?);
        Ok(())
    }

    fn change(&self, path: &str, new: Option<Vec<u8>>) -> Result<Option<Change>, Error> {
        let full = self.package.join(path);
        let old = match fs::read(&full) {
            Ok(contents) => Some(contents),
            Err(error) if error.kind() == ErrorKind::NotFound => None,
            Err(error) => return Err(Error::read(&full, &error)),
        };
        Ok((old != new).then(|| Change { path: path.to_owned(), old, new }))
    }

    /// The paths of the files that change.
    pub(crate) fn paths(&self) -> impl ExactSizeIterator<Item = &str> {
        self.files.iter().map(|change| change.path.as_str())
    }

    /// The changes as a unified diff. Large files are named only.
    pub(crate) fn diff(&self) -> String {
        let mut text = String::new();
        for Change { path, old, new } in &self.files {
            let lines = |bytes: &Option<Vec<u8>>| {
                String::from_utf8(bytes.clone().unwrap_or_default()).ok().filter(|text| text.len() <= SHOWN)
            };
            let header = |prefix: &str, bytes: &Option<Vec<u8>>| match bytes {
                Some(_) => format!("{prefix}/{path}"),
                None => "/dev/null".to_owned(),
            };
            let (from, to) = (header("a", old), header("b", new));
            match (lines(old), lines(new)) {
                (Some(old), Some(new)) => {
                    let diff = TextDiff::from_lines(&old, &new);
                    text.push_str(&diff.unified_diff().header(&from, &to).to_string());
                }
                _ => {
                    let size = new.as_ref().map_or(0, Vec::len);
                    writeln!(text, "--- {from}\n+++ {to}\n(a file of {size} bytes)").expect("writing to memory");
                }
            }
        }
        text
    }

    /// Writes the files in their order. All are written under other names first, so that a full disk
    /// changes nothing, and no file is there in part.
    ///
    /// # Errors
    /// A file cannot be written.
    pub(crate) fn write(self) -> Result<(), Error> {
        let mut written = Vec::new();
        for change in self.files {
            let path = self.package.join(&change.path);
            // A link to a file that is written stays one. A link that is removed is removed itself.
            let path = change.new.as_ref().and_then(|_| path.canonicalize().ok()).unwrap_or(path);
            // Without its handle: there can be more files than a process can open.
            let write = |contents| temporary::write(&path, contents).map(NamedTempFile::into_temp_path);
            let temporary = change.new.as_deref().map(write).transpose().map_err(|error| Error::write(&path, error))?;
            written.push((path, temporary));
        }
        for (path, temporary) in written {
            let result = match temporary {
                Some(file) => file.persist(&path).map_err(|error| error.error),
                None => fs::remove_file(&path),
            };
            result.map_err(|error| Error::write(&path, error))?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::{Changes, is_inside};
    use std::fs;

    #[test]
    fn only_paths_below_the_folder_are_inside() {
        for path in ["Cargo.toml", "model/s3.json", "a/./b"] {
            assert!(is_inside(path), "{path}");
        }
        for path in ["", ".", "..", "../x", "a/../x", "a/..", "/x"] {
            assert!(!is_inside(path), "{path}");
        }
    }

    #[test]
    fn a_file_that_cannot_be_read_is_not_replaced() {
        let folder = tempfile::tempdir().expect("a folder");
        fs::create_dir(folder.path().join("model")).expect("a folder");
        let mut changes = Changes::new(folder.path());
        assert!(changes.set("model", "text").is_err());
        assert!(changes.set("new", "text").is_ok());
        assert_eq!(changes.paths().collect::<Vec<_>>(), ["new"]);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_is_written_through_and_removed_itself() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = |name: &str| folder.path().join(name);
        fs::write(path("target"), "old").expect("a file");
        std::os::unix::fs::symlink("target", path("link")).expect("a link");
        let mut changes = Changes::new(folder.path());
        assert!(changes.set("link", "new").is_ok() && changes.write().is_ok());
        assert!(path("link").is_symlink());
        assert_eq!(fs::read_to_string(path("target")).expect("a file"), "new");
        let mut changes = Changes::new(folder.path());
        assert!(changes.remove("link").is_ok() && changes.write().is_ok());
        assert!(!path("link").is_symlink() && path("target").exists());
    }
}
