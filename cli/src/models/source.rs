//! Where models come from.

use crate::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A folder with the models of services.
pub(crate) struct Source {
    folder: PathBuf,
    /// Its name in the list of models.
    pub(crate) name: String,
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
    /// A folder, or `botocore` for the data of the Python package.
    ///
    /// # Errors
    /// The folder does not exist, or Python has no botocore.
    pub(crate) fn open(source: &str) -> Result<Self, Error> {
        if source == "botocore" {
            return botocore();
        }
        let folder = PathBuf::from(source);
        match folder.is_dir() {
            true => Ok(Self { folder, name: source.to_owned() }),
            false => Err(Error::new(
                format!("the source {source} is not a folder"),
                "expected a folder with models, or `botocore` for the models of the Python package",
            )),
        }
    }

    /// Finds a service: a file with its name, or a folder as AWS's repository of models and botocore have them, with a
    /// folder for each version. Upper case and characters other than letters and digits do not count.
    ///
    /// # Errors
    /// The source does not have the service, or cannot be read.
    pub(crate) fn find(&self, service: &str) -> Result<Found, Error> {
        let mut known = Vec::new();
        for folder in [self.folder.clone(), self.folder.join("models")] {
            if !folder.is_dir() {
                continue;
            }
            for path in entries(&folder)? {
                let Some(name) = name(&path) else { continue };
                if letters(&name) == letters(service) {
                    let path = if path.is_dir() { newest(&path)? } else { path };
                    return Ok(Found { service: name, path });
                }
                known.push(name);
            }
        }
        Err(self.missing(service, known))
    }

    fn missing(&self, service: &str, mut known: Vec<String>) -> Error {
        let number = known.len();
        let distance = |name: &String| strsim::damerau_levenshtein(&letters(name), &letters(service));
        known.sort_by_cached_key(distance);
        known.truncate(3);
        let names: Vec<String> = known.iter().map(|name| format!("`{name}`")).collect();
        let help = match number {
            0 => "expected files such as `s3.json`, or folders such as `s3/service/2006-03-01`".to_owned(),
            _ => format!("it has {number} services; the most similar names are {}", names.join(", ")),
        };
        Error::new(format!("the source {} has no model of `{service}`", self.name), help)
    }
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
            Ok(Source { folder: Path::new(path).join("data"), name: format!("botocore {version}") })
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
