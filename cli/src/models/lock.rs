//! The list of a package's models: where each comes from, and its checksum.

use crate::error::Error;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fmt::Write;
use toml_edit::{ArrayOfTables, DocumentMut, Item, Value};

/// Its path in the package.
pub(crate) const PATH: &str = "model/models.lock";

const HEADER: &str = "# Written by `smithereens add`: where each model comes from, and its checksum.\nversion = 1\n";

/// Models by their paths in the package.
#[derive(Default)]
pub(crate) struct Lock(BTreeMap<String, Entry>);

struct Entry {
    source: String,
    sha256: String,
}

impl Lock {
    /// # Errors
    /// The text is not such a list.
    pub(crate) fn parse(text: &str) -> Result<Self, Error> {
        let help = "restore it from version control, or remove it and add the services again";
        let wrong = |problem: &str| Error::new(format!("cannot read {PATH}: {problem}"), help);
        let document: DocumentMut = text.parse().map_err(|error: toml_edit::TomlError| wrong(&error.to_string()))?;
        if document.get("version").and_then(Item::as_integer) != Some(1) {
            return Err(wrong("expected `version = 1`; another version of the command wrote it"));
        }
        let mut lock = Self::default();
        for table in document.get("model").and_then(Item::as_array_of_tables).into_iter().flat_map(ArrayOfTables::iter)
        {
            let field = |name: &str| {
                let value = table.get(name).and_then(Item::as_str).map(str::to_owned);
                value.ok_or_else(|| wrong(&format!("a model has no string `{name}`")))
            };
            lock.0.insert(field("file")?, Entry { source: field("source")?, sha256: field("sha256")? });
        }
        Ok(lock)
    }

    /// Sets the source and the checksum of a file.
    pub(crate) fn set(&mut self, file: &str, source: &str, contents: &[u8]) {
        let mut sha256 = String::new();
        for byte in Sha256::digest(contents) {
            write!(sha256, "{byte:02x}").expect("writing to memory");
        }
        self.0.insert(file.to_owned(), Entry { source: source.to_owned(), sha256 });
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(crate) fn to_text(&self) -> String {
        let mut text = HEADER.to_owned();
        for (file, Entry { source, sha256 }) in &self.0 {
            let [file, source] = [file, source].map(|text| Value::from(text.as_str()));
            writeln!(text, "\n[[model]]\nfile = {file}\nsource = {source}\nsha256 = \"{sha256}\"")
                .expect("writing to memory");
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::Lock;

    #[test]
    fn it_is_read_as_it_is_written_and_a_file_is_listed_once() {
        let mut lock = Lock::default();
        lock.set("model/sqs.json", "botocore 1.40.0", b"{}");
        lock.set("model/s3.json", "../models \"x\"", b"");
        lock.set("model/s3.json", "../models", b"");
        let text = lock.to_text();
        let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        let expected = format!("[[model]]\nfile = \"model/s3.json\"\nsource = \"../models\"\nsha256 = \"{empty}\"\n");
        assert!(text.contains(&expected), "{text}");
        match Lock::parse(&text) {
            Ok(lock) => assert_eq!(lock.to_text(), text),
            Err(error) => panic!("{error}"),
        }
        for wrong in ["", "version = 2", "version = 1\n[[model]]\nfile = \"x\"", "["] {
            assert!(Lock::parse(wrong).is_err(), "{wrong}");
        }
    }
}
