//! What a call costs, on an answer that is there at once.

use crate::failure::Failure;
use crate::table::{self, Comparison};
use crate::{record, tools};
use std::path::{Path, PathBuf};

const OPERATIONS: [&str; 1] = ["GetGatewayResponse"];

const TITLES: [&str; 4] = ["a call", "official", "ours", "ratio"];

/// Calls that are not counted, so that what is done once is done, and calls that are.
const UNCOUNTED: u32 = 10;
const COUNTED: u32 = 200;

/// Calls that are timed together, beside which the start of the program is nothing, and how often.
const TIMED: u32 = 20_000;
const RUNS: u32 = 5;

/// Prints instructions, allocations and time of each call.
pub(crate) fn measure() -> Result<(), Failure> {
    let program = program()?;
    for operation in OPERATIONS {
        let mut comparisons = vec![instructions(&program, operation)?];
        comparisons.extend(allocations(&program, operation)?);
        comparisons.push(time(&program, operation)?);
        table::print(TITLES, &comparisons);
    }
    Ok(())
}

/// Compares the instructions of each call with what is recorded.
pub(crate) fn check() -> Result<(), Failure> {
    let program = program()?;
    let comparisons =
        OPERATIONS.iter().map(|operation| instructions(&program, operation)).collect::<Result<Vec<_>, _>>()?;
    table::print(TITLES, &comparisons);
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

/// The microseconds of processors that a call takes.
fn time(program: &Path, operation: &str) -> Result<Comparison, Failure> {
    let cpu = |client| {
        let (_, seconds) = tools::seconds(program, &[operation, client, &TIMED.to_string()], RUNS)?;
        Ok::<f64, Failure>(seconds / f64::from(TIMED) * 1e6)
    };
    Ok(Comparison { what: format!("{operation}: CPU microseconds"), peer: cpu("official")?, ours: cpu("ours")? })
}
