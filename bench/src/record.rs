//! The ratios that are recorded in docs/src/benchmarks.md.

use crate::failure::Failure;
use crate::table::Comparison;
use std::fs;
use std::path::Path;

/// The factor by which a ratio may be worse than the recorded one.
const TOLERANCE: f64 = 1.1;

/// Compares ratios with those in docs/src/benchmarks.md, in the rows of the same names.
///
/// # Errors
/// Ratios are worse by more than a tenth, or are not recorded. The error lists them.
pub(crate) fn check(comparisons: &[Comparison]) -> Result<(), Failure> {
    let page = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/src/benchmarks.md"))?;
    let problems: Vec<String> = comparisons.iter().filter_map(|each| problem(&page, each)).collect();
    if problems.is_empty() { Ok(()) } else { Err(Failure::new(problems.join("\n"))) }
}

/// The problem with a ratio, if there is one.
fn problem(page: &str, comparison: &Comparison) -> Option<String> {
    let (what, found) = (&comparison.what, comparison.ratio());
    let Some(recorded) = ratio(page, what) else {
        return Some(format!("{what}: docs/src/benchmarks.md records no ratio"));
    };
    (found > recorded * TOLERANCE)
        .then(|| format!("{what}: {found:.2}, but docs/src/benchmarks.md records {recorded:.2}"))
}

/// The last cell of the row whose first one is this.
fn ratio(page: &str, what: &str) -> Option<f64> {
    let row = page.lines().find(|line| line.split('|').nth(1).is_some_and(|cell| cell.trim() == what))?;
    row.trim().trim_end_matches('|').rsplit('|').next()?.trim().replace(',', "").parse().ok()
}

#[cfg(test)]
mod tests {
    use super::{Comparison, problem};

    const PAGE: &str = "| a call | AWS | ours | ratio |\n| --- | --- | --- | --- |\n| Get | 200 | 100 | 0.50 |\n";

    fn comparison(what: &str, ours: f64) -> Comparison {
        Comparison { what: what.to_owned(), peer: 200.0, ours }
    }

    #[test]
    fn a_ratio_that_is_worse_by_more_than_a_tenth_is_a_problem() {
        assert_eq!(problem(PAGE, &comparison("Get", 109.0)), None);
        assert_eq!(
            problem(PAGE, &comparison("Get", 112.0)).as_deref(),
            Some("Get: 0.56, but docs/src/benchmarks.md records 0.50")
        );
    }

    #[test]
    fn a_ratio_that_is_not_recorded_is_a_problem() {
        assert_eq!(
            problem(PAGE, &comparison("Put", 1.0)).as_deref(),
            Some("Put: docs/src/benchmarks.md records no ratio")
        );
    }
}
