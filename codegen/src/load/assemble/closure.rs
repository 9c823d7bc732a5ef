//! The shapes of a service must have different names.

use super::place;
use crate::diagnostic::{Diagnostic, Report};
use crate::model::{Model, Service, Shape, ShapeId, ShapeKind};
use std::collections::{BTreeSet, HashMap};

/// Checks the [closure](https://smithy.io/2.0/spec/service-types.html#service-closure) of each service.
pub(super) fn check(model: &Model, report: &mut Report) {
    for (shape, service) in model.services() {
        let closure = closure(model, service);
        check_renames(shape, service, &closure, report);
        check_names(model, shape, service, &closure, report);
    }
}

/// Every shape that a service refers to, directly or not, including shapes of the prelude.
fn closure(model: &Model, service: &Service) -> BTreeSet<ShapeId> {
    let mut closure = BTreeSet::new();
    let mut open: Vec<&ShapeId> = service.operations.iter().chain(&service.resources).chain(&service.errors).collect();
    while let Some(id) = open.pop() {
        let Some(shape) = model.shape(id) else { continue };
        if !closure.insert(id.clone()) {
            continue;
        }
        match &shape.kind {
            ShapeKind::Operation(operation) => {
                open.extend([&operation.input, &operation.output]);
                open.extend(&operation.errors);
            }
            ShapeKind::Resource(resource) => {
                open.extend(resource.all_operations());
                open.extend(&resource.resources);
                open.extend(resource.identifiers.iter().chain(&resource.properties).map(|(_, target)| target));
            }
            _ => open.extend(shape.members().into_iter().map(|member| &member.target)),
        }
    }
    closure
}

fn check_renames(shape: &Shape, service: &Service, closure: &BTreeSet<ShapeId>, report: &mut Report) {
    for renamed in service.rename.keys().filter(|renamed| !closure.contains(*renamed)) {
        let place = place::of(&shape.id, shape.location, &["rename", renamed.as_str()]);
        let message = format!("`{}` renames `{renamed}`, which is not in its closure", shape.id);
        report.push(Diagnostic::error("Service", place, message));
    }
}

/// Names in a closure must differ in more than case, except those of simple shapes and lists. The unit type is not
/// counted: some AWS models have a shape named `Unit`.
/// <https://smithy.io/2.0/spec/service-types.html#service-closure>
fn check_names(model: &Model, shape: &Shape, service: &Service, closure: &BTreeSet<ShapeId>, report: &mut Report) {
    let mut names: HashMap<String, &Shape> = HashMap::new();
    let own = closure.iter().filter(|id| **id != ShapeId::prelude("Unit"));
    for member in own.filter_map(|id| model.shape(id)) {
        let name = service.rename.get(&member.id).map_or(member.id.name(), String::as_str);
        let Some(before) = names.insert(name.to_ascii_lowercase(), member) else { continue };
        if can_share_a_name(before, member) {
            continue;
        }
        let message = format!("`{}` and `{}` have the same name in the service `{}`", before.id, member.id, shape.id);
        let place = place::of(&member.id, member.location, &[]);
        report.push(
            Diagnostic::error("Service", place, message)
                .related(place::of(&before.id, before.location, &[]), "the other shape")
                .with_help(format!("rename one of them in the property `rename` of `{}`", shape.id)),
        );
    }
}

fn can_share_a_name(first: &Shape, second: &Shape) -> bool {
    let is_plain = !matches!(
        first.kind,
        ShapeKind::Structure(_)
            | ShapeKind::Union(_)
            | ShapeKind::Map { .. }
            | ShapeKind::Enum(_)
            | ShapeKind::IntEnum(_)
            | ShapeKind::Operation(_)
            | ShapeKind::Resource(_)
            | ShapeKind::Service(_)
    );
    is_plain && first.kind.name() == second.kind.name()
}
