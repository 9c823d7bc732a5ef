//! A copy of the programs and a model, for benchmarks that change them.

use crate::changed_model::ChangedModel;
use crate::failure::Failure;
use crate::programs::{self, Side};
use crate::services::Service;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{fmt, fs};

/// A change between two builds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Change {
    /// The program's file has a new modification time, but the same text.
    Touched,
    /// The program calls an additional operation.
    Operation,
    /// The output of an operation has a new member.
    Model,
}

impl Change {
    pub(crate) const ALL: [Self; 3] = [Self::Touched, Self::Operation, Self::Model];
}

impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Touched => "touched",
            Self::Operation => "one more operation",
            Self::Model => "the model changed",
        })
    }
}

/// The build script of the programs with generated clients.
const BUILD_SCRIPT: &str = "ours/build.rs";

/// The programs of a service, and its model.
#[derive(Debug)]
pub(crate) struct Source {
    service: &'static Service,
    folder: PathBuf,
    model: ChangedModel,
}

impl Source {
    /// Copies programs and model into a folder.
    pub(crate) fn copy(service: &'static Service, folder: &Path) -> Result<Self, Failure> {
        let model = ChangedModel::read(&service.model.file()?, service.operations)?;
        let source = Self { service, folder: folder.to_owned(), model };
        copy(&programs::folder(), &source.programs())?;
        let manifest = source.programs().join("Cargo.toml");
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").canonicalize()?;
        let absolute = format!("path = \"{}/", root.display());
        fs::write(&manifest, fs::read_to_string(&manifest)?.replace("path = \"../../", &absolute))?;
        Ok(source)
    }

    pub(crate) fn programs(&self) -> PathBuf {
        self.folder.join("programs")
    }

    /// Sets the variables with the folder of the model for build scripts.
    pub(crate) fn models(&self, cargo: &mut Command) {
        cargo.env(self.service.model.resource.variable(), self.folder.join("models"));
    }

    /// Restores the files as they were copied.
    pub(crate) fn restore(&self) -> Result<(), Failure> {
        for file in [&*self.calls(), BUILD_SCRIPT] {
            write_unless_same(&self.programs().join(file), &fs::read(programs::folder().join(file))?)?;
        }
        write_unless_same(&self.model_path(), &self.model.before)
    }

    /// Makes a change, for the program on one side.
    pub(crate) fn change(&self, change: Change, side: Side) -> Result<(), Failure> {
        let (operation, method) = self.service.another;
        match change {
            Change::Touched => {
                let file = self.programs().join(format!("src/{}/main.rs", side.name()));
                Ok(fs::write(&file, fs::read(&file)?)?)
            }
            Change::Operation => {
                if side == Side::Ours {
                    let first = format!("{:?}, &[{:?}", self.service.model.path, self.service.operations[0]);
                    insert(&self.programs().join(BUILD_SCRIPT), &first, &format!(", {operation:?}"))?;
                }
                let call = format!("    client.{method}().send().await?;\n");
                insert(&self.programs().join(self.calls()), "-> Result<(), Box<dyn Error + Send + Sync>> {\n", &call)
            }
            Change::Model => Ok(fs::write(self.model_path(), &self.model.after)?),
        }
    }

    /// The file with the calls of the service.
    fn calls(&self) -> String {
        format!("src/calls/{}.rs", self.service.name.replace('-', "_"))
    }

    fn model_path(&self) -> PathBuf {
        self.folder.join("models").join(self.service.model.path)
    }
}

/// Copies a folder without its target directory.
fn copy(from: &Path, to: &Path) -> Result<(), Failure> {
    for entry in fs::read_dir(from)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default();
        if !path.is_dir() {
            write_unless_same(&to.join(name), &fs::read(&path)?)?;
        } else if name != "target" {
            copy(&path, &to.join(name))?;
        }
    }
    Ok(())
}

/// Writes a file unless it is unchanged, because cargo compares modification times.
fn write_unless_same(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    if fs::read(path).is_ok_and(|existing| existing == bytes) {
        return Ok(());
    }
    fs::create_dir_all(path.parent().unwrap_or(path))?;
    Ok(fs::write(path, bytes)?)
}

/// Inserts text into a file, after the first occurrence of other text.
fn insert(path: &Path, after: &str, text: &str) -> Result<(), Failure> {
    let whole = fs::read_to_string(path)?;
    let (start, end) =
        whole.split_once(after).ok_or_else(|| Failure::new(format!("{}: no `{after}`", path.display())))?;
    Ok(fs::write(path, format!("{start}{after}{text}{end}"))?)
}
