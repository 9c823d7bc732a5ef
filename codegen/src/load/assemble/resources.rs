use super::place;
use crate::diagnostic::{Diagnostic, Report};
use crate::model::{Model, Shape, ShapeId, ShapeKind};
use std::collections::HashSet;

/// Checks that no [resource](https://smithy.io/2.0/spec/service-types.html#resource) contains itself.
pub(super) fn check(model: &Model, report: &mut Report) {
    let mut done: HashSet<&ShapeId> = HashSet::new();
    for (root, _) in model.shapes.values().filter_map(children) {
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
                report.push(cycle(model, child, &path));
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

fn cycle(model: &Model, child: &ShapeId, path: &[(&ShapeId, usize)]) -> Diagnostic {
    let steps = path.iter().map(|(id, _)| *id).skip_while(|id| *id != child).chain([child]);
    let message = format!("the resource `{child}` contains itself: {}", super::cycle::way(steps));
    match model.shape(child) {
        Some(shape) => Diagnostic::error("ResourceCycle", place::of(child, shape.location, &["resources"]), message),
        None => Diagnostic::error("ResourceCycle", crate::diagnostic::Place::Nowhere, message),
    }
}
