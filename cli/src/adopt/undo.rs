use super::record::{Record, Written};
use super::{LOCK, merge, read, remove, restore};
use crate::changes::Changes;
use crate::error::Error;
use crate::models::sha256;
use crate::output;
use std::fs;
use std::path::Path;

/// Restores a workspace as it was before the command.
///
/// # Errors
/// There is no record, or lines that the command wrote were edited. Nothing is changed then.
pub(super) fn run(root: &Path, is_dry: bool) -> Result<(), Error> {
    let record = Record::read(root)?;
    if !record.exists(root) {
        let help = "run the command without `--undo` first";
        return Err(Error::new(
            format!("{} does not exist: there is nothing to undo", Record::path(root).display()),
            help,
        ));
    }
    let mut changes = Changes::new(root);
    for edited in &record.edited {
        let current = read(&root.join(&edited.path))?.unwrap_or_default();
        changes.set(&edited.path, merge::revert(edited, &current)?)?;
    }
    let (mut unchanged, mut kept) = (Vec::new(), Vec::new());
    for file in &record.written {
        if is_edited(root, file)? { kept.push(file) } else { unchanged.push(file) }
    }
    if is_dry {
        let removed = unchanged.iter().map(|file| format!("removed {}\n", file.path));
        return Ok(output::print((changes.diff() + &removed.collect::<String>()).as_bytes())?);
    }
    let restored: Vec<String> = changes.paths().map(str::to_owned).collect();
    changes.write()?;
    unchanged.iter().try_for_each(|file| remove(root, &file.path))?;
    let lock = root.join(LOCK);
    let current = read(&lock)?.map(sha256);
    let restores_lock = record.lock.sha256.is_some() && record.lock.sha256 == current;
    if restores_lock {
        restore(&lock, record.lock.before.as_deref())?;
    }
    remove(root, &Record::name())?;
    restored.iter().for_each(|path| eprintln!("restored {path}"));
    eprintln!("removed {}", output::count(unchanged.len(), "generated file"));
    kept.iter().for_each(|file| eprintln!("kept {}, which was edited", file.path));
    match restores_lock {
        true => eprintln!("restored Cargo.lock"),
        false => eprintln!("Cargo.lock was changed since: cargo updates it with the next build"),
    }
    Ok(())
}

/// Whether a generated file has other contents. One that was removed has none.
pub(super) fn is_edited(root: &Path, file: &Written) -> Result<bool, Error> {
    let path = root.join(&file.path);
    match fs::read(&path) {
        Ok(bytes) => Ok(sha256(&bytes) != file.sha256),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(Error::read(&path, &error)),
    }
}
