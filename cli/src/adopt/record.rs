//! The record of what the command wrote.

use super::FOLDER;
use crate::error::Error;
use crate::models::hex;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::fs;
use std::path::{Path, PathBuf};

/// Its name in the folder of the generated crates.
const FILE: &str = "adopted.json";

/// The version of the format.
const VERSION: u64 = 1;

#[derive(Debug, Default)]
pub(super) struct Record {
    /// The source of the models.
    pub(super) source: Option<String>,
    /// The commit of the source, if that is a repository.
    pub(super) commit: Option<String>,
    /// The checkout of smithereens.
    pub(super) checkout: Option<String>,
    pub(super) edited: Vec<Edited>,
    pub(super) written: Vec<Written>,
    pub(super) lock: LockFile,
}

/// A manifest that was edited, with its text before and after that.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Edited {
    pub(super) path: String,
    pub(super) before: String,
    pub(super) after: String,
}

/// A file of a generated crate.
#[derive(Debug)]
pub(super) struct Written {
    pub(super) path: String,
    pub(super) sha256: String,
}

/// The lock file of cargo.
#[derive(Debug, Clone, Default)]
pub(super) struct LockFile {
    pub(super) before: Option<String>,
    /// The checksum with the generated crates.
    pub(super) sha256: Option<String>,
    /// Whether nobody changed it since, so that a new checksum takes the place of this one.
    pub(super) is_ours: bool,
}

impl Record {
    pub(super) fn path(root: &Path) -> PathBuf {
        root.join(FOLDER).join(FILE)
    }

    /// Whether it was written.
    pub(super) fn exists(&self, root: &Path) -> bool {
        Self::path(root).exists()
    }

    /// The record of a workspace. It is empty if there is none.
    ///
    /// # Errors
    /// The file is not such a record.
    pub(super) fn read(root: &Path) -> Result<Self, Error> {
        let path = Self::path(root);
        let Some(text) = super::read(&path)? else { return Ok(Self::default()) };
        let wrong = |problem: &str| {
            Error::new(format!("cannot read {}: {problem}", path.display()), "restore it from version control")
        };
        let value: Value = serde_json::from_str(&text).map_err(|error| wrong(&error.to_string()))?;
        match value.get("version").and_then(Value::as_u64) {
            Some(VERSION) => parse(&value).ok_or_else(|| wrong("a member is missing")),
            _ => Err(wrong("expected version 1; another version of the command wrote it")),
        }
    }

    /// Writes it, with a checksum of the lock file if that is known.
    ///
    /// # Errors
    /// The file cannot be written.
    pub(super) fn write(&self, root: &Path, lock: Option<&str>) -> Result<(), Error> {
        let sha256 = match lock {
            Some(text) if self.lock.is_ours => Some(sha256(text.as_bytes())),
            _ => self.lock.sha256.clone(),
        };
        let edited = |each: &Edited| json!({ "path": each.path, "before": each.before, "after": each.after });
        let written = |each: &Written| json!({ "path": each.path, "sha256": each.sha256 });
        let value = json!({
            "version": VERSION,
            "about": "Written by `smithereens adopt`, for `smithereens adopt --undo`.",
            "source": self.source,
            "commit": self.commit,
            "checkout": self.checkout,
            "edited": self.edited.iter().map(edited).collect::<Vec<_>>(),
            "lock": { "before": self.lock.before, "sha256": sha256 },
            "written": self.written.iter().map(written).collect::<Vec<_>>(),
        });
        let path = Self::path(root);
        let text = format!("{value:#}\n");
        if super::read(&path)?.as_ref() == Some(&text) {
            return Ok(());
        }
        let folder = path.parent().map_or(Ok(()), fs::create_dir_all);
        folder.and_then(|()| fs::write(&path, text)).map_err(|error| Error::write(&path, error))
    }
}

fn parse(value: &Value) -> Option<Record> {
    let text = |value: &Value, name: &str| value.get(name).and_then(Value::as_str).map(str::to_owned);
    let list = |name: &str| value.get(name).and_then(Value::as_array);
    let edited = |value: &Value| {
        Some(Edited { path: text(value, "path")?, before: text(value, "before")?, after: text(value, "after")? })
    };
    let written = |value: &Value| Some(Written { path: text(value, "path")?, sha256: text(value, "sha256")? });
    let lock = value.get("lock")?;
    Some(Record {
        source: text(value, "source"),
        commit: text(value, "commit"),
        checkout: text(value, "checkout"),
        edited: list("edited")?.iter().map(edited).collect::<Option<_>>()?,
        written: list("written")?.iter().map(written).collect::<Option<_>>()?,
        lock: LockFile { before: text(lock, "before"), sha256: text(lock, "sha256"), is_ours: false },
    })
}

pub(super) fn sha256(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}
