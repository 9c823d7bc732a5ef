//! Values of annotations, and traits that are not defined.

use super::super::published::is_published_by_smithy;
use super::place;
use crate::diagnostic::{Diagnostic, Report};
use crate::model::{Model, Node, Object, ShapeId, ShapeKind, Trait};
use crate::sorted::SortedMap;

/// The value of an annotation, an empty object, is an empty array where the trait is a list.
/// <https://smithy.io/2.0/spec/idl.html#trait-values>
pub(super) fn coerce(model: &mut Model) {
    let empty: SortedMap<ShapeId, Node> = model
        .shapes
        .values()
        .filter(|shape| shape.traits.has("trait"))
        .filter_map(|shape| match shape.kind {
            ShapeKind::List(_) => Some((shape.id.clone(), Node::Array(Vec::new()))),
            ShapeKind::Structure(_) | ShapeKind::Map { .. } => Some((shape.id.clone(), Node::empty_object())),
            _ => None,
        })
        .collect();
    let coerce = |applied: &mut Trait| {
        let is_annotation = applied.value.as_object().is_some_and(Object::is_empty);
        if is_annotation && let Some(value) = empty.get(&applied.id) {
            applied.value = value.clone();
        }
    };
    for shape in model.shapes.values_mut() {
        shape.traits.iter_mut().for_each(coerce);
        for member in shape.members_mut() {
            member.traits.iter_mut().for_each(coerce);
        }
    }
}

/// Reports traits that are applied but not defined, each once.
pub(super) fn report_undefined(model: &Model, report: &mut Report) {
    // Each with the first place where it is applied, and how often it is.
    let mut undefined: SortedMap<&ShapeId, (ShapeId, &Trait, usize)> = SortedMap::new();
    for shape in model.shapes.values() {
        let members = shape.members().into_iter().map(|member| (Some(member), &member.traits));
        for (member, traits) in std::iter::once((None, &shape.traits)).chain(members) {
            for applied in traits.iter().filter(|applied| model.shape(&applied.id).is_none()) {
                let owner = || member.map_or(shape.id.clone(), |member| shape.id.with_member(&member.name));
                undefined.get_or_insert_with(&applied.id, || (owner(), applied, 0)).2 += 1;
            }
        }
    }
    for (id, (owner, applied, count)) in undefined.into_iter().filter(|(id, _)| !is_published_by_smithy(id)) {
        let times = match count {
            1 => String::new(),
            2 => " and one other place".to_owned(),
            _ => format!(" and {} other places", count - 1),
        };
        let message = format!("the trait `{id}`, which is applied to `{owner}`{times}, is not in the model");
        report.push(Diagnostic::warning("Model.UnresolvedTrait", place::of_trait(&owner, applied), message));
    }
}
