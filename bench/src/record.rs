//! What docs/benchmarks.md records.

use crate::failure::Failure;
use crate::table::Comparison;
use std::fs;
use std::path::Path;

/// How much worse than recorded a ratio may be.
const TOLERANCE: f64 = 1.1;

/// Compares ratios with those in docs/benchmarks.md, in the rows of the same names.
///
/// # Errors
/// Names the ratios that are worse by more than a tenth, and what is not recorded.
pub(crate) fn check(comparisons: &[Comparison]) -> Result<(), Failure> {
    let page = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/benchmarks.md"))?;
    let mut faults = Vec::new();
    for each in comparisons {
        match ratio(&page, &each.what) {
            None => faults.push(format!("{}: docs/benchmarks.md records no ratio", each.what)),
            Some(recorded) if each.ratio() > recorded * TOLERANCE => {
                faults.push(format!(
                    "{}: {:.2}, and docs/benchmarks.md records {recorded:.2}",
                    each.what,
                    each.ratio()
                ));
            }
            Some(_) => {}
        }
    }
    if faults.is_empty() { Ok(()) } else { Err(Failure::new(faults.join("\n"))) }
}

/// The last cell of the row whose first one is this.
fn ratio(page: &str, what: &str) -> Option<f64> {
    let row = page.lines().find(|line| line.split('|').nth(1).is_some_and(|cell| cell.trim() == what))?;
    row.trim().trim_end_matches('|').rsplit('|').next()?.trim().parse().ok()
}
