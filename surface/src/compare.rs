use crate::omitted::Omissions;
use crate::surface::Surface;
use std::collections::{BTreeMap, BTreeSet};

/// How two surfaces differ.
#[derive(Debug)]
pub struct Comparison {
    /// How many items AWS's client has.
    pub total: usize,
    /// How many of them ours has.
    pub present: usize,
    /// How many are left out on purpose.
    pub omitted: usize,
    /// What is neither there nor left out on purpose, and how it differs if something of that name is there.
    pub missing: Vec<String>,
    /// What the list of omissions names but is there, or was never in AWS's client.
    pub stale: Vec<String>,
}

impl Comparison {
    /// The share of AWS's items that are there, in hundredths of a per cent, rounded down.
    pub fn share(&self) -> usize {
        self.present * 10_000 / self.total.max(1)
    }
}

/// Looks for each item of AWS's client in ours.
pub(crate) fn compare(service: &str, official: &Surface, ours: &Surface, omissions: &Omissions) -> Comparison {
    let patterns = Patterns::of(&ours.implementations);
    let of_items = official.items.iter().map(|(item, signature)| {
        let difference = match ours.items.get(item) {
            Some(found) if found == signature => None,
            Some(found) => Some(format!("{item}\n    theirs: {signature}\n    ours:   {found}")),
            None => Some(item.clone()),
        };
        (item, difference)
    });
    let of_implementations = official.implementations.keys().map(|implementation| {
        let is_there = ours.implementations.contains_key(implementation) || patterns.fit(implementation);
        (implementation, (!is_there).then(|| implementation.clone()))
    });
    let mut comparison =
        Comparison { total: official.len(), present: 0, omitted: 0, missing: Vec::new(), stale: Vec::new() };
    let mut found = BTreeSet::new();
    for (item, difference) in of_items.chain(of_implementations) {
        let omission = omissions.find(service, item);
        match (difference, omission) {
            (None, omission) => {
                comparison.present += 1;
                comparison.stale.extend(omission.map(|_| item.clone()));
            }
            (Some(_), Some(omission)) => {
                comparison.omitted += 1;
                found.insert(omission);
            }
            (Some(difference), None) => comparison.missing.push(difference),
        }
    }
    let found: Vec<usize> = found.into_iter().collect();
    comparison.stale.extend(omissions.others(service, &found));
    comparison
}

/// Implementations for any type, by the trait that they implement.
struct Patterns<'a>(BTreeMap<&'a str, Vec<Pattern<'a>>>);

/// The words of an implementation, and those of them that stand for any type.
type Pattern<'a> = (Vec<&'a str>, &'a [String]);

impl<'a> Patterns<'a> {
    fn of(implementations: &'a BTreeMap<String, Vec<String>>) -> Self {
        let mut patterns: BTreeMap<&str, Vec<Pattern<'_>>> = BTreeMap::new();
        for (implementation, parameters) in implementations.iter().filter(|(_, parameters)| !parameters.is_empty()) {
            let pattern = (words(implementation), parameters.as_slice());
            patterns.entry(trait_name(implementation)).or_default().push(pattern);
        }
        Self(patterns)
    }

    fn fit(&self, implementation: &str) -> bool {
        let candidates = self.0.get(trait_name(implementation)).into_iter().flatten();
        let words = words(implementation);
        candidates.into_iter().any(|(pattern, parameters)| fits(pattern, parameters, &words))
    }
}

fn trait_name(implementation: &str) -> &str {
    implementation.split(['<', ' ']).nth(1).unwrap_or_default()
}

/// Names and signs.
fn words(text: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        let is_name = |c: char| c.is_alphanumeric() || c == '_' || c == ':';
        let length = match is_name(first) {
            true => rest.find(|c| !is_name(c)).unwrap_or(rest.len()),
            false => first.len_utf8(),
        };
        let (word, after) = rest.split_at(length);
        words.push(word);
        rest = after.trim_start();
    }
    words
}

/// Whether the words are those of the pattern, with a type in place of each parameter.
fn fits(pattern: &[&str], parameters: &[String], words: &[&str]) -> bool {
    let Some((first, rest)) = pattern.split_first() else { return words.is_empty() };
    if !parameters.iter().any(|parameter| parameter == first) {
        return words.split_first().is_some_and(|(word, words)| word == first && fits(rest, parameters, words));
    }
    let mut depth = 0;
    for (index, word) in words.iter().enumerate() {
        match *word {
            "<" | "(" | "[" => depth += 1,
            ">" | ")" | "]" => depth -= 1,
            "," if depth == 0 => return false,
            _ => {}
        }
        if depth < 0 {
            return false;
        }
        if depth == 0 && fits(rest, parameters, &words[index + 1..]) {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_implementation_for_any_type_is_one_for_each() {
        let pattern = "impl From<SdkError<E, R>> for Error";
        let fit = |text| fits(&words(pattern), &["E".to_owned(), "R".to_owned()], &words(text));
        assert!(fit("impl From<SdkError<crate::GetError<a, b>, R>> for Error"));
        assert!(!fit("impl From<SdkError<crate::GetError>> for Error"));
        assert!(!fit("impl From<SdkError<crate::GetError, R>> for Other"));
    }
}
