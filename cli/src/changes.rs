use crate::error::Error;
use similar::TextDiff;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

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
    new: Vec<u8>,
}

impl Changes {
    pub(crate) fn new(package: &Path) -> Self {
        Self { package: package.to_owned(), files: Vec::new() }
    }

    /// Sets the contents of a file. Nothing changes if it has them already.
    pub(crate) fn set(&mut self, path: &str, contents: impl Into<Vec<u8>>) {
        let (old, new) = (fs::read(self.package.join(path)).ok(), contents.into());
        if old.as_ref() != Some(&new) {
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
            let lines = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).ok().filter(|text| text.len() <= SHOWN);
            let from = if old.is_some() { format!("a/{path}") } else { "/dev/null".to_owned() };
            match (lines(old.as_deref().unwrap_or_default()), lines(new)) {
                (Some(old), Some(new)) => {
                    let diff = TextDiff::from_lines(&old, &new);
                    let diff = diff.unified_diff().header(&from, &format!("b/{path}")).to_string();
                    text.push_str(&diff);
                }
                _ => writeln!(text, "--- {from}\n+++ b/{path}\n(a file of {} bytes)", new.len())
                    .expect("writing to memory"),
            }
        }
        text
    }

    /// Writes the files.
    ///
    /// # Errors
    /// A file cannot be written.
    pub(crate) fn write(&self) -> Result<(), Error> {
        for change in &self.files {
            let path = self.package.join(&change.path);
            let folder = path.parent().map_or(Ok(()), fs::create_dir_all);
            folder.and_then(|()| fs::write(&path, &change.new)).map_err(|error| Error::write(&path, error))?;
        }
        Ok(())
    }
}
