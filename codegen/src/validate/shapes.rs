use super::context::{Context, UNIT, list};
use super::event::{Events, Subject, on_trait};
use super::shape_value::{self, Constraints};
use crate::diagnostic::{self, Severity};
use crate::model::{Member, Node, Shape, ShapeId, ShapeKind};
use crate::selector::ShapeRef;
use crate::sorted::{SortedMap, SortedSet};

/// Names of shapes and members differ in more than case.
/// <https://smithy.io/2.0/spec/model.html#shape-id-conflicts>
pub(super) fn validate_ids(context: &Context<'_>, events: &mut Events) {
    let mut by_id: SortedMap<String, Vec<ShapeRef<'_>>> = SortedMap::new();
    for shape in context.all() {
        by_id.get_or_default(shape.id().as_str().to_lowercase()).push(shape);
    }
    for shapes in by_id.into_values().filter(|shapes| shapes.len() > 1) {
        let owners: Vec<&Shape> = shapes.iter().map(|shape| shape.shape).collect();
        // Simple types and lists have no types of their own in generated code, so they can share a name.
        let can_share = owners.windows(2).all(|pair| {
            pair[0].id != pair[1].id
                && super::service::can_share_a_name(pair[0])
                && pair[0].kind.name() == pair[1].kind.name()
        });
        let severity = if can_share { Severity::Danger } else { Severity::Error };
        for shape in &shapes {
            let others: Vec<ShapeId> = shapes.iter().filter(|other| *other != shape).map(|other| other.id()).collect();
            let others = list(others.iter().map(ShapeId::as_str));
            events.push(severity, "ShapeIdConflict", *shape, format!("differs from {others} in nothing but case"));
        }
    }
}

/// The unit type is the input or output of an operation, or the target of a member of a union or enum.
/// <https://smithy.io/2.0/spec/model.html#unit-type>
pub(super) fn validate_unit(context: &Context<'_>, events: &mut Events) {
    const ID: &str = "UnitType";
    for (shape, member) in context.members() {
        let can_be_unit = matches!(shape.kind, ShapeKind::Union(_) | ShapeKind::Enum(_) | ShapeKind::IntEnum(_));
        if member.target.as_str() == UNIT && !can_be_unit {
            let message = format!("targets `{UNIT}`, which only members of unions can");
            events.error(ID, ShapeRef::member(shape, member), message);
        }
    }
    for (shape, resource) in context.resources() {
        let targets = resource.identifiers.iter().chain(&resource.properties);
        for (name, _) in targets.filter(|(_, target)| target.as_str() == UNIT) {
            events.error(ID, shape, format!("`{name}` targets `{UNIT}`, which only members of unions can"));
        }
    }
}

/// Unions and enums have members, and enums have values that differ.
/// <https://smithy.io/2.0/spec/simple-types.html#enum>
pub(super) fn validate_enums(context: &Context<'_>, events: &mut Events) {
    const ID: &str = "EnumShape";
    for shape in context.shapes() {
        let (ShapeKind::Enum(members) | ShapeKind::IntEnum(members)) = &shape.kind else { continue };
        let mut seen: SortedMap<String, &str> = SortedMap::new();
        for member in members {
            let subject = ShapeRef::member(shape, member);
            let text = match (&shape.kind, member.traits.get("enumValue")) {
                (ShapeKind::Enum(_), Some(Node::String(text))) if !text.is_empty() => text.clone(),
                (ShapeKind::Enum(_), _) => {
                    events.error(ID, subject, "its value must be a string that is not empty");
                    continue;
                }
                (_, Some(Node::Number(number))) if is_integer(number.as_i64()) => number.as_str().to_owned(),
                (_, value) => {
                    let found = value.map_or("none", Node::kind);
                    events.error(
                        ID,
                        subject,
                        format!("must have a value, which is an integer of 32 bits; found {found}"),
                    );
                    continue;
                }
            };
            if let Some(before) = seen.insert(text.clone(), &member.name) {
                events.error(ID, subject, format!("has the same value as the member `{before}`: `{text}`"));
            }
            if !is_constant(&member.name) {
                let message = "its name should have no lower case letters and not start with `_`";
                events.warning(ID, subject, message);
            }
        }
    }
}

fn is_integer(value: Option<i64>) -> bool {
    value.is_some_and(|value| i32::try_from(value).is_ok())
}

fn is_constant(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_uppercase())
        && name.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_')
}

