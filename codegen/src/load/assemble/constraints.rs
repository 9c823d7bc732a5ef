//! [Constraint traits](https://smithy.io/2.0/spec/constraint-traits.html) on the values of other traits: `length`,
//! `range` and `uniqueItems`. `pattern` is not checked, because every build script would have to compile a regular
//! expression engine, and neither is `idRef`, which is a matter of linters.

use crate::model::{Node, Traits};
use std::collections::HashSet;

/// The constraints that a value violates, worded to follow "expected". Those of a member override those of its target.
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
        violations.extend(repeated.map(|index| format!("unique elements, found a duplicate at index {index}")));
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

/// The bounds in words, if the value is out of bounds. A bound of `range` can be a string, because it can be any
/// decimal.
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
