use crate::surface::absent::Absent;
use crate::surface::omitted::Omissions;
use crate::surface::public_items::Surface;
use std::collections::{BTreeMap, BTreeSet};

/// The differences of two surfaces.
#[derive(Debug, Default)]
pub struct Comparison {
    /// The number of items of AWS's crate.
    pub total: usize,
    /// The number of these that our crate has.
    pub present: usize,
    /// The number of items that are omitted on purpose.
    pub omitted: usize,
    /// The number of items that are missing because the model does not describe them.
    pub undescribed: usize,
    /// The operations, shapes, members and waiters of AWS's client that the model does not describe.
    pub absent: Vec<String>,
    /// The items that are missing although the model describes them, or that have another signature.
    pub missing: Vec<String>,
    /// The listed omissions that our crate has, or that are not in AWS's crate.
    pub stale: Vec<String>,
}

impl Comparison {
    /// The share of AWS's items that our crate has, in hundredths of a percent, rounded down.
    pub fn share(&self) -> usize {
        self.present * 10_000 / self.total.max(1)
    }

    /// The same share of the items that the model describes, in hundredths of a percent, rounded down.
    pub fn share_of_described(&self) -> usize {
        self.present * 10_000 / (self.total - self.undescribed).max(1)
    }
}

/// Finds each item of AWS's crate in ours. `absent` is what the model of ours does not describe.
pub(crate) fn compare(
    name: &str,
    official: &Surface,
    ours: &Surface,
    absent: Absent,
    omissions: &Omissions,
) -> Comparison {
    let patterns = Patterns::of(&ours.implementations);
    let of_items = official.items.iter().map(|(item, signature)| {
        let difference = match ours.items.get(item) {
            Some(found) if is_same(signature, found) => None,
            Some(found) => Some(format!("{item}\n    theirs: {signature}\n    ours:   {found}")),
            None => Some(item.clone()),
        };
        (item, signature.as_str(), difference)
    });
    let of_implementations = official.implementations.keys().map(|implementation| {
        let is_there = ours.implementations.contains_key(implementation) || patterns.fit(implementation);
        (implementation, "", (!is_there).then(|| implementation.clone()))
    });
    let mut comparison = Comparison { total: official.len(), ..Comparison::default() };
    let mut found = BTreeSet::new();
    for (item, signature, difference) in of_items.chain(of_implementations) {
        let omission = omissions.find(name, item);
        match (difference, omission) {
            (None, omission) => {
                comparison.present += 1;
                comparison.stale.extend(omission.map(|_| item.clone()));
            }
            (Some(_), Some(omission)) => {
                comparison.omitted += 1;
                found.insert(omission);
            }
            (Some(_), None) if absent.explains(item, signature) => comparison.undescribed += 1,
            (Some(difference), None) => comparison.missing.push(difference),
        }
    }
    let found: Vec<usize> = found.into_iter().collect();
    comparison.stale.extend(omissions.others(name, &found));
    comparison.absent = absent.names;
    comparison
}

/// Whether a signature of ours is that of AWS's client. A type that is private there may be public here.
fn is_same(theirs: &str, ours: &str) -> bool {
    let (theirs, ours) = (words(theirs), words(ours));
    let is_same = |theirs: &str, ours: &str| match theirs.strip_prefix("private::") {
        Some(name) => ours.rsplit("::").next() == Some(name),
        None => theirs == ours,
    };
    theirs.len() == ours.len() && theirs.iter().zip(&ours).all(|(theirs, ours)| is_same(theirs, ours))
}

/// Implementations for any type, by the trait that they implement.
struct Patterns<'a>(BTreeMap<&'a str, Vec<Pattern<'a>>>);

/// The words of an implementation, and its type parameters among them.
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

/// Splits text into names and punctuation.
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

/// Whether the words match the pattern, with a type for each parameter.
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
    fn a_type_without_a_public_name_can_have_one() {
        assert!(is_same("fn(private::Token) -> b::C", "fn(crate::surface::config::Token) -> b::C"));
        assert!(!is_same("fn(private::Token) -> b::C", "fn(crate::surface::config::Other) -> b::C"));
        assert!(!is_same("fn(a::Token)", "fn(b::Token)"));
    }

    #[test]
    fn a_generic_implementation_matches_implementations_for_types() {
        let pattern = "impl From<SdkError<E, R>> for Error";
        let fit = |text| fits(&words(pattern), &["E".to_owned(), "R".to_owned()], &words(text));
        assert!(fit("impl From<SdkError<crate::surface::GetError<a, b>, R>> for Error"));
        assert!(!fit("impl From<SdkError<crate::surface::GetError>> for Error"));
        assert!(!fit("impl From<SdkError<crate::surface::GetError, R>> for Other"));
    }
}
