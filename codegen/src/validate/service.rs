use super::context::Context;
use super::event::Events;
use crate::diagnostic::Severity;
use crate::model::{Model, Service, Shape, ShapeId, ShapeKind, Traits};
use crate::sorted::{SortedMap, SortedSet};
use std::collections::BTreeMap;

const ID: &str = "Service";

/// The shapes of a service have unique names, and renamed shapes are in the closure of the service.
/// <https://smithy.io/2.0/spec/service-types.html#service-closure>
pub(super) fn validate(context: &Context<'_>, events: &mut Events) {
    for (shape, service) in context.services() {
        // In a slice, only generated shapes need unique names.
        let closure: SortedSet<&ShapeId> = match context.is_whole {
            true => context.closure(&shape.id),
            false => context.shapes().map(|shape| &shape.id).collect(),
        };
        if context.is_whole {
            check_renames(context.model, shape, service, &closure, events);
            check_renamed_errors(context, shape, service, events);
        }
        for Conflict { first, second, severity } in conflicts(context.model, &service.rename, &closure) {
            let message =
                format!("conflicts with `{}`: they have the same name in the service `{}`", first.id, shape.id);
            events.push(severity, ID, second, message);
        }
    }
}

fn check_renames(model: &Model, shape: &Shape, service: &Service, closure: &SortedSet<&ShapeId>, events: &mut Events) {
    for (renamed, name) in &service.rename {
        for problem in rename_problems(model, renamed, name, closure) {
            events.error(ID, shape, format!("renames `{renamed}` to `{name}`, but {problem}"));
        }
    }
}

/// The names of errors are on the wire in AWS's protocols.
/// <https://smithy.io/2.0/aws/protocols/index.html>
fn check_renamed_errors(context: &Context<'_>, shape: &Shape, service: &Service, events: &mut Events) {
    let is_protocol = |id: &ShapeId| {
        id.namespace() == "aws.protocols"
            && context.shape(id).is_some_and(|definition| definition.traits.has("protocolDefinition"))
    };
    let Some(protocol) = shape.traits.iter().find(|applied| is_protocol(&applied.id)) else { return };
    for renamed in service.rename.keys() {
        if context.shape(renamed).is_some_and(|target| target.traits.has("error")) {
            let message = format!("renames the error `{renamed}`, which `{}` does not allow", protocol.id);
            events.error("ErrorRename", shape, message);
        }
    }
}

/// Returns the problems of renaming a shape in a closure.
/// <https://smithy.io/2.0/spec/service-types.html#disambiguating-shapes-with-rename>
pub(super) fn rename_problems(
    model: &Model,
    renamed: &ShapeId,
    name: &str,
    closure: &SortedSet<&ShapeId>,
) -> Vec<&'static str> {
    let mut problems = Vec::new();
    if !crate::model::is_identifier(name) {
        problems.push("this is not a name that a shape can have");
    }
    if renamed.member().is_some() {
        problems.push("members cannot be renamed");
    } else if !closure.contains(renamed) {
        problems.push("it is not in the closure");
    }
    if renamed.name() == name {
        problems.push("it has this name already");
    }
    let is_bound =
        |shape: &Shape| matches!(shape.kind, ShapeKind::Operation(_) | ShapeKind::Resource(_) | ShapeKind::Service(_));
    if model.shape(renamed).is_some_and(is_bound) {
        problems.push("services, resources and operations cannot be renamed");
    }
    problems
}

/// Two shapes with the same name.
pub(super) struct Conflict<'m> {
    pub(super) first: &'m Shape,
    pub(super) second: &'m Shape,
    pub(super) severity: Severity,
}

/// The shapes of a closure whose names differ in nothing but case.
pub(super) fn conflicts<'m>(
    model: &'m Model,
    rename: &BTreeMap<ShapeId, String>,
    closure: &SortedSet<&'m ShapeId>,
) -> Vec<Conflict<'m>> {
    let mut names: SortedMap<String, &'m Shape> = SortedMap::new();
    let mut conflicts = Vec::new();
    for second in closure.iter().filter_map(|id| model.shape(id)) {
        let name = rename.get(&second.id).map_or(second.id.name(), String::as_str);
        let Some(first) = names.insert(name.to_ascii_lowercase(), second) else { continue };
        if let Some(severity) = severity(first, second) {
            conflicts.push(Conflict { first, second, severity });
        }
    }
    conflicts
}

/// The severity of two shapes having the same name; `None` if they can share it.
fn severity(first: &Shape, second: &Shape) -> Option<Severity> {
    if first.kind.name() != second.kind.name() || !can_share_a_name(first) || !can_share_a_name(second) {
        return Some(Severity::Error);
    }
    if let (ShapeKind::List(first), ShapeKind::List(second)) = (&first.kind, &second.kind)
        && first.target != second.target
    {
        return Some(Severity::Danger);
    }
    // A shape of the prelude has the traits that it has; the other one stands in for it.
    let is_prelude = first.id.namespace() == "smithy.api" || second.id.namespace() == "smithy.api";
    (!is_prelude && !has_same_traits(&first.traits, &second.traits)).then_some(Severity::Danger)
}

/// Whether shapes of this type have no type of their own in generated code.
pub(super) fn can_share_a_name(shape: &Shape) -> bool {
    !matches!(
        shape.kind,
        ShapeKind::Structure(_)
            | ShapeKind::Union(_)
            | ShapeKind::Map { .. }
            | ShapeKind::Enum(_)
            | ShapeKind::IntEnum(_)
            | ShapeKind::Operation(_)
            | ShapeKind::Resource(_)
            | ShapeKind::Service(_)
    )
}

/// Whether two shapes have the same traits, besides those that only document.
fn has_same_traits(first: &Traits, second: &Traits) -> bool {
    let material = |traits: &Traits| -> SortedMap<ShapeId, crate::model::Node> {
        let is_material = |id: &ShapeId| !matches!(id.as_str(), "smithy.api#documentation" | "smithy.api#deprecated");
        traits.iter().filter(|each| is_material(&each.id)).map(|each| (each.id.clone(), each.value.clone())).collect()
    };
    material(first).into_iter().eq(material(second))
}
