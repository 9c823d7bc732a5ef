//! What a call costs, on an answer that is there at once.

use crate::failure::Failure;
use crate::table::{self, Comparison};
use crate::{record, tools};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const OPERATIONS: [&str; 1] = ["GetGatewayResponse"];

/// Calls that are not counted, so that what is done once is done, and calls that are.
const UNCOUNTED: u32 = 10;
const COUNTED: u32 = 200;

/// Prints instructions, allocations and time of each call.
pub(crate) fn measure() -> Result<(), Failure> {
    let program = program()?;
    let folder = tempfile::tempdir()?;
    time(folder.path())?;
    for operation in OPERATIONS {
        let mut comparisons = vec![instructions(&program, operation)?];
        comparisons.extend(allocations(&program, operation)?);
        comparisons.push(Comparison {
            what: format!("{operation}: nanoseconds"),
            peer: mean(folder.path(), operation, "official")?,
            ours: mean(folder.path(), operation, "ours")?,
        });
        table::print("a call", "official", &comparisons);
    }
    Ok(())
}

/// Compares the instructions of each call with what is recorded.
pub(crate) fn check() -> Result<(), Failure> {
    let program = program()?;
    let comparisons =
        OPERATIONS.iter().map(|operation| instructions(&program, operation)).collect::<Result<Vec<_>, _>>()?;
    table::print("a call", "official", &comparisons);
    record::check(&comparisons)
}

/// The program that makes the calls, compiled.
fn program() -> Result<PathBuf, Failure> {
    let manifest = tools::manifest("calls");
    let made = tools::cargo_build([
        "--release".as_ref(),
        "--bins".as_ref(),
        "--manifest-path".as_ref(),
        manifest.as_os_str(),
    ])?;
    made.into_iter().next().ok_or_else(|| Failure::new("cargo made no program that makes calls"))
}

fn instructions(program: &Path, operation: &str) -> Result<Comparison, Failure> {
    let count = |client| per_call(|times| Ok([tools::instructions(program, &[operation, client, times])?]));
    let ([peer], [ours]) = (count("official")?, count("ours")?);
    Ok(Comparison { what: format!("{operation}: instructions"), peer, ours })
}

fn allocations(program: &Path, operation: &str) -> Result<[Comparison; 2], Failure> {
    let count =
        |client| per_call(|times| tools::allocations(program, &[operation, client, times]).map(<[u64; 2]>::from));
    let (peer, ours) = (count("official")?, count("ours")?);
    Ok([
        Comparison { what: format!("{operation}: allocated bytes"), peer: peer[0], ours: ours[0] },
        Comparison { what: format!("{operation}: allocations"), peer: peer[1], ours: ours[1] },
    ])
}

/// What one call adds to counts.
fn per_call<const N: usize>(count: impl Fn(&str) -> Result<[u64; N], Failure>) -> Result<[f64; N], Failure> {
    let before = count(&UNCOUNTED.to_string())?;
    let after = count(&(UNCOUNTED + COUNTED).to_string())?;
    Ok(std::array::from_fn(|index| (after[index] - before[index]) as f64 / f64::from(COUNTED)))
}

/// Lets criterion time the calls, with its results in this folder.
fn time(folder: &Path) -> Result<(), Failure> {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["bench", "--manifest-path"]).arg(tools::manifest("calls")).env("CRITERION_HOME", folder);
    tools::output(&mut cargo).map(drop)
}

/// The mean time of a call in nanoseconds, from criterion's results.
fn mean(folder: &Path, operation: &str, client: &str) -> Result<f64, Failure> {
    let path = folder.join(operation).join(client).join("new/estimates.json");
    let estimates: Value = serde_json::from_slice(&fs::read(&path)?)?;
    let mean = estimates.pointer("/mean/point_estimate").and_then(Value::as_f64);
    mean.ok_or_else(|| Failure::new(format!("{} holds no mean", path.display())))
}
