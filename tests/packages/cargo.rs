//! Runs cargo in the folder of a package.

use std::ffi::OsString;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

pub(crate) const WORKSPACE: &str = env!("CARGO_MANIFEST_DIR");
const TARGET: &str = concat!(env!("CARGO_TARGET_TMPDIR"), "/packages");

/// Gives a package the lock file of this workspace.
pub(crate) fn copy_lock_file(folder: &Path) {
    fs::copy(Path::new(WORKSPACE).join("Cargo.lock"), folder.join("Cargo.lock")).expect("it is copied");
}

/// Runs a cargo command without downloads.
pub(crate) fn cargo(folder: &Path, command: &str, arguments: &[&str]) -> Output {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo"));
    let mut command_line = Command::new(cargo);
    command_line.arg(command).arg("--offline").args(arguments).args(["--target-dir", TARGET]).current_dir(folder);
    command_line.output().expect("cargo starts")
}
