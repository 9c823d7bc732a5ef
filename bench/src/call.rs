//! What a call costs, on an answer that is there at once.

use crate::failure::Failure;
use crate::table::{self, Comparison};
use crate::{record, tools};
use std::path::{Path, PathBuf};

/// The calls, and the feature of `bench/calls` that has each.
const CALLS: [(&str, &str); 6] = [
    ("GetGatewayResponse", "apigateway"),
    ("GetItem", "dynamodb"),
    ("GetObject", "s3"),
    ("GetObject-without-checksum", "s3"),
    ("ReceiveMessage", "sqs"),
    ("DescribeInstances", "ec2"),
];

/// The call that is compared with what is recorded. Its service is the one that takes the compiler the least time.
const CHECKED: &str = "GetGatewayResponse";

const TITLES: [&str; 4] = ["a call", "official", "ours", "ratio"];

/// Calls that are not counted, so that what is done once is done, and calls that are.
const UNCOUNTED: u32 = 10;
const COUNTED: u32 = 200;

/// Calls that are timed together, beside which the start of the program is nothing, and how often.
const TIMED: u32 = 5_000;
const RUNS: u32 = 5;

/// Prints instructions, allocations and time of the calls with these names, and of all if there are none.
pub(crate) fn measure(names: &[&str]) -> Result<(), Failure> {
    let all = CALLS.map(|(name, _)| name);
    for name in if names.is_empty() { &all } else { names } {
        let program = program(name)?;
        let mut comparisons = vec![instructions(&program, name)?];
        comparisons.extend(allocations(&program, name)?);
        comparisons.push(time(&program, name)?);
        table::print(TITLES, &comparisons);
    }
    Ok(())
}

/// Compares the instructions of a call with what is recorded.
pub(crate) fn check() -> Result<(), Failure> {
    let comparisons = [instructions(&program(CHECKED)?, CHECKED)?];
    table::print(TITLES, &comparisons);
    record::check(&comparisons)
}

/// The program that makes a call, compiled. It has the call's service and no other: some of AWS's crates take many minutes.
fn program(name: &str) -> Result<PathBuf, Failure> {
    let (_, feature) = CALLS.into_iter().find(|(call, _)| *call == name).ok_or_else(|| unknown(name))?;
    let manifest = tools::manifest("calls");
    let made = tools::cargo_build([
        "--release".as_ref(),
        "--bins".as_ref(),
        "--features".as_ref(),
        feature.as_ref(),
        "--manifest-path".as_ref(),
        manifest.as_os_str(),
    ])?;
    made.into_iter().next().ok_or_else(|| Failure::new("cargo made no program that makes calls"))
}

fn unknown(name: &str) -> Failure {
    Failure::new(format!("`{name}` is no call; there are {}", CALLS.map(|(call, _)| call).join(", ")))
}

fn instructions(program: &Path, name: &str) -> Result<Comparison, Failure> {
    let count = |client| per_call(|times| Ok([tools::instructions(program, &[name, client, times])?]));
    let ([peer], [ours]) = (count("official")?, count("ours")?);
    Ok(Comparison { what: format!("{name}: instructions"), peer, ours })
}

fn allocations(program: &Path, name: &str) -> Result<[Comparison; 2], Failure> {
    let count = |client| per_call(|times| tools::allocations(program, &[name, client, times]).map(<[u64; 2]>::from));
    let (peer, ours) = (count("official")?, count("ours")?);
    Ok([
        Comparison { what: format!("{name}: allocated bytes"), peer: peer[0], ours: ours[0] },
        Comparison { what: format!("{name}: allocations"), peer: peer[1], ours: ours[1] },
    ])
}

/// What one call adds to counts.
fn per_call<const N: usize>(count: impl Fn(&str) -> Result<[u64; N], Failure>) -> Result<[f64; N], Failure> {
    let before = count(&UNCOUNTED.to_string())?;
    let after = count(&(UNCOUNTED + COUNTED).to_string())?;
    Ok(std::array::from_fn(|index| (after[index] - before[index]) as f64 / f64::from(COUNTED)))
}

/// The microseconds of processors that a call takes.
fn time(program: &Path, name: &str) -> Result<Comparison, Failure> {
    let cpu = |client| {
        let (_, seconds) = tools::seconds(program, &[name, client, &TIMED.to_string()], RUNS)?;
        Ok::<f64, Failure>(seconds / f64::from(TIMED) * 1e6)
    };
    Ok(Comparison { what: format!("{name}: CPU microseconds"), peer: cpu("official")?, ours: cpu("ours")? })
}
