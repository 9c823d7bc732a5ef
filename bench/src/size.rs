//! The benchmark of the sizes of programs in the release profile.

use crate::failure::Failure;
use crate::programs::{self, Program, Variant};
use crate::selection::Selection;
use crate::table::{self, Comparison};
use crate::tools;
use std::process::Command;

const TITLES: [&str; 4] = ["program, release, stripped: KB", "official", "ours", "ratio"];

/// Prints the sizes of programs, next to ours.
pub(crate) fn measure(mut selection: Selection) -> Result<(), Failure> {
    let (services, variants) = (selection.services(), selection.variants());
    selection.finish()?;
    programs::fetch()?;
    let mut comparisons = Vec::new();
    for service in services {
        let ours = kilobytes(Program { service, variant: Variant::Ours })?;
        for &variant in service.variants(&variants).iter().filter(|&&variant| variant != Variant::Ours) {
            let what = if variant == Variant::Lean { format!("{service}, lean") } else { service.to_string() };
            comparisons.push(Comparison { what, peer: kilobytes(Program { service, variant })?, ours });
        }
    }
    table::print(TITLES, &comparisons);
    Ok(())
}

fn kilobytes(program: Program) -> Result<f64, Failure> {
    let folder = tempfile::tempdir()?;
    let stripped = folder.path().join("stripped");
    tools::output(Command::new("strip").arg("-o").arg(&stripped).arg(program.executable()?))?;
    Ok(stripped.metadata()?.len() as f64 / 1e3)
}