/// The deprecated trait `enum` names all of its values or none, each once.
/// <https://smithy.io/2.0/spec/constraint-traits.html#enum-trait>
pub(super) fn validate_enum_trait(context: &Context<'_>, events: &mut Events) {
    const ID: &str = "EnumTrait";
    for shape in context.shapes() {
        let Some(entries) = shape.traits.get("enum").and_then(Node::as_array) else { continue };
        let subject = on_trait(shape, "enum");
        let text = |entry: &Node, name: &str| entry.get(name).and_then(Node::as_str).map(str::to_owned);
        let (mut names, mut values) = (SortedSet::new(), SortedSet::new());
        let is_named = entries.iter().any(|entry| entry.get("name").is_some());
        for entry in entries {
            let value = text(entry, "value").unwrap_or_default();
            if !values.insert(value.clone()) {
                events.error(ID, subject, format!("has the value `{value}` twice"));
            }
            match text(entry, "name") {
                Some(name) => {
                    if !is_constant(&name) {
                        let message =
                            format!("the name `{name}` should have no lower case letters and not start with `_`");
                        events.warning(ID, subject, message);
                    }
                    if !names.insert(name.clone()) {
                        events.error(ID, subject, format!("has the name `{name}` twice"));
                    }
                }
                None if is_named => {
                    let message = format!("the value `{value}` has no name, but other values have");
                    events.error(ID, subject, message);
                }
                None => {}
            }
        }
        if !is_named {
            events.warning(ID, subject, "its values should have names");
        }
    }
}

/// Defaults are values of their shapes, and those of members agree with those of their targets.
/// <https://smithy.io/2.0/spec/type-refinement-traits.html#default-trait>
pub(super) fn validate_defaults(context: &Context<'_>, events: &mut Events) {
    const ID: &str = "DefaultTrait";
    for shape in context.all() {
        let subject = on_trait(shape, "default");
        let value = shape.traits().get("default");
        let Some(member) = shape.member else {
            match value {
                Some(Node::Null) => events.error(ID, subject, "the default of a shape cannot be null"),
                Some(value) => check_default(context, None, shape.shape, value, subject, events),
                None => {}
            }
            continue;
        };
        let Some(target) = context.target(member) else { continue };
        let of_target = target.traits.get("default");
        match (value, of_target) {
            (None, Some(expected)) if matches!(shape.shape.kind, ShapeKind::Structure(_)) => {
                let expected = text_of(expected);
                let message =
                    format!("must have the default of its target `{}`, which is {expected}, or null", target.id);
                events.error(ID, shape, message);
            }
            (Some(Node::Null) | None, _) => {}
            (Some(value), expected) => {
                if let Some(expected) = expected.filter(|expected| !is_same(value, expected)) {
                    let (value, expected) = (text_of(value), text_of(expected));
                    let message =
                        format!("has the default {value}, but its target `{}` has the default {expected}", target.id);
                    events.error(ID, subject, message);
                } else {
                    check_default(context, Some(member), target, value, subject, events);
                }
            }
        }
    }
}

/// A default, for a message.
fn text_of(value: &Node) -> String {
    match value {
        Node::Bool(value) => format!("`{value}`"),
        Node::Number(number) => format!("`{}`", number.as_str()),
        Node::String(text) => format!("`{text:?}`"),
        value => value.kind().to_owned(),
    }
}

fn is_same(first: &Node, second: &Node) -> bool {
    match (first.as_number(), second.as_number()) {
        (Some(first), Some(second)) => first == second || first.as_f64() == second.as_f64(),
        _ => first == second,
    }
}

fn check_default<'m>(
    context: &Context<'m>,
    member: Option<&Member>,
    shape: &Shape,
    value: &Node,
    subject: Subject<'m>,
    events: &mut Events,
) {
    const ID: &str = "DefaultTrait";
    let problem = match (&shape.kind, value) {
        (ShapeKind::List(_), Node::Array(elements)) if !elements.is_empty() => {
            Some("the default of a list must be empty")
        }
        (ShapeKind::Map { .. }, Node::Object(members)) if !members.is_empty() => {
            Some("the default of a map must be empty")
        }
        (ShapeKind::Document, Node::Array(elements)) if !elements.is_empty() => {
            Some("a list that is the default of a document must be empty")
        }
        (ShapeKind::Document, Node::Object(members)) if !members.is_empty() => {
            Some("a map that is the default of a document must be empty")
        }
        (ShapeKind::Blob, Node::String(text)) if shape.traits.has("streaming") && !text.is_empty() => {
            Some("the default of a stream must be empty")
        }
        (ShapeKind::Blob, Node::String(text)) if !shape_value::is_base64(text) => {
            Some("the default of a blob must be a text in base64")
        }
        (ShapeKind::Structure(_) | ShapeKind::Union(_), _) => Some("structures and unions cannot have a default"),
        _ => None,
    };
    if let Some(problem) = problem {
        return events.error(ID, subject, problem);
    }
    for problem in shape_value::problems(context, member, shape, value, Constraints::OfDefault) {
        let message = format!("the default does not fit: {}", problem.message);
        events.push(problem.severity, ID, subject, message);
    }
}

/// Shapes are used by a service, or by a trait.
/// <https://smithy.io/2.0/spec/service-types.html#service-closure>
pub(super) fn validate_unreferenced(context: &Context<'_>, events: &mut Events) {
    if context.services().next().is_none() {
        return;
    }
    let mut used: SortedSet<&ShapeId> = SortedSet::new();
    for shape in context.model.shapes.values() {
        if shape.traits.has("trait") || matches!(shape.kind, ShapeKind::Service(_)) {
            used.extend(context.closure(&shape.id));
        }
    }
    let mixins: SortedSet<&ShapeId> = context.shapes().flat_map(|shape| &shape.mixins).collect();
    for shape in context.shapes() {
        if !used.contains(&shape.id) && !mixins.contains(&shape.id) && !shape.traits.has("mixin") {
            let message = format!("the {} is not connected to any service", shape.kind.name());
            events.note("UnreferencedShape", shape, message);
        }
    }
}

