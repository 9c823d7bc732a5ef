//! Files that were downloaded.

use super::sha256;
use crate::error::Error;
use crate::temporary;
use etcetera::BaseStrategy;
use std::fs;
use std::path::PathBuf;

/// The folder with the files of one source.
pub(super) struct Cache(PathBuf);

impl Cache {
    /// # Errors
    /// There is no home folder.
    pub(super) fn of(source: &str) -> Result<Self, Error> {
        let strategy = etcetera::choose_base_strategy().map_err(|error| {
            Error::new(format!("there is no folder for downloads: {error}"), "set `HOME`, or `XDG_CACHE_HOME`")
        })?;
        let name: String = source.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
        // Two sources can have the same letters and digits.
        let digest = &sha256(source)[..8];
        Ok(Self(strategy.cache_dir().join("smithereens").join("models").join(format!("{name}-{digest}"))))
    }

    pub(super) fn path(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    pub(super) fn read(&self, name: &str) -> Option<Vec<u8>> {
        fs::read(self.path(name)).ok()
    }

    /// # Errors
    /// The file cannot be written.
    pub(super) fn write(&self, name: &str, contents: &[u8]) -> Result<(), Error> {
        let path = self.path(name);
        let written = temporary::write(&path, contents).and_then(|file| Ok(file.persist(&path)?));
        written.map(drop).map_err(|error| Error::write(&path, error))
    }
}
