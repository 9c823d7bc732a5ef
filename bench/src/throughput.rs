//! The benchmark of programs that make many calls at the same time.

use crate::costs::{self, Measure, RESIDENT};
use crate::failure::Failure;
use crate::selection::Selection;
use crate::{loopback, programs, server};

const MEASURES: [Measure; 2] =
    [Measure { name: "calls per CPU second", decimals: 0, of: |cost| CALLS / cost.cpu.as_secs_f64() }, RESIDENT];

/// The number of calls of a program.
const CALLS: f64 = 30_000.0;

/// The number of times that each program is run.
const RUNS: usize = 3;

/// Prints how many calls of `GetGatewayResponse` the programs make in a CPU second.
pub(crate) fn measure(mut selection: Selection) -> Result<(), Failure> {
    let variants = selection.variants();
    selection.finish()?;
    programs::fetch()?;
    let calls = CALLS.to_string();
    let costs = loopback::costs("throughput", &variants, &[&calls], &calls, server::start()?, RUNS)?;
    costs::print_titles("64 calls at a time", &MEASURES);
    costs::print_setups("GetGatewayResponse", &costs, &MEASURES);
    Ok(())
}
