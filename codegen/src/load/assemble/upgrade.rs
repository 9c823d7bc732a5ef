//! Upgrades Smithy 1.0 to 2.0: writes down what is implied in version 1.0.
//! <https://smithy.io/2.0/guides/migrating-idl-1-to-2.html>

use super::super::fragment::{Definition, Version};
use crate::model::{Member, Model, Node, Number, Shape, ShapeId, ShapeKind, Trait, Traits};
use crate::sorted::{SortedMap, SortedSet};
use std::collections::BTreeMap;

/// The shapes of files with version 1.0.
pub(super) fn of_version_one(definitions: &BTreeMap<ShapeId, Definition>) -> SortedSet<ShapeId> {
    let old = definitions.values().filter(|definition| definition.version == Version::One);
    old.map(|definition| definition.id.clone()).collect()
}

/// Upgrades shapes of version 1.0. In every version, upgrades the deprecated `enum` trait and enum members without a
/// value.
pub(super) fn upgrade(model: &mut Model, old: &SortedSet<ShapeId>) {
    for shape in model.shapes.values_mut() {
        if old.contains(&shape.id) {
            default_of_shape(shape);
        }
        enum_of_string(shape);
        enum_values(shape);
    }
    if old.is_empty() {
        return;
    }
    let defaults: SortedMap<ShapeId, Node> = model.shapes.values().filter_map(implied_default).collect();
    for shape in model.shapes.values_mut().filter(|shape| old.contains(&shape.id)) {
        let is_structure = matches!(shape.kind, ShapeKind::Structure(_));
        for member in shape.members_mut() {
            if is_structure {
                default_of_member(member, &defaults);
            }
            member.traits.remove("box");
        }
        shape.traits.remove("box");
    }
}

/// The implied default of a shape type in version 1.0.
fn zero(kind: &ShapeKind) -> Option<Node> {
    match kind {
        ShapeKind::Boolean => Some(Node::Bool(false)),
        ShapeKind::Byte
        | ShapeKind::Short
        | ShapeKind::Integer
        | ShapeKind::Long
        | ShapeKind::Float
        | ShapeKind::Double
        | ShapeKind::IntEnum(_) => Some(Node::Number(Number::from(0))),
        _ => None,
    }
}

fn default_of_shape(shape: &mut Shape) {
    if let Some(value) = zero(&shape.kind)
        && !shape.traits.has("box")
        && !shape.traits.has("default")
    {
        shape.traits.insert(Trait { id: ShapeId::prelude("default"), value, location: shape.location });
    }
}

/// The implied default of members of version 1.0 that target this shape.
fn implied_default(shape: &Shape) -> Option<(ShapeId, Node)> {
    if matches!(shape.kind, ShapeKind::Blob) && shape.traits.has("streaming") {
        return Some((shape.id.clone(), Node::String(String::new())));
    }
    let zero = zero(&shape.kind)?;
    let is_zero = match (shape.traits.get("default"), &zero) {
        (Some(Node::Number(number)), Node::Number(_)) => number.as_f64() == 0.0,
        (Some(value), zero) => value == zero,
        (None, _) => false,
    };
    is_zero.then(|| (shape.id.clone(), zero))
}

fn default_of_member(member: &mut Member, defaults: &SortedMap<ShapeId, Node>) {
    if member.traits.has("default") {
        return;
    }
    let is_boxed = member.traits.has("box");
    let value = match defaults.get(&member.target) {
        // The member is boxed: the default of its target does not apply.
        Some(Node::Bool(_) | Node::Number(_)) if is_boxed => Node::Null,
        Some(Node::String(_)) if is_boxed || member.traits.has("required") => return,
        Some(value) => value.clone(),
        None => return,
    };
    member.traits.insert(Trait { id: ShapeId::prelude("default"), value, location: member.location });
}

/// A string with the `enum` trait becomes an enum if each of its values has a name, and no name or value is there twice.
/// <https://smithy.io/2.0/spec/constraint-traits.html#enum-trait>
fn enum_of_string(shape: &mut Shape) {
    if !matches!(shape.kind, ShapeKind::String) {
        return;
    }
    let Some(applied) = shape.traits.find("enum") else { return };
    let Some(entries) = applied.value.as_array() else { return };
    let members: Option<Vec<Member>> = entries.iter().map(|entry| enum_member(entry, applied)).collect();
    let is_enum = |members: &Vec<Member>| {
        let values: SortedSet<&str> = members.iter().filter_map(|member| member.traits.string("enumValue")).collect();
        let names: SortedSet<&str> = members.iter().map(|member| member.name.as_str()).collect();
        !members.is_empty() && values.len() == members.len() && names.len() == members.len() && !values.contains("")
    };
    if let Some(members) = members.filter(is_enum) {
        shape.traits.remove("enum");
        shape.kind = ShapeKind::Enum(members);
    }
}

/// The default value of an enum member is its name.
/// <https://smithy.io/2.0/spec/simple-types.html#enum>
fn enum_values(shape: &mut Shape) {
    let ShapeKind::Enum(members) = &mut shape.kind else { return };
    for member in members.iter_mut().filter(|member| !member.traits.has("enumValue")) {
        let value = Node::String(member.name.clone());
        member.traits.insert(Trait { id: ShapeId::prelude("enumValue"), value, location: member.location });
    }
}

fn enum_member(entry: &Node, applied: &Trait) -> Option<Member> {
    let name = entry.get("name")?.as_str().filter(|name| crate::model::is_identifier(name))?;
    let mut traits = Traits::default();
    let mut apply = |name: &str, value: Node| {
        traits.insert(Trait { id: ShapeId::prelude(name), value, location: applied.location });
    };
    apply("enumValue", entry.get("value")?.clone());
    if let Some(text) = entry.get("documentation") {
        apply("documentation", text.clone());
    }
    if let Some(tags) = entry.get("tags") {
        apply("tags", tags.clone());
        if tags.as_array().is_some_and(|tags| tags.iter().any(|tag| tag.as_str() == Some("internal"))) {
            apply("internal", Node::empty_object());
        }
    }
    if entry.get("deprecated").and_then(Node::as_bool) == Some(true) {
        apply("deprecated", Node::empty_object());
    }
    Some(Member { name: name.to_owned(), target: ShapeId::prelude("Unit"), traits, location: applied.location })
}
