//! Tables in Markdown.

/// A measure of AWS's client and of ours.
#[derive(Debug)]
pub(crate) struct Comparison {
    pub(crate) what: String,
    pub(crate) peer: f64,
    pub(crate) ours: f64,
}

impl Comparison {
    pub(crate) fn ratio(&self) -> f64 {
        self.ours / self.peer
    }
}

/// Prints comparisons with their ratios.
pub(crate) fn print(titles: [&str; 4], comparisons: &[Comparison]) {
    println!("| {} |", titles.join(" | "));
    println!("| --- | --- | --- | --- |");
    for each in comparisons {
        println!("| {} | {} | {} | {:.2} |", each.what, thousands(each.peer), thousands(each.ours), each.ratio());
    }
}

/// A number without its fraction, with commas.
pub(crate) fn thousands(number: f64) -> String {
    let digits = format!("{number:.0}");
    let groups: Vec<&str> = digits.as_bytes().rchunks(3).rev().filter_map(|group| str::from_utf8(group).ok()).collect();
    groups.join(",")
}
