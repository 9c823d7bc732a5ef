use super::context::Context;
use super::event::Events;
use crate::diagnostic;
use crate::model::{Shape, ShapeId, ShapeKind};
use crate::sorted::{SortedMap, SortedSet};

const ID: &str = "ShapeRecursion";

/// The nesting limit of lists and maps. Each level is a level of indentation in generated code.
const MAX_DEPTH: usize = 100;

/// No list or map contains itself, except through a structure or union, and none is nested too deeply.
/// <https://smithy.io/2.0/spec/aggregate-types.html#recursive-shape-definitions>
pub(super) fn validate(context: &Context<'_>, events: &mut Events) {
    let model = context.model;
    let mut depths: SortedMap<&ShapeId, usize> = SortedMap::new();
    for root in context.shapes().filter(|shape| !elements(shape).is_empty()) {
        // A path through the collections, with the index of the next element at each step. Not recursive, because
        // models can be nested to any depth.
        let mut path: Vec<(&Shape, usize)> = vec![(root, 0)];
        let mut on_path: SortedSet<&ShapeId> = SortedSet::from_iter([&root.id]);
        while let Some((shape, next)) = path.pop() {
            let elements = elements(shape);
            let Some(&element) = elements.get(next).filter(|_| !depths.contains_key(&shape.id)) else {
                on_path.remove(&&shape.id);
                let depth =
                    elements.iter().filter_map(|element| depths.get(element)).max().map_or(0, |depth| depth + 1);
                if depths.insert(&shape.id, depth).is_none() && depth == MAX_DEPTH {
                    let message = format!("the {} is nested more than {MAX_DEPTH} deep", shape.kind.name());
                    events.error(ID, shape, message);
                }
                continue;
            };
            path.push((shape, next + 1));
            let Some(inner) = model.shape(element).filter(|inner| !self::elements(inner).is_empty()) else { continue };
            if on_path.insert(&inner.id) {
                path.push((inner, 0));
            } else {
                let steps = path.iter().map(|(step, _)| &step.id).skip_while(|id| **id != inner.id).chain([&inner.id]);
                let message = format!(
                    "the {} contains itself without a structure or union in between: {}",
                    inner.kind.name(),
                    diagnostic::cycle(steps)
                );
                events.error(ID, inner, message);
            }
        }
    }
}

/// The targets of the elements, keys and values of a list or map.
fn elements(shape: &Shape) -> Vec<&ShapeId> {
    match &shape.kind {
        ShapeKind::List(member) => vec![&member.target],
        ShapeKind::Map { key, value } => vec![&key.target, &value.target],
        _ => Vec::new(),
    }
}
