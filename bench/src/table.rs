//! Tables in Markdown.

/// A measure of two: the peer, and ours.
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

/// Prints measures of two, with ours as a part of the peer's.
pub(crate) fn print(title: &str, peer: &str, comparisons: &[Comparison]) {
    println!("| {title} | {peer} | ours | ratio |");
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
