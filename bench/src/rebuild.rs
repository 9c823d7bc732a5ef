//! The benchmark of builds after a change, in the dev profile.

use crate::costs::{self, CPU_SECONDS, Measure, SECONDS};
use crate::failure::Failure;
use crate::process::Cost;
use crate::programs::{self, Profile, Program, Side};
use crate::selection::Selection;
use crate::source::{Change, Source};
use crate::tools;
use std::path::Path;

const MEASURES: [Measure; 2] = [SECONDS, CPU_SECONDS];

/// The number of times that each change is measured.
const RUNS: usize = 5;

/// Prints the cost of building each program after changes.
pub(crate) fn measure(mut selection: Selection) -> Result<(), Failure> {
    let (services, variants) = (selection.services(), selection.variants());
    selection.finish()?;
    programs::fetch()?;
    let folder = programs::scratch()?.join("rebuild");
    costs::print_titles("rebuild", &MEASURES);
    for service in services {
        let source = Source::copy(service, &folder.join(service.name))?;
        for change in Change::ALL {
            let mut costs = Vec::new();
            for &(setup, side) in &variants {
                // Programs with AWS's clients have no model.
                if change != Change::Model || side == Side::Ours {
                    let program = Program { calls: service.name, side, setup };
                    let cost = after(change, &source, program, &folder.join("target"))?;
                    costs.extend(cost.map(|cost| (setup, side, cost)));
                }
            }
            costs::print_setups(&format!("{service}, {change}"), &costs, &MEASURES);
        }
    }
    Ok(())
}

/// The median cost of a build after a change.
fn after(change: Change, source: &Source, program: Program, target: &Path) -> Result<Option<Cost>, Failure> {
    let target = target.join(program.to_string());
    let build = || {
        let mut cargo = tools::cargo("build");
        cargo.args(["--locked", "--quiet"]).args(program.arguments(&source.programs(), Profile::Dev, &target));
        source.models(&mut cargo);
        cargo
    };
    let run = |_| {
        source.restore()?;
        tools::output(&mut build())?;
        source.change(change, program.side)?;
        tools::cost(&mut build())
    };
    Ok(costs::median(&(0..RUNS).map(run).collect::<Result<Vec<_>, Failure>>()?))
}
