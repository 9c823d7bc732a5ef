//! [Constraint traits](https://smithy.io/2.0/spec/constraint-traits.html), as they bind the values of other traits:
//! `length`, `range` and `uniqueItems`. `pattern` would cost each build script a regular expression engine, and `idRef` is
//! a matter of linters; neither is checked.

use crate::model::{Node, Traits};
use std::collections::HashSet;

/// What a value violates, in words that go on after "expected". The constraints of a member come before those of its
/// target.
pub(super) fn violations(member: Option<&Traits>, target: &Traits, node: &Node) -> Vec<String> {
    let constraint = |name: &str| member.and_then(|traits| traits.get(name)).or_else(|| target.get(name));
    let mut violations = Vec::new();
    if let (Some(bounds), Some(length)) = (constraint("length"), length(node)) {
        violations
            .extend(out_of_bounds(bounds, length as f64).map(|bounds| format!("a length of {bounds}, found {length}")));
    }
    if let (Some(bounds), Node::Number(number)) = (constraint("range"), node) {
        let found = number.as_str();
        violations.extend(
            out_of_bounds(bounds, number.as_f64()).map(|bounds| format!("a number of {bounds}, found {found}")),
        );
    }
    if let (Some(_), Node::Array(elements)) = (constraint("uniqueItems"), node) {
        let mut seen = HashSet::new();
        let repeated = elements.iter().position(|element| !seen.insert(format!("{element:?}")));
        violations.extend(
            repeated.map(|index| format!("different elements, found one at index {index} that was there before")),
        );
    }
    violations
}

fn length(node: &Node) -> Option<usize> {
    match node {
        Node::String(text) => Some(text.chars().count()),
        Node::Array(elements) => Some(elements.len()),
        Node::Object(members) => Some(members.len()),
        _ => None,
    }
}

/// The bounds in words, if the value is out of them. A bound of `range` may be a string, since it may be any decimal.
fn out_of_bounds(bounds: &Node, value: f64) -> Option<String> {
    let bound = |name: &str| match bounds.get(name)? {
        Node::Number(number) => Some(number.as_f64()),
        Node::String(text) => text.parse().ok(),
        _ => None,
    };
    let (min, max) = (bound("min"), bound("max"));
    let is_out = min.is_some_and(|min| value < min) || max.is_some_and(|max| value > max);
    is_out.then(|| match (min, max) {
        (Some(min), Some(max)) => format!("{min} to {max}"),
        (Some(min), None) => format!("at least {min}"),
        (None, max) => format!("at most {}", max.unwrap_or_default()),
    })
}
