use super::context::{Context, list};
use super::event::Events;
use crate::model::{Service, Shape, ShapeId, ShapeKind};
use crate::sorted::{SortedMap, SortedSet};

/// An operation is bound once within a service.
/// <https://smithy.io/2.0/spec/service-types.html#service-closure>
pub(super) fn validate_operations(context: &Context<'_>, events: &mut Events) {
    for (shape, service) in context.services() {
        let bound = |owner: &Shape| -> SortedSet<ShapeId> {
            match &owner.kind {
                ShapeKind::Service(service) => service.operations.iter().cloned().collect(),
                ShapeKind::Resource(resource) => resource.all_operations().cloned().collect(),
                _ => SortedSet::new(),
            }
        };
        for (operation, owners) in bound_twice(context, shape, service, bound) {
            let message = format!("is bound more than once within the service `{}`: to {}", shape.id, list(&owners));
            events.error("SingleOperationBinding", operation, message);
        }
    }
}

/// A resource is bound once within a service.
/// <https://smithy.io/2.0/spec/service-types.html#service-closure>
pub(super) fn validate_resources(context: &Context<'_>, events: &mut Events) {
    for (shape, service) in context.services() {
        let bound = |owner: &Shape| -> SortedSet<ShapeId> {
            match &owner.kind {
                ShapeKind::Service(service) => service.resources.iter().cloned().collect(),
                ShapeKind::Resource(resource) => resource.resources.iter().cloned().collect(),
                _ => SortedSet::new(),
            }
        };
        for (resource, owners) in bound_twice(context, shape, service, bound) {
            let message = format!("is bound more than once within the service `{}`: to {}", shape.id, list(&owners));
            events.error("SingleResourceBinding", resource, message);
        }
    }
}

/// The shapes that several shapes of a service bind, with the IDs of the binding shapes.
fn bound_twice<'m>(
    context: &Context<'m>,
    shape: &'m Shape,
    service: &Service,
    bound: impl Fn(&Shape) -> SortedSet<ShapeId>,
) -> Vec<(&'m Shape, Vec<String>)> {
    let mut owners: SortedMap<ShapeId, Vec<String>> = SortedMap::new();
    let resources = resources(context, service);
    for owner in std::iter::once(shape).chain(resources) {
        for id in bound(owner) {
            owners.get_or_default(id).push(owner.id.as_str().to_owned());
        }
    }
    let twice = owners.into_iter().filter(|(_, owners)| owners.len() > 1);
    twice
        .filter_map(|(id, owners)| Some((context.shape(&id)?, owners)))
        .filter(|(shape, _)| context.has(shape))
        .collect()
}

/// The resources of a service, each once.
pub(super) fn resources<'m>(context: &Context<'m>, service: &Service) -> Vec<&'m Shape> {
    let mut seen = SortedSet::new();
    let mut found = Vec::new();
    let mut open: Vec<&'m Shape> = service.resources.iter().filter_map(|id| context.shape(id)).collect();
    while let Some(shape) = open.pop() {
        if !seen.insert(&shape.id) {
            continue;
        }
        if let ShapeKind::Resource(resource) = &shape.kind {
            found.push(shape);
            open.extend(resource.resources.iter().filter_map(|id| context.shape(id)));
        }
    }
    found.sort_by(|first, second| first.id.cmp(&second.id));
    found
}
