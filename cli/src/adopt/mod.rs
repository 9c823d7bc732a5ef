//! Replaces AWS's clients in a package by generated ones, and undoes it.
//!
//! The generated crates have the names and versions of AWS's, and `[patch.crates-io]` in the manifest of the workspace puts
//! them in their place: for all packages of the build, and without a change to the dependencies that name them. The crates
//! are in the folder `smithereens` of the workspace, with a record of all that was written.

mod cargo;
mod clients;
mod manifest;
mod merge;
mod place;
mod record;
mod report;
mod sources;
mod undo;
mod workspace;

use crate::arguments::{Adopt, Network};
use crate::changes::Changes;
use crate::error::Error;
use crate::models::sha256;
use crate::{output, temporary};
use clients::{OpenSource, Replacement, Request};
use manifest::Config;
use place::Place;
use record::{Edited, LockFile, Record, Written};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use workspace::Workspace;

/// The folder of the generated crates, in that of the workspace.
const FOLDER: &str = "smithereens";

/// The lock file of cargo, in the folder of the workspace.
const LOCK: &str = "Cargo.lock";

pub(crate) fn run(arguments: &Adopt) -> Result<(), Error> {
    let root = cargo::workspace_root()?;
    if arguments.undo {
        return undo::run(&root, arguments.dry_run);
    }
    let lock = root.join(LOCK);
    let old_lock = read(&lock)?;
    let adopted = adopt(arguments, &root, old_lock.as_deref());
    // To ask cargo about dependencies can create the lock file or complete it.
    if arguments.dry_run || adopted.is_err() {
        restore(&lock, old_lock.as_deref())?;
    }
    adopted?.map_or(Ok(()), |adopted| adopted.finish(&root))
}

/// The workspace as it was written.
struct Adopted {
    plan: Plan,
    /// The paths of the files that changed.
    changed: Vec<String>,
    /// The number of packages in the build before that.
    packages: Option<usize>,
}

/// Writes the crates, the manifests and the record, or prints them for a dry run. Returns what was written, if there
/// was something to write.
fn adopt(arguments: &Adopt, root: &Path, old_lock: Option<&str>) -> Result<Option<Adopted>, Error> {
    let old = Record::read(root)?;
    let mut plan = plan(arguments, root, &old)?;
    plan.record.lock = lock_file(root, &old, old_lock);
    let mut changes = Changes::new(root);
    plan.manifests.iter().try_for_each(|each| changes.set(&each.path, each.after.as_str()))?;
    plan.kept.iter().for_each(|(package, reason)| eprintln!("{package} stays: {reason}"));
    if arguments.dry_run {
        let text = changes.diff() + &report::crates(root, &plan.replacements, &plan.stale);
        output::print(text.as_bytes())?;
        return Ok(None);
    }
    let mut files = plan.replacements.iter().flat_map(|each| &each.files);
    files.try_for_each(|(path, text)| changes.set(path, text.as_str()))?;
    let changed: Vec<String> = changes.paths().map(str::to_owned).collect();
    let is_unchanged = changed.is_empty() && plan.stale.is_empty();
    let packages = if is_unchanged { None } else { cargo::packages(root).ok() };
    let lock = if is_unchanged { None } else { read(&root.join(LOCK))? };
    // They are removed after the others are written.
    plan.record.written.extend(old.written.into_iter().filter(|file| plan.stale.contains(&file.path)));
    // The record comes before what it describes, so that `--undo` works if the command does not reach its end.
    changes.set_first(&Record::name(), plan.record.to_text(lock.as_deref()))?;
    changes.write()?;
    if is_unchanged {
        eprintln!("nothing to write: the workspace has these clients");
        return Ok(None);
    }
    Ok(Some(Adopted { plan, changed, packages }))
}

impl Adopted {
    /// Removes the files that are no longer part of a crate, records the new lock file, and prints a report.
    fn finish(self, root: &Path) -> Result<(), Error> {
        let Plan { stale, mut record, replacements, .. } = self.plan;
        stale.iter().try_for_each(|path| remove(root, path))?;
        record.written.retain(|file| !stale.contains(&file.path));
        let after = cargo::packages(root);
        let mut changes = Changes::new(root);
        changes.set(&Record::name(), record.to_text(read(&root.join(LOCK))?.as_deref()))?;
        changes.write()?;
        report::print(&self.changed, &replacements, self.packages, after)
    }
}

