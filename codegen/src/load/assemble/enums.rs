use super::place;
use crate::diagnostic::{Diagnostic, Report};
use crate::model::{Member, Model, Node, Shape, ShapeKind};
use std::collections::HashSet;

/// Checks that the members of [enums](https://smithy.io/2.0/spec/simple-types.html#enum) have different values of the
/// right type.
pub(super) fn check(model: &Model, report: &mut Report) {
    for shape in model.shapes.values() {
        match &shape.kind {
            ShapeKind::Enum(members) => check_members(shape, members, is_string, "a non-empty string", report),
            ShapeKind::IntEnum(members) => check_members(shape, members, is_integer, "an integer", report),
            _ => {}
        }
    }
}

fn is_string(value: &Node) -> bool {
    value.as_str().is_some_and(|text| !text.is_empty())
}

fn is_integer(value: &Node) -> bool {
    value.as_number().is_some_and(|number| number.as_i64().is_some_and(|integer| i32::try_from(integer).is_ok()))
}

fn found(value: &Node) -> &'static str {
    if value.as_str() == Some("") { "an empty string" } else { value.kind() }
}

fn text(value: &Node) -> &str {
    match value {
        Node::Number(number) => number.as_str(),
        value => value.as_str().unwrap_or_default(),
    }
}

fn check_members(shape: &Shape, members: &[Member], fits: fn(&Node) -> bool, expected: &str, report: &mut Report) {
    let mut seen = HashSet::new();
    for member in members {
        let id = shape.id.with_member(&member.name);
        let message = match member.traits.get("enumValue") {
            Some(value) if !fits(value) => {
                format!("expected {expected} as the value of `{id}`, found {}", found(value))
            }
            Some(value) if seen.insert(text(value)) => continue,
            Some(_) => format!("`{id}` has the same value as another member"),
            None => format!("expected {expected} as the value of `{id}`, found none"),
        };
        report.push(Diagnostic::error("EnumShape", place::of(&id, member.location, &[]), message));
    }
}
