//! The benchmark of the sizes of programs: the file in the release profile, and the crates that are compiled for it.

use crate::costs;
use crate::failure::Failure;
use crate::programs::{self, Program};
use crate::selection::Selection;
use crate::table::{self, Comparison};
use crate::tools;
use std::collections::BTreeSet;
use std::process::Command;

const KILOBYTES: [&str; 4] = ["program, release, stripped: KB", "AWS", "ours", "ratio"];
const CRATES: [&str; 4] = ["crates", "AWS", "ours", "ratio"];

/// Prints the sizes of programs.
pub(crate) fn measure(selection: Selection) -> Result<(), Failure> {
    compare(selection, KILOBYTES, kilobytes)
}

/// Prints the numbers of crates of programs.
pub(crate) fn measure_crates(selection: Selection) -> Result<(), Failure> {
    compare(selection, CRATES, crates)
}

fn compare(
    mut selection: Selection,
    titles: [&str; 4],
    size: fn(Program) -> Result<f64, Failure>,
) -> Result<(), Failure> {
    let (services, variants) = (selection.services(), selection.variants());
    selection.finish()?;
    programs::fetch()?;
    let mut comparisons = Vec::new();
    for service in services {
        let mut sizes = Vec::new();
        for &(setup, side) in &variants {
            sizes.push((setup, side, size(Program { calls: service.name, side, setup })?));
        }
        for (what, aws, ours) in costs::rows(&service.to_string(), &sizes) {
            if let (Some(&peer), Some(&ours)) = (aws, ours) {
                comparisons.push(Comparison { what, peer, ours });
            }
        }
    }
    table::print(titles, &comparisons);
    Ok(())
}

fn kilobytes(program: Program) -> Result<f64, Failure> {
    let folder = tempfile::tempdir()?;
    let stripped = folder.path().join("stripped");
    tools::output(Command::new("strip").arg("-o").arg(&stripped).arg(program.executable()?))?;
    Ok(stripped.metadata()?.len() as f64 / 1e3)
}

/// The crates that cargo compiles for a program, itself and build dependencies included. A version counts as a crate.
fn crates(program: Program) -> Result<f64, Failure> {
    let mut cargo = tools::cargo("tree");
    cargo.args(["--locked", "--offline", "--edges=normal,build", "--prefix=none", "--format={p}"]);
    let tree = tools::output(cargo.args(program.features(&programs::folder())))?.0;
    // A line that is repeated ends with a mark.
    Ok(tree.lines().map(|line| line.trim_end_matches(" (*)")).collect::<BTreeSet<_>>().len() as f64)
}
