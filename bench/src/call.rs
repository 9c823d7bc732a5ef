//! The benchmark of calls, whose responses come from memory.

use crate::failure::Failure;
use crate::table::{self, Comparison};
use crate::{record, tools};
use std::path::{Path, PathBuf};

/// A call to measure.
#[derive(Debug, Clone, Copy)]
struct Call {
    name: &'static str,
    /// The feature of `bench/calls` that has it.
    feature: &'static str,
    /// The number of calls whose instructions and allocations are counted.
    counted: u32,
    /// The number of calls that are timed together: enough for the start of the program not to matter.
    timed: u32,
}

impl Call {
    /// A call with a short response.
    const fn short(name: &'static str, feature: &'static str) -> Self {
        Self { name, feature, counted: 200, timed: 5_000 }
    }

    fn comparison(&self, measure: &str, peer: f64, ours: f64) -> Comparison {
        Comparison { what: format!("{}: {measure}", self.name), peer, ours }
    }
}

const CALLS: [Call; 7] = [
    CHECKED,
    Call::short("GetItem", "dynamodb"),
    Call::short("GetObject", "s3"),
    Call::short("GetObject-without-checksum", "s3"),
    Call { name: "ListObjectsV2", feature: "s3", counted: 10, timed: 200 },
    Call::short("ReceiveMessage", "sqs"),
    Call { name: "DescribeInstances", feature: "ec2", counted: 10, timed: 100 },
];

/// The call that is compared with the recorded ratio. Its service is the fastest to compile.
const CHECKED: Call = Call::short("GetGatewayResponse", "apigateway");

const TITLES: [&str; 4] = ["a call", "AWS", "ours", "ratio"];

/// The number of calls before counting starts, so that lazy initialization is not counted.
const UNCOUNTED: u32 = 10;

/// The number of times that calls are timed.
const RUNS: u32 = 5;

/// Prints instructions, allocations and time of the calls with these names, or of all calls if there are no names.
pub(crate) fn measure(names: &[&str]) -> Result<(), Failure> {
    let named = names.iter().map(|name| call(name)).collect::<Result<Vec<_>, _>>()?;
    for call in if named.is_empty() { &CALLS[..] } else { &named } {
        let program = program(call)?;
        let mut comparisons = vec![instructions(&program, call)?];
        comparisons.extend(allocations(&program, call)?);
        comparisons.push(time(&program, call)?);
        table::print(TITLES, &comparisons);
    }
    Ok(())
}

/// Compares the instructions of a call with the recorded ratio.
pub(crate) fn check() -> Result<(), Failure> {
    let comparisons = [instructions(&program(&CHECKED)?, &CHECKED)?];
    table::print(TITLES, &comparisons);
    record::check(&comparisons)
}

/// Compiles the program that makes a call. It contains only the call's service, because some of AWS's crates take minutes to
/// compile.
fn program(call: &Call) -> Result<PathBuf, Failure> {
    let manifest = tools::manifest("calls");
    let made = tools::cargo_build([
        "--release".as_ref(),
        "--bins".as_ref(),
        "--features".as_ref(),
        call.feature.as_ref(),
        "--manifest-path".as_ref(),
        manifest.as_os_str(),
    ])?;
    made.into_iter().next().ok_or_else(|| Failure::new("cargo built no executable in bench/calls"))
}

/// The call of this name.
fn call(name: &str) -> Result<Call, Failure> {
    CALLS.into_iter().find(|call| call.name == name).ok_or_else(|| {
        Failure::new(format!("unknown call `{name}`: expected one of {}", CALLS.map(|call| call.name).join(", ")))
    })
}

fn instructions(program: &Path, call: &Call) -> Result<Comparison, Failure> {
    let count = |client| per_call(call, |times| Ok([tools::instructions(program, &[call.name, client, times])?]));
    let ([peer], [ours]) = (count("aws")?, count("ours")?);
    Ok(call.comparison("instructions", peer, ours))
}

fn allocations(program: &Path, call: &Call) -> Result<[Comparison; 2], Failure> {
    let count =
        |client| per_call(call, |times| tools::allocations(program, &[call.name, client, times]).map(<[u64; 2]>::from));
    let (peer, ours) = (count("aws")?, count("ours")?);
    Ok([call.comparison("allocated bytes", peer[0], ours[0]), call.comparison("allocations", peer[1], ours[1])])
}

/// The counts of one call.
fn per_call<const N: usize>(
    call: &Call,
    count: impl Fn(&str) -> Result<[u64; N], Failure>,
) -> Result<[f64; N], Failure> {
    let before = count(&UNCOUNTED.to_string())?;
    let after = count(&(UNCOUNTED + call.counted).to_string())?;
    Ok(std::array::from_fn(|index| (after[index] - before[index]) as f64 / f64::from(call.counted)))
}

/// The CPU time of a call, in microseconds.
fn time(program: &Path, call: &Call) -> Result<Comparison, Failure> {
    let cpu = |client| {
        let (_, seconds) = tools::seconds(program, &[call.name, client, &call.timed.to_string()], RUNS)?;
        Ok::<f64, Failure>(seconds / f64::from(call.timed) * 1e6)
    };
    Ok(call.comparison("CPU microseconds", cpu("aws")?, cpu("ours")?))
}