/// What the command does.
struct Plan {
    /// All manifests of the workspace.
    manifests: Vec<Edited>,
    replacements: Vec<Replacement>,
    /// The files that are no longer part of a crate.
    stale: Vec<String>,
    /// The packages of AWS that stay, and why.
    kept: Vec<(String, String)>,
    /// The record, without the lock file.
    record: Record,
}

fn plan(arguments: &Adopt, root: &Path, old: &Record) -> Result<Plan, Error> {
    let workspace = Workspace::load(root)?;
    let manifests = manifests(&workspace, old)?;
    let kept_config = kept_config(&workspace, &manifests)?;
    let source = source(arguments, old, root)?;
    // The source of the last time is taken at the same commit.
    let commit = if arguments.source.is_none() { old.commit.clone() } else { None };
    let network = Network { commit: arguments.network.commit.clone().or(commit), ..arguments.network };
    let mut opened = OpenSource::new(source.as_ref().map(|(opened, _)| opened.as_str()), &network);
    let checkout = match (&arguments.path, &old.checkout) {
        (Some(path), _) => Some(Place::new(Path::new(""), path)?),
        (None, Some(path)) => Some(Place::new(root, Path::new(path))?),
        (None, None) => None,
    };
    let request =
        Request { models: &arguments.models, checkout: checkout.as_ref(), keeps_config: kept_config.is_some() };
    let (replacements, kept) = clients::generate(&workspace, &mut opened, &request)?;
    let origin = opened.origin();
    let commit = match &origin {
        Some(origin) => origin.commit.clone(),
        None if arguments.source.is_none() => old.commit.clone(),
        None => None,
    };
    let source = source.map(|(_, recorded)| recorded).or(origin.map(|origin| origin.source));
    let reason = format!("the source {} has no model of it", source.as_deref().unwrap_or_default());
    let kept = kept.into_iter().map(|package| (package, reason.clone()));
    let kept: Vec<_> = kept.chain(kept_config.map(|reason| ("aws-config".to_owned(), reason))).collect();
    let manifests = edit(root, manifests, &replacements, &request)?;
    let edited: Vec<Edited> = manifests.iter().filter(|each| each.after != each.before).cloned().collect();
    if edited.is_empty() {
        return Err(nothing_to_replace(&kept, old.exists(root)));
    }
    let written = written(&replacements);
    let stale = check_files(root, old, &replacements, &written)?;
    let checkout = checkout.map(|checkout| checkout.seen_from(root));
    let record = Record { source, commit, checkout, edited, written, lock: LockFile::default() };
    Ok(Plan { manifests, replacements, stale, kept, record })
}

/// Why aws-config cannot be replaced, if that is so.
fn kept_config(workspace: &Workspace, manifests: &[(String, String)]) -> Result<Option<String>, Error> {
    for (path, text) in manifests {
        if let Some(feature) = manifest::missing_feature(path, text)? {
            return Ok(Some(format!("smithereens-config has no feature `{feature}`")));
        }
    }
    for path in workspace.manifests_outside() {
        let (text, name) = (read(&path)?.unwrap_or_default(), path.display().to_string());
        if manifest::has_config(&name, &text)? {
            return Ok(Some(format!("{name} depends on it, outside of the folder of the workspace")));
        }
    }
    Ok(None)
}

fn nothing_to_replace(kept: &[(String, String)], has_record: bool) -> Error {
    if let Some((package, reason)) = kept.first() {
        let help = "`--source SOURCE` names another source, and `--model FILE` the model of a service";
        return Error::new(format!("there is nothing to replace: {package} stays, because {reason}"), help);
    }
    let help = match has_record {
        true => "the generated crates are not used any more: remove them with `smithereens adopt --undo`",
        false => {
            "expected a dependency such as `aws-sdk-s3 = \"1\"` from crates.io; `smithereens add` adds new clients"
        }
    };
    Error::new("no package of the workspace depends on a client of AWS or on aws-config", help)
}

/// The source of models, to open and to record: that of the arguments, or that of the last time. A folder is recorded as a path
/// from the folder of the workspace, unless it is named by an absolute path.
fn source(arguments: &Adopt, record: &Record, root: &Path) -> Result<Option<(String, String)>, Error> {
    let (folder, source) = match (&arguments.source, &record.source) {
        (Some(source), _) => (Path::new(""), source),
        (None, Some(source)) => (root, source),
        (None, None) => return Ok(None),
    };
    if !folder.join(source).is_dir() {
        return Ok(Some((source.clone(), source.clone())));
    }
    let place = Place::new(folder, Path::new(source))?;
    Ok(Some((place.path().to_string_lossy().into_owned(), place.seen_from(root))))
}

