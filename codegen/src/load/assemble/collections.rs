use super::place;
use crate::diagnostic::{Diagnostic, Report};
use crate::model::{Model, Shape, ShapeId, ShapeKind};
use std::collections::{HashMap, HashSet};

/// How many lists and maps can be within each other. Each is a level of generated code, which is indented once more.
const MAX_DEPTH: usize = 100;

/// Checks that no list or map is within itself, unless [a structure or union is
/// between](https://smithy.io/2.0/spec/aggregate-types.html#recursive-shape-definitions), nor too deep in others.
pub(super) fn check(model: &Model, report: &mut Report) {
    let mut depths: HashMap<&ShapeId, usize> = HashMap::new();
    for root in model.shapes.values().filter(|shape| !elements(shape).is_empty()) {
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
                    let message = format!("`{}` is a list or map with more than {MAX_DEPTH} others in it", shape.id);
                    report.push(error(shape, message));
                }
                continue;
            };
            path.push((shape, next + 1));
            let Some(inner) = model.shape(element).filter(|inner| !self::elements(inner).is_empty()) else { continue };
            if on_path.insert(&inner.id) {
                path.push((inner, 0));
            } else {
                report.push(cycle(inner, &path));
            }
        }
    }
}

/// What the elements, keys and values of a list or map are.
fn elements(shape: &Shape) -> Vec<&ShapeId> {
    match &shape.kind {
        ShapeKind::List(member) => vec![&member.target],
        ShapeKind::Map { key, value } => vec![&key.target, &value.target],
        _ => Vec::new(),
    }
}

fn cycle(shape: &Shape, path: &[(&Shape, usize)]) -> Diagnostic {
    let steps = path.iter().map(|(step, _)| &step.id).skip_while(|id| **id != shape.id).chain([&shape.id]);
    let message = format!("the list or map `{}` is within itself: {}", shape.id, super::cycle::way(steps));
    error(shape, message).with_help("a structure or union must be between")
}

fn error(shape: &Shape, message: String) -> Diagnostic {
    Diagnostic::error("ShapeRecursion", place::of(&shape.id, shape.location, &[]), message)
}
