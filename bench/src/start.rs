//! The benchmark of programs that make one call and exit.

use crate::costs::{self, CPU_MILLISECONDS, MILLISECONDS, Measure, RESIDENT};
use crate::failure::Failure;
use crate::selection::Selection;
use crate::{loopback, programs, server};

const MEASURES: [Measure; 3] = [MILLISECONDS, CPU_MILLISECONDS, RESIDENT];

/// The number of times that each program is run.
const RUNS: usize = 51;

/// Prints the cost of programs that call `GetGatewayResponse`.
pub(crate) fn measure(mut selection: Selection) -> Result<(), Failure> {
    let variants = selection.variants();
    selection.finish()?;
    programs::fetch()?;
    let costs = loopback::costs("apigateway", &variants, &["a1b2c3d4e5"], "403", server::start()?, RUNS)?;
    costs::print_titles("start, one call, end", &MEASURES);
    costs::print_setups("GetGatewayResponse", &costs, &MEASURES);
    Ok(())
}
