//! What cargo knows about a workspace.

use crate::error::Error;
use serde_json::Value;
use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The folder of the workspace that the current folder belongs to.
///
/// # Errors
/// Cargo cannot be run, or there is no manifest.
pub(super) fn workspace_root() -> Result<PathBuf, Error> {
    let manifest = run(Path::new("."), &["locate-project", "--workspace", "--message-format", "plain"])?;
    Ok(Path::new(manifest.trim_end()).parent().unwrap_or(Path::new(".")).to_owned())
}

/// The packages of a workspace with all features and for all platforms, as `cargo metadata` describes them.
///
/// # Errors
/// Cargo fails, for example because a dependency does not exist.
pub(super) fn metadata(root: &Path) -> Result<Value, Error> {
    parse(&run(root, &["metadata", "--format-version", "1", "--all-features"])?)
}

/// The number of packages that are built for this platform with default features.
///
/// # Errors
/// Cargo fails.
pub(super) fn packages(root: &Path) -> Result<usize, Error> {
    let version = run(root, &["-vV"])?;
    let host = version.lines().find_map(|line| line.strip_prefix("host: ")).unwrap_or_default();
    let metadata = parse(&run(root, &["metadata", "--format-version", "1", "--filter-platform", host])?)?;
    let nodes = metadata.get("resolve").and_then(|resolve| resolve.get("nodes")).and_then(Value::as_array);
    Ok(nodes.map(Vec::len).unwrap_or_default())
}

fn parse(text: &str) -> Result<Value, Error> {
    let wrong = |error| Error::new(format!("cannot read what `cargo metadata` prints: {error}"), "update cargo");
    serde_json::from_str(text).map_err(wrong)
}

fn run(folder: &Path, arguments: &[&str]) -> Result<String, Error> {
    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    let output = cargo.args(arguments).current_dir(folder).output();
    let output =
        output.map_err(|error| Error::new(format!("cannot run cargo: {error}"), "install Rust with rustup"))?;
    if output.status.success() {
        return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
    }
    let message = String::from_utf8_lossy(&output.stderr);
    let message = message.trim().strip_prefix("error: ").unwrap_or(message.trim()).to_owned();
    Err(Error::new(message, format!("`cargo {}` must succeed in {}", arguments.join(" "), folder.display())))
}
