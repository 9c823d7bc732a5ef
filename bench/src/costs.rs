//! Tables of the costs of variants.

use crate::process::Cost;
use crate::programs::Variant;
use crate::table::thousands;
use std::time::Duration;

/// A part of a cost, in a unit.
#[derive(Debug)]
pub(crate) struct Measure {
    name: &'static str,
    decimals: usize,
    of: fn(&Cost) -> f64,
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

/// Prints the head of a table with the official client, ours and the ratio for each measure.
pub(crate) fn print_titles(what: &str, measures: &[Measure]) {
    print!("| {what} |");
    for Measure { name, .. } in measures {
        print!(" official: {name} | ours: {name} | ratio |");
    }
    println!("\n| --- |{}", " --- | --- | --- |".repeat(measures.len()));
}

/// Prints a row for each peer that was measured, or one without a peer.
pub(crate) fn print_rows(what: &str, costs: &[(Variant, Cost)], measures: &[Measure]) {
    let cost = |variant| costs.iter().find(|(each, _)| *each == variant).map(|(_, cost)| cost);
    let ours = cost(Variant::Ours);
    if let Some(lean) = cost(Variant::Lean) {
        print_row(&format!("{what}, lean"), Some(lean), ours, measures);
    }
    let official = cost(Variant::Official);
    if official.is_some() || cost(Variant::Lean).is_none() {
        print_row(what, official, ours, measures);
    }
}

/// Prints a row. Costs that were not measured are empty.
pub(crate) fn print_row(what: &str, peer: Option<&Cost>, ours: Option<&Cost>, measures: &[Measure]) {
    print!("| {what} |");
    for Measure { decimals, of, .. } in measures {
        let text = |number: f64| if *decimals == 0 { thousands(number) } else { format!("{number:.decimals$}") };
        let (peer, ours) = (peer.map(of), ours.map(of));
        let ratio = peer.zip(ours).map(|(peer, ours)| format!("{:.3}", ours / peer));
        let [peer, ours, ratio] = [peer.map(text), ours.map(text), ratio].map(Option::unwrap_or_default);
        print!(" {peer} | {ours} | {ratio} |");
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
    use super::median;
    use crate::process::Cost;

    #[test]
    fn each_part_has_its_own_median() {
        let costs: Result<Vec<Cost>, _> = ["1 30 200", "3 10 300", "2 20 100"].map(str::parse).into_iter().collect();
        assert_eq!(median(&costs.expect("they are costs")), "2 20 200".parse().ok());
        assert_eq!(median(&[]), None);
    }
}
