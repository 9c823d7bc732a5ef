use super::context::Context;
use super::event::Events;
use crate::diagnostic;
use crate::model::{Shape, ShapeId, ShapeKind};
use std::collections::HashSet;

/// No resource contains itself.
/// <https://smithy.io/2.0/spec/service-types.html#resource>
pub(super) fn validate(context: &Context<'_>, events: &mut Events) {
    let model = context.model;
    let mut done: HashSet<&ShapeId> = HashSet::new();
    for (root, _) in context.shapes().filter_map(children) {
        // A path through the resources, with the index of the next child at each step. Not recursive, because models
        // can be nested to any depth.
        let mut path: Vec<(&ShapeId, usize)> = vec![(&root.id, 0)];
        let mut on_path: HashSet<&ShapeId> = HashSet::from([&root.id]);
        while let Some((id, next)) = path.pop() {
            let child = model.shape(id).and_then(children).and_then(|(_, children)| children.get(next));
            let Some(child) = child.filter(|_| !done.contains(id)) else {
                done.insert(id);
                on_path.remove(id);
                continue;
            };
            path.push((id, next + 1));
            if !on_path.insert(child) {
                if let Some(shape) = context.shape(child) {
                    let steps = path.iter().map(|(id, _)| *id).skip_while(|id| *id != child).chain([child]);
                    let message = format!("the resource contains itself: {}", diagnostic::cycle(steps));
                    events.error("ResourceCycle", shape, message);
                }
            } else {
                path.push((child, 0));
            }
        }
    }
}

fn children(shape: &Shape) -> Option<(&Shape, &[ShapeId])> {
    match &shape.kind {
        ShapeKind::Resource(resource) => Some((shape, &resource.resources)),
        _ => None,
    }
}
