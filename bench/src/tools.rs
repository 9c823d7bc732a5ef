//! The external programs: cargo, valgrind and hyperfine.

use crate::failure::Failure;
use crate::process::Cost;
use serde_json::Value;
use smithereens_checks_support::Resource;
use std::env;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The manifest of a package in `bench` that is a separate workspace.
pub(crate) fn manifest(package: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(package).join("Cargo.toml")
}

/// Cargo without the settings of other builds, and without the variables of this program's package: build scripts that depend
/// on such variables would run again when this program is started in another way.
pub(crate) fn cargo(command: &str) -> Command {
    const PREFIXES: [&str; 5] = ["CARGO_BUILD_", "CARGO_MANIFEST_", "CARGO_PKG_", "CARGO_PROFILE_", "CARGO_TARGET_"];
    const NAMES: [&str; 4] = ["CARGO_ENCODED_RUSTFLAGS", "CARGO_INCREMENTAL", "RUSTC_WRAPPER", "RUSTFLAGS"];
    // With rustup, the cargo that started this program runs with a selected toolchain, which its child processes keep. Another
    // cargo could select the toolchain that a crate's own toolchain file names.
    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.arg(command);
    let is_unwanted = |name: &str| NAMES.contains(&name) || PREFIXES.iter().any(|prefix| name.starts_with(prefix));
    for (name, _) in env::vars_os().filter(|(name, _)| name.to_str().is_some_and(is_unwanted)) {
        cargo.env_remove(name);
    }
    // Build scripts run in other folders than this program, so paths must be absolute.
    for resource in [Resource::SmithyModels, Resource::BotocoreData] {
        if let Ok(folder) = resource.folder() {
            cargo.env(resource.variable(), folder);
        }
    }
    cargo
}

/// Runs cargo, which prints its progress, and returns the executables that it built.
pub(crate) fn cargo_build<I: IntoIterator<Item: AsRef<OsStr>>>(arguments: I) -> Result<Vec<PathBuf>, Failure> {
    let mut cargo = cargo("build");
    cargo.args(["--locked", "--message-format=json-render-diagnostics"]).args(arguments).stderr(Stdio::inherit());
    let messages = output(&mut cargo)?.0;
    let executable =
        |line: &str| serde_json::from_str::<Value>(line).ok()?.get("executable")?.as_str().map(PathBuf::from);
    Ok(messages.lines().filter_map(executable).collect())
}

/// The instructions that a command executes, as callgrind counts them.
pub(crate) fn instructions(program: &Path, arguments: &[&str]) -> Result<u64, Failure> {
    let report = valgrind(&["--tool=callgrind", "--callgrind-out-file=/dev/null"], program, arguments)?;
    numbers_after(&report, "Collected :")
        .and_then(|numbers| numbers.first().copied())
        .ok_or_else(|| unreadable(&report))
}

/// The bytes that a command allocates, and the number of allocations, as DHAT counts them.
pub(crate) fn allocations(program: &Path, arguments: &[&str]) -> Result<(u64, u64), Failure> {
    let report = valgrind(&["--tool=dhat", "--dhat-out-file=/dev/null"], program, arguments)?;
    match numbers_after(&report, "Total:").as_deref() {
        Some(&[bytes, blocks]) => Ok((bytes, blocks)),
        _ => Err(unreadable(&report)),
    }
}

/// The share of each function, including the functions that it calls, in the instructions of a command.
pub(crate) fn parts<const N: usize>(
    program: &Path,
    arguments: &[&str],
    functions: [&str; N],
) -> Result<[f64; N], Failure> {
    let folder = tempfile::tempdir()?;
    let profile = folder.path().join("profile");
    valgrind(&["--tool=callgrind", &format!("--callgrind-out-file={}", profile.display())], program, arguments)?;
    let mut annotate = Command::new("callgrind_annotate");
    let report = output(annotate.args(["--inclusive=yes", "--threshold=100"]).arg(&profile))?.0;
    let instructions = |line: &str| line.split_whitespace().next()?.replace(',', "").parse::<f64>().ok();
    let line = |what: &str| report.lines().find(|line| line.contains(what)).and_then(instructions);
    let total = line("PROGRAM TOTALS").ok_or_else(|| unreadable(&report))?;
    // Inlined functions are not in the report.
    Ok(functions.map(|function| line(&format!(":{function} [")).map_or(f64::NAN, |own| own / total)))
}

/// The mean wall-clock time and CPU time of a command in seconds, as hyperfine measures them.
pub(crate) fn seconds(program: &Path, arguments: &[&str], runs: u32) -> Result<(f64, f64), Failure> {
    let folder = tempfile::tempdir()?;
    let results = folder.path().join("results.json");
    let mut hyperfine = Command::new("hyperfine");
    hyperfine.args(["--shell=none", "--style=none", &format!("--runs={runs}"), "--export-json"]);
    let words =
        std::iter::once(program.to_string_lossy().into_owned()).chain(arguments.iter().map(|&word| word.to_owned()));
    output(hyperfine.arg(&results).arg(words.collect::<Vec<_>>().join(" ")))?;
    let results: Value = serde_json::from_slice(&std::fs::read(&results)?)?;
    let number = |name: &str| results.pointer(&format!("/results/0/{name}")).and_then(Value::as_f64);
    match (number("mean"), number("user"), number("system")) {
        (Some(mean), Some(user), Some(system)) => Ok((mean, user + system)),
        _ => Err(Failure::new("cannot read the output of hyperfine: its format may have changed")),
    }
}

fn valgrind(options: &[&str], program: &Path, arguments: &[&str]) -> Result<String, Failure> {
    Ok(output(Command::new("valgrind").args(options).arg(program).args(arguments))?.1)
}

/// The numbers, possibly with commas, in the line that contains this text.
fn numbers_after(report: &str, what: &str) -> Option<Vec<u64>> {
    let (_, rest) = report.lines().find_map(|line| line.split_once(what))?;
    Some(rest.split_whitespace().filter_map(|word| word.replace(',', "").parse().ok()).collect())
}

fn unreadable(report: &str) -> Failure {
    Failure::new(format!("cannot read the output of valgrind: its format may have changed:\n{report}"))
}

/// The cost of a command, whose output is not captured.
pub(crate) fn cost(command: &mut Command) -> Result<Cost, Failure> {
    let name = command.get_program().to_string_lossy().into_owned();
    let (status, cost) = Cost::of(command).map_err(|error| Failure::new(format!("cannot run {name}: {error}")))?;
    if status.success() { Ok(cost) } else { Err(Failure::new(format!("{name} failed: {status}"))) }
}

/// The standard output and standard error of a command, unless they are redirected.
pub(crate) fn output(command: &mut Command) -> Result<(String, String), Failure> {
    let name = command.get_program().to_string_lossy().into_owned();
    let output = command.output().map_err(|error| Failure::new(format!("cannot run {name}: {error}")))?;
    let (out, err) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    match output.status.success() {
        true => Ok((out.into_owned(), err.into_owned())),
        false => Err(Failure::new(format!("{name} failed: {}\n{err}", output.status))),
    }
}
