use super::context::Context;
use super::event::Events;
use crate::diagnostic;
use crate::model::{Shape, ShapeId, ShapeKind};
use std::collections::{HashMap, HashSet};

const ID: &str = "ShapeRecursion";

/// How many lists and maps can be within each other. Each is a level of generated code, which is indented once more.
const MAX_DEPTH: usize = 100;

/// No list or map is within itself, unless a structure or union is between, nor too deep in others.
/// <https://smithy.io/2.0/spec/aggregate-types.html#recursive-shape-definitions>
pub(super) fn validate(context: &Context<'_>, events: &mut Events) {
    let model = context.model;
    let mut depths: HashMap<&ShapeId, usize> = HashMap::new();
    for root in context.shapes().filter(|shape| !elements(shape).is_empty()) {
        // A path down the collections, with the index of the next element at each step: no recursion, since a model
        // decides how deep it goes.
        let mut path: Vec<(&Shape, usize)> = vec![(root, 0)];
        let mut on_path: HashSet<&ShapeId> = HashSet::from([&root.id]);
        while let Some((shape, next)) = path.pop() {
            let elements = elements(shape);
            let Some(&element) = elements.get(next).filter(|_| !depths.contains_key(&shape.id)) else {
                on_path.remove(&shape.id);
                let depth =
                    elements.iter().filter_map(|element| depths.get(element)).max().map_or(0, |depth| depth + 1);
                if depths.insert(&shape.id, depth).is_none() && depth == MAX_DEPTH {
                    let message = format!("the {} has more than {MAX_DEPTH} others in it", shape.kind.name());
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
                    "the {} is within itself without a structure or union between: {}",
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
