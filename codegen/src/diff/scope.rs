//! Which operations a change concerns.

use crate::model::{Model, Service, Shape, ShapeId, ShapeKind};
use std::collections::{BTreeMap, BTreeSet};

/// The operations that are compared, each with the shapes that it reaches in either model.
#[derive(Default)]
pub(super) struct Scope {
    /// By name.
    operations: BTreeMap<String, BTreeSet<ShapeId>>,
    /// The shapes that the types reach which a program names.
    types: BTreeSet<ShapeId>,
}

impl Scope {
    /// Adds an operation of a service.
    pub(super) fn add(&mut self, model: &Model, service: (&Shape, &Service), operation: &ShapeId) {
        let name = name(service.1, operation).to_owned();
        self.operations.entry(name).or_default().extend(reach(model, service, operation));
    }

    /// Adds types that a program names.
    pub(super) fn add_types<'t>(&mut self, model: &'t Model, types: impl Iterator<Item = &'t ShapeId>) {
        follow(model, types, &mut self.types);
    }

    /// Whether a type that the program names reaches a shape.
    pub(super) fn has_type(&self, shape: &ShapeId) -> bool {
        self.types.contains(shape)
    }

    /// The names of the operations.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.operations.keys().map(String::as_str)
    }

    /// The operations that reach a shape.
    pub(super) fn users(&self, shape: &ShapeId) -> Vec<String> {
        let users = self.operations.iter().filter(|(_, reached)| reached.contains(shape));
        users.map(|(name, _)| name.clone()).collect()
    }
}

/// The name of an operation in its service.
pub(super) fn name<'m>(service: &'m Service, id: &'m ShapeId) -> &'m str {
    service.rename.get(id).map_or(id.name(), String::as_str)
}

/// The shapes that an operation reaches: its service with its errors, the resources that bind it, and its closure.
fn reach(model: &Model, (shape, service): (&Shape, &Service), operation: &ShapeId) -> BTreeSet<ShapeId> {
    let mut reached = BTreeSet::from([shape.id.clone()]);
    let mut resources: Vec<(&ShapeId, Vec<&ShapeId>)> = service.resources.iter().map(|id| (id, vec![id])).collect();
    let mut seen = BTreeSet::new();
    while let Some((id, way)) = resources.pop() {
        let Some(ShapeKind::Resource(resource)) = model.shape(id).map(|shape| &shape.kind) else { continue };
        if !seen.insert(id) {
            continue;
        }
        if resource.all_operations().any(|bound| bound == operation) {
            reached.extend(way.iter().map(|id| (*id).clone()));
        }
        resources.extend(resource.resources.iter().map(|child| (child, [way.as_slice(), &[child]].concat())));
    }
    follow(model, std::iter::once(operation).chain(&service.errors), &mut reached);
    reached
}

/// The shapes that a service reaches.
pub(super) fn reach_of_service(model: &Model, service: &Service) -> BTreeSet<ShapeId> {
    let mut reached = BTreeSet::new();
    follow(model, model.operations(service).into_iter().chain(&service.errors), &mut reached);
    reached
}

fn follow<'m>(model: &'m Model, from: impl Iterator<Item = &'m ShapeId>, reached: &mut BTreeSet<ShapeId>) {
    let mut open: Vec<&ShapeId> = from.collect();
    while let Some(id) = open.pop() {
        if !reached.insert(id.clone()) {
            continue;
        }
        let Some(shape) = model.shape(id) else { continue };
        match &shape.kind {
            ShapeKind::Operation(operation) => {
                open.extend([&operation.input, &operation.output]);
                open.extend(&operation.errors);
            }
            ShapeKind::Enum(_) | ShapeKind::IntEnum(_) => {}
            _ => open.extend(shape.members().into_iter().map(|member| &member.target)),
        }
    }
}
