//! The benchmark of cold builds: all dependencies of a program are downloaded, and nothing is compiled.

use crate::costs::{self, CPU_SECONDS, Measure, SECONDS};
use crate::failure::Failure;
use crate::process::Cost;
use crate::programs::{self, Profile, Program};
use crate::selection::Selection;
use crate::tools;
use std::fs;

const MEASURES: [Measure; 2] = [SECONDS, CPU_SECONDS];

/// Prints the cost of building each program, in each profile.
pub(crate) fn measure(mut selection: Selection) -> Result<(), Failure> {
    let (services, profiles) = (selection.services(), selection.profiles());
    let variants = selection.variants();
    selection.finish()?;
    programs::fetch()?;
    costs::print_titles("cold build", &MEASURES);
    for service in services {
        for &profile in &profiles {
            let mut costs = Vec::new();
            for &(setup, side) in &variants {
                costs.push((setup, side, cold(Program { calls: service.name, side, setup }, profile)?));
            }
            costs::print_setups(&format!("{service}, {profile}"), &costs, &MEASURES);
        }
    }
    Ok(())
}

/// Builds a program in an empty folder, which is removed afterwards: all of them together would fill the disk.
fn cold(program: Program, profile: Profile) -> Result<Cost, Failure> {
    let target = program.target(profile)?;
    if target.exists() {
        fs::remove_dir_all(&target)?;
    }
    let arguments = program.arguments(&programs::folder(), profile, &target);
    let cost = tools::cost(tools::cargo("build").args(["--locked", "--quiet"]).args(arguments))?;
    fs::remove_dir_all(&target)?;
    Ok(cost)
}
