use crate::error::Error;
use crate::temporary;
use similar::TextDiff;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;

/// The length in bytes up to which a file is shown line by line.
const SHOWN: usize = 64 << 10;

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
    pub(crate) fn set(&mut self, path: &str, contents: impl Into<Vec<u8>>) {
        self.change(path, Some(contents.into()));
    }

    pub(crate) fn remove(&mut self, path: &str) {
        self.change(path, None);
    }

    fn change(&mut self, path: &str, new: Option<Vec<u8>>) {
        let old = fs::read(self.package.join(path)).ok();
        if old != new {
            self.files.push(Change { path: path.to_owned(), old, new });
        }
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

    /// Writes the files in the order in which they were set. All are written under other names first, so that a full disk
    /// changes nothing, and no file is there in part.
    ///
    /// # Errors
    /// A file cannot be written.
    pub(crate) fn write(self) -> Result<(), Error> {
        let mut written = Vec::new();
        for change in self.files {
            let path = self.package.join(&change.path);
            // A link stays one.
            let path = path.canonicalize().unwrap_or(path);
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
