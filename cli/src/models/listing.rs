//! The models that a repository has at a commit.

use super::{hex, sha256};
use serde_json::Value;
use sha1::{Digest, Sha1};

/// The models of a repository.
#[derive(Default)]
pub(super) struct Listing(Vec<Entry>);

/// A model: `models/SERVICE/service/VERSION/FILE.json`.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) path: String,
    pub(super) service: String,
    version: String,
    pub(super) size: Option<u64>,
    checksum: Checksum,
}

#[derive(Debug, PartialEq, Eq)]
enum Checksum {
    /// The SHA-1 of the file as an object of git.
    Git(String),
    Sha256(String),
}

impl Listing {
    /// Reads the response of GitHub's interface for trees. `None` if it is not one, or not complete.
    pub(super) fn from_tree(text: &[u8]) -> Option<Self> {
        let tree: Value = serde_json::from_slice(text).ok()?;
        if tree.get("truncated").and_then(Value::as_bool) != Some(false) {
            return None;
        }
        let blob = |item: &Value| {
            let text = |name| item.get(name).and_then(Value::as_str);
            let checksum = Checksum::Git(text("sha")?.to_owned());
            Entry::new(text("path")?, item.get("size").and_then(Value::as_u64), checksum)
        };
        Some(Self(tree.get("tree")?.as_array()?.iter().filter_map(blob).collect()))
    }

    /// Reads the output of `sha256sum`. `None` if it is not that.
    pub(super) fn from_checksums(text: &[u8]) -> Option<Self> {
        let mut entries = Vec::new();
        for line in std::str::from_utf8(text).ok()?.lines() {
            let (checksum, path) = line.split_once(' ')?;
            if checksum.len() != 64 || !checksum.bytes().all(|byte| byte.is_ascii_hexdigit()) {
                return None;
            }
            // An asterisk stands for the binary mode.
            let path = path.trim_start_matches([' ', '*']);
            entries.extend(Entry::new(
                path.strip_prefix("./").unwrap_or(path),
                None,
                Checksum::Sha256(checksum.to_ascii_lowercase()),
            ));
        }
        Some(Self(entries))
    }

    /// The names of the services.
    pub(super) fn services(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|entry| entry.service.as_str())
    }

    /// The newest model of a service, by its name in the repository.
    pub(super) fn newest(&self, service: &str) -> Option<&Entry> {
        self.0.iter().filter(|entry| entry.service == service).max_by_key(|entry| &entry.version)
    }
}

impl Entry {
    /// `None` for the path of another file. The parts of the path become names of files, so they are restricted.
    fn new(path: &str, size: Option<u64>, checksum: Checksum) -> Option<Self> {
        let parts: Vec<&str> = path.strip_prefix("models/").unwrap_or(path).split('/').collect();
        let [service, "service", version, file] = parts.as_slice() else { return None };
        let is_name = |part: &str| {
            part.starts_with(|c: char| c.is_ascii_alphanumeric())
                && part.chars().all(|c| c.is_ascii_alphanumeric() || "._-".contains(c))
        };
        if ![service, version, file].into_iter().all(|part| is_name(part)) || !file.ends_with(".json") {
            return None;
        }
        Some(Self {
            path: path.to_owned(),
            service: (*service).to_owned(),
            version: (*version).to_owned(),
            size,
            checksum,
        })
    }

    /// Whether a file has the checksum.
    pub(super) fn is(&self, contents: &[u8]) -> bool {
        match &self.checksum {
            Checksum::Sha256(expected) => *expected == sha256(contents),
            Checksum::Git(expected) => {
                let mut hasher = Sha1::new();
                hasher.update(format!("blob {}\0", contents.len()));
                hasher.update(contents);
                *expected == hex(&hasher.finalize())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Listing;

    const S3: &str = "models/s3/service/2006-03-01/s3-2006-03-01.json";

    #[test]
    fn a_tree_of_git_lists_models_with_checksums_of_git() {
        // `printf '{}' | git hash-object --stdin`
        let text = format!(
            r#"{{"truncated": false, "tree": [
                {{"path": "README.md", "sha": "0"}}, {{"path": "models/s3", "type": "tree", "sha": "0"}},
                {{"path": "{S3}", "size": 2, "sha": "9e26dfeeb6e641a33dae4961196235bdb965b21b"}},
                {{"path": "../s3/service/2/s3.json", "sha": "0"}}, {{"path": "models/../service/2/s3.json", "sha": "0"}}
            ]}}"#
        );
        let listing = Listing::from_tree(text.as_bytes()).expect("a tree");
        assert_eq!(listing.services().collect::<Vec<_>>(), ["s3"]);
        let entry = listing.newest("s3").expect("a model");
        assert_eq!((entry.path.as_str(), entry.size), (S3, Some(2)));
        assert!(entry.is(b"{}") && !entry.is(b"{ }"));
        for wrong in [text.replace("false", "true"), "<html>".to_owned(), "{}".to_owned()] {
            assert!(Listing::from_tree(wrong.as_bytes()).is_none(), "{wrong}");
        }
    }

    #[test]
    fn a_list_of_checksums_has_the_newest_version() {
        let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        let text = format!("{empty}  ./{S3}\n{empty} *models/s3/service/2020-01-01/s3.json\n{empty}  README.md\n");
        let listing = Listing::from_checksums(text.as_bytes()).expect("a list");
        let entry = listing.newest("s3").expect("a model");
        assert_eq!(entry.path, "models/s3/service/2020-01-01/s3.json");
        assert!(entry.is(b"") && !entry.is(b"{}"));
        for wrong in ["<html>\n", "\n", "e3b0  models/s3/service/1/s3.json"] {
            assert!(Listing::from_checksums(wrong.as_bytes()).is_none(), "{wrong}");
        }
    }
}
