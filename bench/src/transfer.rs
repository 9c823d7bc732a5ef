//! The benchmark of programs that put objects into S3 and get objects of the same length.

use crate::costs::{self, Measure, RESIDENT};
use crate::failure::Failure;
use crate::process::Cost;
use crate::selection::Selection;
use crate::{loopback, programs, server};
use std::fs::File;

/// The lengths of objects in bytes, how often each is put and got, and how often the programs are run.
const SMALL: (u64, u64) = (256 * 1024, 1000);
const LARGE: (u64, u64) = (1_000_000_000, 1);
const RUNS: usize = 3;

const MEASURES: [[Measure; 2]; 2] = [
    [Measure { name: "MB per CPU second", decimals: 0, of: |cost| rate(SMALL, cost) }, RESIDENT],
    [Measure { name: "MB per CPU second", decimals: 0, of: |cost| rate(LARGE, cost) }, RESIDENT],
];

/// The megabytes per CPU second, in both directions together.
fn rate((length, times): (u64, u64), cost: &Cost) -> f64 {
    2.0 * length as f64 * times as f64 / 1e6 / cost.cpu.as_secs_f64()
}

/// Prints how many megabytes the programs transfer in a CPU second.
pub(crate) fn measure(mut selection: Selection) -> Result<(), Failure> {
    let variants = selection.variants();
    selection.finish()?;
    programs::fetch()?;
    let server = server::start()?;
    let folder = tempfile::tempdir()?;
    for ((length, times), measures) in [SMALL, LARGE].into_iter().zip(MEASURES) {
        let path = folder.path().join("object");
        File::create(&path)?.set_len(length)?;
        let path = path.to_string_lossy();
        let received = (length * times).to_string();
        let arguments = [&*path, &times.to_string()];
        let costs = loopback::costs("transfer", &variants, &arguments, &received, server, RUNS)?;
        costs::print_titles("put and get", &measures);
        costs::print_setups(&format!("{times} objects of {length} bytes"), &costs, &measures);
        println!();
    }
    Ok(())
}
