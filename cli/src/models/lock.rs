//! The list of a package's models: where each comes from, and its checksum.

use crate::changes::is_inside;
use crate::error::Error;
use std::collections::BTreeMap;
use std::fmt::Write;
use toml_edit::{ArrayOfTables, DocumentMut, Item, Value};

/// Its path in the package.
pub(super) const PATH: &str = "model/models.lock";

const HEADER: &str =
    "# Written by `smithereens add` and `update`: where each model comes from, and its checksum.\nversion = 1\n";

/// Models by their paths in the package.
#[derive(Default)]
pub(super) struct Lock(BTreeMap<String, Entry>);

struct Entry {
    origin: Origin,
    sha256: String,
}

/// Where a model comes from.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Origin {
    pub(crate) source: String,
    /// The name of the service in the source. A model without one is the source.
    pub(crate) service: Option<String>,
    /// The commit, if the source is a repository.
    pub(crate) commit: Option<String>,
}

/// A model of one or several files.
#[derive(Debug)]
pub(crate) struct Locked {
    /// The model in the package: a file or a folder.
    pub(crate) model: String,
    pub(crate) origin: Origin,
    /// The paths of its files, and their checksums.
    pub(super) files: Vec<(String, String)>,
}

impl Lock {
    /// # Errors
    /// The text is not such a list.
    pub(super) fn parse(text: &str) -> Result<Self, Error> {
        let help = "restore it from version control, or remove it and add the services again";
        let wrong = |problem: &str| Error::new(format!("cannot read {PATH}: {problem}"), help);
        let document: DocumentMut = text.parse().map_err(|error: toml_edit::TomlError| wrong(&error.to_string()))?;
        if document.get("version").and_then(Item::as_integer) != Some(1) {
            return Err(wrong("expected `version = 1`; another version of the command wrote it"));
        }
        let mut lock = Self::default();
        for table in document.get("model").and_then(Item::as_array_of_tables).into_iter().flat_map(ArrayOfTables::iter)
        {
            let optional = |name: &str| table.get(name).and_then(Item::as_str).map(str::to_owned);
            let field = |name: &str| optional(name).ok_or_else(|| wrong(&format!("a model has no string `{name}`")));
            let origin = Origin { source: field("source")?, service: optional("service"), commit: optional("commit") };
            let file = field("file")?;
            if !file.strip_prefix("model/").is_some_and(is_inside) {
                return Err(wrong(&format!("the file `{file}` is outside of `model/`")));
            }
            if let Some(service) = origin.service.as_ref().filter(|name| !is_inside(name) || name.contains(['/', '\\']))
            {
                return Err(wrong(&format!("`{service}` is not the name of a service")));
            }
            lock.0.insert(file, Entry { origin, sha256: field("sha256")? });
        }
        Ok(lock)
    }

    /// Sets the origin and the checksum of a file.
    pub(super) fn set(&mut self, file: &str, origin: &Origin, contents: &[u8]) {
        let sha256 = super::sha256(contents);
        self.0.insert(file.to_owned(), Entry { origin: origin.clone(), sha256 });
    }

    pub(super) fn remove(&mut self, file: &str) {
        self.0.remove(file);
    }

    pub(super) fn has(&self, file: &str) -> bool {
        self.0.contains_key(file)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The models, in the order of their paths.
    pub(super) fn models(&self) -> Vec<Locked> {
        let mut models: Vec<Locked> = Vec::new();
        for (file, Entry { origin, sha256 }) in &self.0 {
            let added = (file.clone(), sha256.clone());
            match models.iter_mut().find(|model| model.origin == *origin) {
                Some(model) => model.files.push(added),
                None => models.push(Locked { model: model(file), origin: origin.clone(), files: vec![added] }),
            }
        }
        models
    }

    pub(super) fn to_text(&self) -> String {
        let mut text = HEADER.to_owned();
        for (file, Entry { origin: Origin { source, service, commit }, sha256 }) in &self.0 {
            text.push_str("\n[[model]]\n");
            let fields = [
                ("file", Some(file)),
                ("source", Some(source)),
                ("service", service.as_ref()),
                ("commit", commit.as_ref()),
                ("sha256", Some(sha256)),
            ];
            for (name, value) in fields {
                if let Some(value) = value {
                    writeln!(text, "{name} = {}", Value::from(value.as_str())).expect("writing to memory");
                }
            }
        }
        text
    }
}

/// The model that a file belongs to: the file in the folder `model`, or else its folder.
fn model(file: &str) -> String {
    match file.rsplit_once('/') {
        Some((folder, _)) if folder != "model" => folder.to_owned(),
        _ => file.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{Lock, Origin};

    fn origin(source: &str, service: Option<&str>, commit: Option<&str>) -> Origin {
        Origin { source: source.to_owned(), service: service.map(str::to_owned), commit: commit.map(str::to_owned) }
    }

    #[test]
    fn it_is_read_as_it_is_written_and_a_file_is_listed_once() {
        let mut lock = Lock::default();
        lock.set("model/sqs.json", &origin("https://example.com", Some("sqs"), Some("4c59")), b"{}");
        lock.set("model/s3.json", &origin("../models \"x\"", None, None), b"");
        lock.set("model/s3.json", &origin("../models", Some("s3"), None), b"");
        let text = lock.to_text();
        let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        let expected = format!(
            "[[model]]\nfile = \"model/s3.json\"\nsource = \"../models\"\nservice = \"s3\"\nsha256 = \"{empty}\"\n\n\
             [[model]]\nfile = \"model/sqs.json\"\nsource = \"https://example.com\"\nservice = \"sqs\"\ncommit = \"4c59\"\n"
        );
        assert!(text.contains(&expected), "{text}");
        match Lock::parse(&text) {
            Ok(lock) => assert_eq!(lock.to_text(), text),
            Err(error) => panic!("{error}"),
        }
        let model = |file: &str, service: &str| {
            format!("version = 1\n[[model]]\nfile = {file:?}\nsource = \"x\"\nservice = {service:?}\nsha256 = \"0\"\n")
        };
        assert!(Lock::parse(&model("model/s3/a.json", "s3")).is_ok());
        for file in ["/x.json", "x.json", "src/../../x.json", "model/../x.json", "model/", "model"] {
            assert!(Lock::parse(&model(file, "s3")).is_err(), "{file}");
        }
        for service in ["", ".", "..", "../../s3", "/s3", "a/s3", "..\\s3"] {
            assert!(Lock::parse(&model("model/s3.json", service)).is_err(), "{service}");
        }
        for wrong in ["", "version = 2", "version = 1\n[[model]]\nfile = \"x\"", "["] {
            assert!(Lock::parse(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn the_files_of_a_folder_are_one_model() {
        let mut lock = Lock::default();
        for file in ["model/ec2/paginators-1.json", "model/ec2/service-2.json"] {
            lock.set(file, &origin("botocore 1.40.0", Some("ec2"), None), b"");
        }
        lock.set("model/shop.smithy", &origin("../shop.smithy", None, None), b"");
        let models = lock.models();
        let names: Vec<(&str, usize)> = models.iter().map(|each| (each.model.as_str(), each.files.len())).collect();
        assert_eq!(names, [("model/ec2", 2), ("model/shop.smithy", 1)]);
    }
}