/// Structures and unions can have values: no way through required members leads back to where it began.
/// <https://smithy.io/2.0/spec/aggregate-types.html#recursive-shape-definitions>
pub(super) fn validate_recursion(context: &Context<'_>, events: &mut Events) {
    const ID: &str = "ShapeRecursion";
    // A shape can have a value once the shapes that it needs can have one. The shapes that are left at the end need
    // themselves, or others that do.
    let needs = |shape: &Shape| -> Option<(bool, Vec<ShapeId>)> {
        match &shape.kind {
            ShapeKind::Structure(members) => {
                let required = members.iter().filter(|member| member.traits.has("required"));
                Some((true, required.map(|member| member.target.clone()).collect()))
            }
            ShapeKind::Union(members) => Some((false, members.iter().map(|member| member.target.clone()).collect())),
            _ => None,
        }
    };
    let mut open: SortedMap<&ShapeId, (&Shape, bool, Vec<ShapeId>)> = SortedMap::new();
    for shape in context.shapes() {
        if let Some((all, targets)) = needs(shape)
            && !targets.is_empty()
        {
            open.insert(&shape.id, (shape, all, targets));
        }
    }
    loop {
        let has_value = |id: &ShapeId| !open.contains_key(id);
        let solved: Vec<&ShapeId> = open
            .iter()
            .filter(|(_, (_, all, targets))| match all {
                true => targets.iter().all(has_value),
                false => targets.iter().any(has_value),
            })
            .map(|(id, _)| *id)
            .collect();
        if solved.is_empty() {
            break;
        }
        for id in solved {
            open.remove(id);
        }
    }
    for (shape, all, _) in open.values() {
        // A shape that only needs such a shape is not reported.
        let way = way_back(shape, &open);
        if let Some(way) = way {
            let through = diagnostic::cycle(&way);
            let kind = if *all {
                "required members lead back to the structure"
            } else {
                "every member leads back to the union"
            };
            events.error(ID, *shape, format!("can have no value, since {kind}: {through}"));
        }
    }
}

/// A path from a shape through the shapes that it needs back to itself.
fn way_back(shape: &Shape, open: &SortedMap<&ShapeId, (&Shape, bool, Vec<ShapeId>)>) -> Option<Vec<ShapeId>> {
    let mut from: SortedMap<ShapeId, ShapeId> = SortedMap::new();
    let mut queue = std::collections::VecDeque::from([shape.id.clone()]);
    while let Some(id) = queue.pop_front() {
        let Some((_, _, targets)) = open.get(&id) else { continue };
        for target in targets {
            if *target == shape.id {
                let mut way = vec![shape.id.clone(), id.clone()];
                while let Some(before) = from.get(way.last()?) {
                    way.push(before.clone());
                }
                way.reverse();
                way.dedup();
                if way.len() == 1 {
                    way.push(shape.id.clone());
                }
                return Some(way);
            }
            if open.contains_key(target) && !from.contains_key(target) {
                from.insert(target.clone(), id.clone());
                queue.push_back(target.clone());
            }
        }
    }
    None
}

/// Members of the shapes that a service reaches do not hold a resource's identifier without saying so.
/// <https://smithy.io/2.0/spec/resource-traits.html#references-trait>
pub(super) fn validate_references_of_members(context: &Context<'_>, events: &mut Events) {
    let mut identifiers: SortedMap<(&str, &ShapeId), Vec<&ShapeId>> = SortedMap::new();
    for (shape, resource) in context.resources() {
        for (name, target) in &resource.identifiers {
            if target.namespace() != "smithy.api" {
                identifiers.get_or_default((name, target)).push(&shape.id);
            }
        }
    }
    if identifiers.is_empty() {
        return;
    }
    let mut bound: SortedSet<&ShapeId> = SortedSet::new();
    for (_, resource) in context.resources() {
        for operation in resource.all_operations().filter_map(|id| context.shape(id)) {
            if let ShapeKind::Operation(operation) = &operation.kind {
                bound.extend([&operation.input, &operation.output]);
            }
        }
    }
    for (shape, members) in context.structures() {
        if bound.contains(&shape.id) || shape.traits.has("references") || shape.traits.has("trait") {
            continue;
        }
        for member in members {
            if member.traits.has("references") || member.traits.has("resourceIdentifier") {
                continue;
            }
            if let Some(resources) = identifiers.get(&(member.name.as_str(), &member.target)) {
                let resources = list(resources.iter().map(|id| id.as_str()));
                let message = format!("seems to hold an identifier of {resources}, but has no trait `references`");
                events.note("MemberShouldReferenceResource", ShapeRef::member(shape, member), message);
            }
        }
    }
}
