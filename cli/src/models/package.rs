//! The models in a package.

use super::lock::{Lock, Locked, Origin, PATH};
use super::source::{Source, is_same};
use crate::arguments::Network;
use crate::changes::Changes;
use crate::error::Error;
use smithereens_codegen::load::{Loaded, load};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The models that the list of a package has.
pub(crate) struct Models(Lock);

impl Models {
    /// Reads the list of the package in the current folder. A package without one has no models.
    ///
    /// # Errors
    /// The list cannot be read.
    pub(crate) fn read() -> Result<Self, Error> {
        match fs::read_to_string(PATH) {
            Ok(text) => Lock::parse(&text).map(Self),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(Self(Lock::default())),
            Err(error) => Err(Error::read(Path::new(PATH), &error)),
        }
    }

    pub(crate) fn all(&self) -> Vec<Locked> {
        self.0.models()
    }

    /// The model of a service.
    pub(crate) fn find(&self, service: &str) -> Option<Locked> {
        self.all().into_iter().find(|model| model.origin.service.as_ref().is_some_and(|name| is_same(name, service)))
    }

    /// Adds the list to the changes.
    ///
    /// # Errors
    /// The list in the package cannot be read.
    pub(crate) fn set(&self, changes: &mut Changes) -> Result<(), Error> {
        match self.0.is_empty() {
            true => Ok(()),
            false => changes.set(PATH, self.0.to_text()),
        }
    }

    /// Copies the files of a model to the package, and returns the path of the file or of the folder with several files.
    ///
    /// # Errors
    /// A file cannot be read, two have one name, or the package has another file at that place.
    pub(crate) fn copy(
        &mut self,
        loaded: &Loaded,
        path: &Path,
        origin: &Origin,
        changes: &mut Changes,
    ) -> Result<String, Error> {
        let files: Vec<PathBuf> = loaded.files().map(Path::to_owned).collect();
        let (model, targets) = targets(&files, path, origin.service.as_deref());
        let distinct: BTreeSet<&String> = targets.iter().collect();
        if distinct.len() < targets.len() {
            let help = "copy the model to the package, and add it with `--model`";
            return Err(Error::new(format!("the model {} has several files of one name", path.display()), help));
        }
        for (file, target) in files.iter().zip(&targets) {
            let contents = fs::read(file).map_err(|error| Error::read(file, &error))?;
            if !self.0.has(target) && fs::read(target).is_ok_and(|existing| existing != contents) {
                let help = format!("add it with `--model {target}`, or remove it");
                return Err(Error::new(format!("the package has another file {target}"), help));
            }
            self.0.set(target, origin, &contents);
            changes.set(target, contents)?;
        }
        Ok(model)
    }

    /// Replaces a model by another one of the same place.
    ///
    /// # Errors
    /// As for [`copy`](Self::copy), or if the place is another one.
    pub(crate) fn replace(
        &mut self,
        old: &Locked,
        loaded: &Loaded,
        path: &Path,
        origin: &Origin,
        changes: &mut Changes,
    ) -> Result<(), Error> {
        let model = self.copy(loaded, path, origin, changes)?;
        if model != old.model {
            let help =
                format!("remove {}, its part of {PATH} and its line of build.rs, and add the model again", old.model);
            return Err(Error::new(format!("the model {} is now {model}", old.model), help));
        }
        let kept: Vec<String> = loaded.files().map(name).collect();
        for (file, _) in old.files.iter().filter(|(file, _)| !kept.contains(&name(Path::new(file))) && *file != model) {
            self.0.remove(file);
            changes.remove(file)?;
        }
        Ok(())
    }
}

impl Locked {
    /// Whether the package has all files of the model.
    ///
    /// # Errors
    /// A file does not have the checksum of the list.
    pub(crate) fn is_complete(&self) -> Result<bool, Error> {
        let mut is_complete = true;
        for (file, sha256) in &self.files {
            match fs::read(file) {
                Ok(contents) if super::sha256(&contents) == *sha256 => {}
                Ok(_) => {
                    let help = format!(
                        "restore it from version control, or remove it and run the command again; a model of your own \
                         belongs to another file, which is added with `--model` and is not listed in {PATH}"
                    );
                    return Err(Error::new(format!("{file} has changed since it was added"), help));
                }
                Err(error) if error.kind() == std::io::ErrorKind::NotFound => is_complete = false,
                Err(error) => return Err(Error::read(Path::new(file), &error)),
            }
        }
        Ok(is_complete)
    }

    /// The model in its source at the commit of the list, and its path: a file or a folder. `None` if it is another one
    /// now, or has no source other than its files.
    ///
    /// # Errors
    /// The source cannot be read, or does not have the service.
    pub(crate) fn original(&self, network: &Network) -> Result<Option<(PathBuf, Loaded)>, Error> {
        let Origin { source, service: Some(service), commit } = &self.origin else { return Ok(None) };
        let source = Source::open(Some(source), &Network { commit: commit.clone(), ..*network })?;
        let found = source.find(service)?;
        let loaded = load([&found.path])?;
        Ok(self.is(&loaded)?.then_some((found.path, loaded)))
    }

    /// Whether a model has the same files.
    ///
    /// # Errors
    /// A file cannot be read.
    pub(crate) fn is(&self, loaded: &Loaded) -> Result<bool, Error> {
        let mut checksums = BTreeSet::new();
        for file in loaded.files() {
            let contents = fs::read(file).map_err(|error| Error::read(file, &error))?;
            checksums.insert(super::sha256(&contents));
        }
        Ok(checksums == self.files.iter().map(|(_, sha256)| sha256.clone()).collect())
    }

    /// The error that the source has another model now.
    pub(crate) fn changed(&self) -> Error {
        let Origin { source, service, .. } = &self.origin;
        let message = format!("the model in {source} does not have the checksum that {PATH} lists for {}", self.model);
        let service = service.as_deref().unwrap_or_default();
        let help =
            format!("restore {} from version control; `smithereens update {service}` takes the new model", self.model);
        Error::new(message, help)
    }
}

fn name(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

/// The path of a model in the package, and those of its files.
fn targets(files: &[PathBuf], path: &Path, service: Option<&str>) -> (String, Vec<String>) {
    let extension = |file: &str| file.split_once('.').map(|(_, extension)| extension.to_owned()).unwrap_or_default();
    match (files, service) {
        ([file], Some(service)) if !["service-2.json", "service-2.json.gz"].contains(&name(file).as_str()) => {
            // Versions in names, as in `s3-2006-03-01.json`, do not belong to the name of the service.
            let target = format!("model/{service}.{}", extension(&name(file)));
            (target.clone(), vec![target])
        }
        ([file], None) => (format!("model/{}", name(file)), vec![format!("model/{}", name(file))]),
        (files, service) => {
            let folder = format!("model/{}", service.map_or_else(|| name(path), str::to_owned));
            let targets = files.iter().map(|file| format!("{folder}/{}", name(file))).collect();
            (folder, targets)
        }
    }
}