/// The files of the generated crates.
fn written(replacements: &[Replacement]) -> Vec<Written> {
    let files = replacements.iter().flat_map(|each| &each.files);
    files.map(|(path, text)| Written { path: path.clone(), sha256: sha256(text) }).collect()
}

/// The manifests of a workspace without what this command wrote the last time.
fn manifests(workspace: &Workspace, record: &Record) -> Result<Vec<(String, String)>, Error> {
    let before = |path: String| {
        let current = read(&workspace.root.join(&path))?.unwrap_or_default();
        let before = match record.edited.iter().find(|each| each.path == path) {
            Some(known) => merge::revert(known, &current)?,
            None => current,
        };
        Ok((path, before))
    };
    workspace.manifests().into_iter().map(before).collect()
}

/// Edits manifests.
fn edit(
    root: &Path,
    manifests: Vec<(String, String)>,
    replacements: &[Replacement],
    request: &Request<'_>,
) -> Result<Vec<Edited>, Error> {
    let mut edited = Vec::new();
    for (path, before) in manifests {
        let folder = root.join(&path).parent().map(Path::to_owned).unwrap_or_default();
        let mut after = match request.keeps_config {
            true => before.clone(),
            false => manifest::replace_config(&path, &before, &Config::new(request.checkout, &folder))?,
        };
        if path == "Cargo.toml" {
            after = manifest::patch(&after, replacements.iter().map(|each| (each.package.as_str(), each.folder())))?;
        }
        edited.push(Edited { path, before, after });
    }
    Ok(edited)
}

/// Checks that no file would be lost, and returns the files that are no longer part of a crate.
fn check_files(
    root: &Path,
    record: &Record,
    replacements: &[Replacement],
    written: &[Written],
) -> Result<Vec<String>, Error> {
    for replacement in replacements {
        let folder = replacement.folder();
        let is_known = record.written.iter().any(|file| file.path.starts_with(&format!("{folder}/")));
        if root.join(&folder).exists() && !is_known {
            let help = "this command did not write it: move it to another place";
            return Err(Error::new(format!("the folder {folder} exists"), help));
        }
    }
    let known: BTreeSet<&str> = record.written.iter().map(|file| file.path.as_str()).collect();
    if let Some(file) =
        written.iter().find(|file| !known.contains(file.path.as_str()) && root.join(&file.path).exists())
    {
        let help = "this command did not write it, and would overwrite it: move it to another place";
        return Err(Error::new(format!("the file {} exists", file.path), help));
    }
    let paths: BTreeSet<&str> = written.iter().map(|file| file.path.as_str()).collect();
    let mut stale = Vec::new();
    for file in &record.written {
        if undo::is_edited(root, file)? {
            let help = "revert the change, or remove the file: this command would overwrite it";
            return Err(Error::new(format!("the generated file {} was edited", file.path), help));
        }
        if !paths.contains(file.path.as_str()) && root.join(&file.path).exists() {
            stale.push(file.path.clone());
        }
    }
    Ok(stale)
}

/// What to remember of the lock file: how it was before the first time, unless others changed it since.
fn lock_file(root: &Path, record: &Record, old: Option<&str>) -> LockFile {
    let is_ours = |lock: &LockFile| lock.sha256 == old.map(sha256);
    match record.exists(root) {
        false => LockFile { before: old.map(str::to_owned), sha256: None, is_ours: true },
        true => LockFile { is_ours: is_ours(&record.lock), ..record.lock.clone() },
    }
}

/// The text of a file, if it exists.
fn read(path: &Path) -> Result<Option<String>, Error> {
    match fs::read_to_string(path) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Error::read(path, &error)),
    }
}

/// Gives a file its former text again, or removes it if there was none.
fn restore(path: &Path, text: Option<&str>) -> Result<(), Error> {
    if read(path)?.as_deref() == text {
        return Ok(());
    }
    let write =
        |text: &str| temporary::write(path, text.as_bytes()).and_then(|file| Ok(file.persist(path).map(drop)?));
    text.map_or_else(|| fs::remove_file(path), write).map_err(|error| Error::write(path, error))
}

/// Removes a file, and the folders that are empty without it.
fn remove(root: &Path, path: &str) -> Result<(), Error> {
    let full = root.join(path);
    match fs::remove_file(&full) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(Error::write(&full, error)),
        _ => {}
    }
    let mut folder: Option<PathBuf> = full.parent().map(Path::to_owned);
    while let Some(path) = folder.filter(|path| path != root && fs::remove_dir(path).is_ok()) {
        folder = path.parent().map(Path::to_owned);
    }
    Ok(())
}
