//! Tables of the costs of programs.

use crate::process::Cost;
use crate::programs::{Setup, Side};
use crate::table::thousands;
use std::time::Duration;

/// A part of a cost, in a unit.
#[derive(Debug)]
pub(crate) struct Measure {
    pub(crate) name: &'static str,
    pub(crate) decimals: usize,
    pub(crate) of: fn(&Cost) -> f64,
}

pub(crate) const SECONDS: Measure = Measure { name: "seconds", decimals: 2, of: |cost| cost.wall.as_secs_f64() };
pub(crate) const CPU_SECONDS: Measure = Measure { name: "CPU seconds", decimals: 2, of: |cost| cost.cpu.as_secs_f64() };
pub(crate) const MILLISECONDS: Measure = Measure { name: "ms", decimals: 1, of: |cost| milliseconds(cost.wall) };
pub(crate) const CPU_MILLISECONDS: Measure = Measure { name: "CPU ms", decimals: 1, of: |cost| milliseconds(cost.cpu) };
pub(crate) const PEAK: Measure = Measure { name: "peak MB", decimals: 0, of: megabytes };
pub(crate) const RESIDENT: Measure = Measure { name: "peak MB", decimals: 1, of: megabytes };

fn milliseconds(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1e3
}

fn megabytes(cost: &Cost) -> f64 {
    cost.memory as f64 / 1e6
}

/// Prints the head of a table with AWS's client, ours and the ratio for each measure.
pub(crate) fn print_titles(what: &str, measures: &[Measure]) {
    print!("| {what} |");
    for Measure { name, .. } in measures {
        print!(" AWS: {name} | ours: {name} | ratio |");
    }
    println!("\n| --- |{}", " --- | --- | --- |".repeat(measures.len()));
}

/// A measured value of each setup and side.
type Measured<T> = [(Setup, Side, T)];

/// The rows of a table, each with the values of AWS's client and of ours: one for each setup that was measured, and one that
/// compares ours in the real setup with AWS's defaults.
pub(crate) fn rows<'m, T>(what: &str, measured: &'m Measured<T>) -> Vec<(String, Option<&'m T>, Option<&'m T>)> {
    let of =
        |setup, side| measured.iter().find(|(one, other, _)| (*one, *other) == (setup, side)).map(|(.., value)| value);
    let mut rows = Vec::new();
    for setup in Setup::ALL {
        let (aws, ours) = (of(setup, Side::Aws), of(setup, Side::Ours));
        if aws.or(ours).is_some() {
            rows.push((format!("{what}, {setup}"), aws, ours));
        }
    }
    if let (Some(aws), Some(ours)) = (of(Setup::Defaults, Side::Aws), of(Setup::Real, Side::Ours)) {
        rows.push((format!("{what}, ours real, AWS's defaults"), Some(aws), Some(ours)));
    }
    rows
}

/// Prints the rows of measured costs.
pub(crate) fn print_setups(what: &str, costs: &Measured<Cost>, measures: &[Measure]) {
    for (what, aws, ours) in rows(what, costs) {
        print_row(&what, aws, ours, measures);
    }
}

/// Prints a row. Costs that were not measured are empty.
pub(crate) fn print_row(what: &str, aws: Option<&Cost>, ours: Option<&Cost>, measures: &[Measure]) {
    print!("| {what} |");
    for Measure { decimals, of, .. } in measures {
        let text = |number: f64| if *decimals == 0 { thousands(number) } else { format!("{number:.decimals$}") };
        let (aws, ours) = (aws.map(of), ours.map(of));
        let ratio = aws.zip(ours).map(|(aws, ours)| format!("{:.2}", ours / aws));
        let [aws, ours, ratio] = [aws.map(text), ours.map(text), ratio].map(Option::unwrap_or_default);
        print!(" {aws} | {ours} | {ratio} |");
    }
    println!();
}

/// The median of each part of several costs. `None` if there are none.
pub(crate) fn median(costs: &[Cost]) -> Option<Cost> {
    Some(Cost {
        wall: middle(costs.iter().map(|cost| cost.wall))?,
        cpu: middle(costs.iter().map(|cost| cost.cpu))?,
        memory: middle(costs.iter().map(|cost| cost.memory))?,
    })
}

fn middle<T: Ord>(values: impl Iterator<Item = T>) -> Option<T> {
    let mut values: Vec<T> = values.collect();
    values.sort();
    let middle = values.len() / 2;
    values.into_iter().nth(middle)
}

#[cfg(test)]
mod tests {
    use super::{median, rows};
    use crate::process::Cost;
    use crate::programs::{Setup, Side};

    #[test]
    fn rows_compare_the_sides_of_a_setup_and_ours_with_the_defaults_of_aws() {
        let measured = [(Setup::Real, Side::Aws, 3), (Setup::Real, Side::Ours, 2), (Setup::Defaults, Side::Aws, 4)];
        let expected = [
            ("S3, real".to_owned(), Some(&3), Some(&2)),
            ("S3, defaults".to_owned(), Some(&4), None),
            ("S3, ours real, AWS's defaults".to_owned(), Some(&4), Some(&2)),
        ];
        assert_eq!(rows("S3", &measured), expected);
    }

    #[test]
    fn each_part_has_its_own_median() {
        let costs: Result<Vec<Cost>, _> = ["1 30 200", "3 10 300", "2 20 100"].map(str::parse).into_iter().collect();
        assert_eq!(median(&costs.expect("they are costs")), "2 20 200".parse().ok());
        assert_eq!(median(&[]), None);
    }
}
