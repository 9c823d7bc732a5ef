//! Where models come from.

use super::lock::Origin;
use super::repository::{self, Repository};
use crate::arguments::Network;
use crate::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Where the models of services are.
pub(crate) enum Source {
    Folder {
        folder: PathBuf,
        /// Its name in the list of models.
        name: String,
    },
    Repository(Repository),
}

/// The model of a service.
#[derive(Debug)]
pub(crate) struct Found {
    /// The name of the service in the source.
    pub(crate) service: String,
    /// A file or a folder.
    pub(crate) path: PathBuf,
}

impl Source {
    /// A folder, `botocore` for the data of the Python package, or the URL of a repository. The repository of AWS by default.
    ///
    /// # Errors
    /// The folder does not exist, Python has no botocore, or the repository cannot be read.
    pub(crate) fn open(source: Option<&str>, network: &Network) -> Result<Self, Error> {
        let source = source.unwrap_or(repository::AWS);
        if source.starts_with("https://") || source.starts_with("http://") {
            return Repository::open(source, network).map(Source::Repository);
        }
        if let Some(commit) = &network.commit {
            let help = "expected the URL of a repository as the source, or none for that of AWS";
            return Err(Error::new(format!("the source {source} has no commits such as {commit}"), help));
        }
        // The list of models has the version too.
        if source == "botocore" || source.starts_with("botocore ") {
            return botocore();
        }
        let folder = PathBuf::from(source);
        match folder.is_dir() {
            true => Ok(Source::Folder { folder, name: source.to_owned() }),
            false => Err(Error::new(
                format!("the source {source} is not a folder"),
                "expected a folder with models, `botocore` for the models of the Python package, or a URL",
            )),
        }
    }

    /// Its name in the list of models.
    fn name(&self) -> &str {
        match self {
            Source::Folder { name, .. } => name,
            Source::Repository(repository) => &repository.url,
        }
    }

    /// The origin of the model of a service.
    pub(crate) fn origin(&self, service: String) -> Origin {
        let commit = match self {
            Source::Folder { .. } => None,
            Source::Repository(repository) => Some(repository.commit.clone()),
        };
        Origin { source: self.name().to_owned(), service: Some(service), commit }
    }

    /// Finds a service: a file with its name, or a folder as AWS's repository of models and botocore have them, with a
    /// folder for each version. Upper case and characters other than letters and digits do not count.
    ///
    /// # Errors
    /// The source does not have the service, or cannot be read.
    pub(crate) fn find(&self, service: &str) -> Result<Found, Error> {
        match self.find_optional(service)? {
            Some(found) => Ok(found),
            None => Err(self.missing(service, self.services()?.into_iter().map(|(name, _)| name).collect())),
        }
    }

    /// As [`find`](Self::find), with `None` for a service that the source does not have.
    ///
    /// # Errors
    /// The source cannot be read.
    pub(crate) fn find_optional(&self, service: &str) -> Result<Option<Found>, Error> {
        let known = self.services()?.into_iter().find(|(name, _)| is_same(name, service));
        let Some((service, path)) = known else { return Ok(None) };
        let path = match self {
            Source::Folder { .. } => {
                path.map(|path| if path.is_dir() { newest(&path) } else { Ok(path) }).transpose()?
            }
            Source::Repository(repository) => repository.file(&service)?,
        };
        Ok(path.map(|path| Found { service, path }))
    }

    /// The names of the services, and their files or folders if the source is a folder.
    fn services(&self) -> Result<Vec<(String, Option<PathBuf>)>, Error> {
        let folder = match self {
            Source::Folder { folder, .. } => folder,
            Source::Repository(repository) => {
                return Ok(repository.services().map(|name| (name.to_owned(), None)).collect());
            }
        };
        let mut services = Vec::new();
        for folder in [folder.clone(), folder.join("models")].iter().filter(|folder| folder.is_dir()) {
            let paths = entries(folder)?.into_iter();
            services.extend(paths.filter_map(|path| name(&path).map(|name| (name, Some(path)))));
        }
        Ok(services)
    }

    fn missing(&self, service: &str, mut known: Vec<String>) -> Error {
        known.sort();
        known.dedup();
        let number = known.len();
        let distance = |name: &String| strsim::damerau_levenshtein(&letters(name), &letters(service));
        known.sort_by_cached_key(distance);
        known.truncate(3);
        let names: Vec<String> = known.iter().map(|name| format!("`{name}`")).collect();
        let help = match number {
            0 => "expected files such as `s3.json`, or folders such as `s3/service/2006-03-01`".to_owned(),
            1 => format!("it has one service, {}", names.join("")),
            _ => format!("it has {number} services; the most similar names are {}", names.join(", ")),
        };
        Error::new(format!("the source {} has no model of `{service}`", self.name()), help)
    }
}

/// Whether two names are those of one service.
pub(super) fn is_same(name: &str, other: &str) -> bool {
    letters(name) == letters(other)
}

/// The data of botocore in the Python environment.
fn botocore() -> Result<Source, Error> {
    let script = "import botocore; print(botocore.__path__[0]); print(botocore.__version__)";
    let output = Command::new("python3").args(["-c", script]).output();
    let missing =
        || Error::new("Python has no package `botocore`", "install it with `python3 -m pip install botocore`");
    let output = output.ok().filter(|output| output.status.success()).ok_or_else(missing)?;
    let text = String::from_utf8_lossy(&output.stdout);
    let mut lines = text.lines();
    match (lines.next(), lines.next()) {
        (Some(path), Some(version)) => {
            Ok(Source::Folder { folder: Path::new(path).join("data"), name: format!("botocore {version}") })
        }
        _ => Err(missing()),
    }
}

/// The name of a service's model: that of a folder, or of a file without its extensions.
fn name(path: &Path) -> Option<String> {
    let name = path.file_name()?.to_str()?;
    if path.is_dir() {
        return (!name.starts_with('.')).then(|| name.to_owned());
    }
    let name = name.strip_suffix(".gz").unwrap_or(name);
    let stem = name.strip_suffix(".json").or_else(|| name.strip_suffix(".smithy"))?;
    Some(stem.to_owned())
}

fn letters(name: &str) -> String {
    name.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect()
}

/// The model in the folder of a service: that of its newest version, or the folder itself if it has no versions.
fn newest(folder: &Path) -> Result<PathBuf, Error> {
    let versions = if folder.join("service").is_dir() { folder.join("service") } else { folder.to_owned() };
    let is_version = |path: &PathBuf| {
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        path.is_dir() && name.starts_with(|c: char| c.is_ascii_digit())
    };
    let Some(version) = entries(&versions)?.into_iter().rfind(is_version) else { return Ok(versions) };
    let description = ["service-2.json", "service-2.json.gz"].map(|name| version.join(name));
    if let Some(description) = description.into_iter().find(|path| path.is_file()) {
        return Ok(description);
    }
    let files: Vec<PathBuf> = entries(&version)?.into_iter().filter(|path| name(path).is_some()).collect();
    Ok(match files.as_slice() {
        [file] => file.clone(),
        _ => version,
    })
}

fn entries(folder: &Path) -> Result<Vec<PathBuf>, Error> {
    let read = |error: &std::io::Error| Error::read(folder, error);
    let entries = fs::read_dir(folder).map_err(|error| read(&error))?;
    let mut paths = Vec::new();
    for entry in entries {
        paths.push(entry.map_err(|error| read(&error))?.path());
    }
    paths.sort();
    Ok(paths)
}
