//! The record of what the command wrote.

use super::FOLDER;
use crate::changes::is_inside;
use crate::error::Error;
use crate::models::sha256;
use serde_json::{Value, json};
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
        root.join(Self::name())
    }

    /// Its path from the folder of the workspace.
    pub(super) fn name() -> String {
        format!("{FOLDER}/{FILE}")
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
            Some(VERSION) => {
                let record = parse(&value).ok_or_else(|| wrong("a member is missing"))?;
                match record.is_inside() {
                    true => Ok(record),
                    false => Err(wrong("a path is outside of the workspace")),
                }
            }
            _ => Err(wrong("expected version 1; another version of the command wrote it")),
        }
    }

    /// Whether all paths are those of manifests of the workspace and of files in the folder of the crates.
    fn is_inside(&self) -> bool {
        let is_manifest = |path: &str| is_inside(path) && Path::new(path).ends_with("Cargo.toml");
        let is_ours = |path: &str| is_inside(path) && Path::new(path).starts_with(FOLDER);
        self.edited.iter().all(|each| is_manifest(&each.path)) && self.written.iter().all(|each| is_ours(&each.path))
    }

    /// Its text, with a checksum of the lock file if that is known.
    pub(super) fn to_text(&self, lock: Option<&str>) -> String {
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
        format!("{value:#}\n")
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

#[cfg(test)]
mod tests {
    use super::Record;
    use std::fs;

    #[test]
    fn paths_outside_of_the_workspace_are_refused() {
        let read = |edited: &str, written: &str| {
            let root = tempfile::tempdir().expect("a folder");
            let path = Record::path(root.path());
            fs::create_dir(path.parent().expect("it is in a folder")).expect("a folder");
            let text = format!(
                r#"{{"version": 1, "lock": {{}}, "edited": [{{"path": "{edited}", "before": "", "after": ""}}],
                    "written": [{{"path": "{written}", "sha256": "0"}}]}}"#
            );
            fs::write(path, text).expect("a record");
            Record::read(root.path()).map(drop).map_err(|error| error.to_string())
        };
        let (manifest, file) = ("tool/Cargo.toml", "smithereens/aws-sdk-s3/src/lib.rs");
        assert_eq!(read(manifest, file), Ok(()));
        for path in ["../Cargo.toml", "/Cargo.toml", "a/../../Cargo.toml", "src/main.rs", ""] {
            let error = read(path, file).expect_err(path);
            assert!(error.contains("adopted.json: a path is outside of the workspace"), "{error}");
        }
        for path in ["../x", "/x", "smithereens/../src/main.rs", "src/main.rs", "smithereens-x/lib.rs", ""] {
            assert!(read(manifest, path).is_err(), "{path}");
        }
    }
}
