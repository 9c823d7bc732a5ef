use super::differences::Differences;
use super::enums;
use super::event::{Events, Subject};
use crate::model::ShapeKind;
use crate::selector::ShapeRef;

/// A note for each shape and member that is added, except for the members of an added shape.
pub(super) fn added(differences: &Differences<'_>, events: &mut Events) {
    for shape in &differences.added {
        let old = differences.old.shape(&shape.shape.id);
        // A change from a string with the trait `enum` to an enum is reported value by value.
        let is_converted = old.is_some_and(|old| enums::is_conversion(old, shape.shape));
        if shape.member.is_none() || old.is_some() && !is_converted {
            events.note("AddedShape", Subject::new(*shape), format!("the {} is added", shape.type_name()));
        }
    }
}

/// An error for each shape and member that is removed, except for private shapes and the members of a removed shape. The
/// names of simple types are not part of code, so their removal is a warning.
pub(super) fn removed(differences: &Differences<'_>, events: &mut Events) {
    let is_reported = |shape: &&ShapeRef<'_>| {
        !shape.traits().has("private") && (shape.member.is_none() || differences.new.shape(&shape.shape.id).is_some())
    };
    for shape in differences.removed.iter().filter(is_reported) {
        let message = format!("the {} is removed", shape.type_name());
        match shape.member.is_none() && is_scalar(&shape.shape.kind) && !shape.traits().has("enum") {
            true => events.warning("RemovedShape.ScalarShape", Subject::old(*shape), message),
            false => events.error("RemovedShape", Subject::old(*shape), message),
        }
    }
}

fn is_scalar(kind: &ShapeKind) -> bool {
    ShapeKind::simple(kind.name()).is_some() && !matches!(kind, ShapeKind::Document)
}

/// An error for each shape whose type changes.
pub(super) fn changed_type(differences: &Differences<'_>, events: &mut Events) {
    for common in &differences.common {
        let Some((old, new)) = common.shapes() else { continue };
        if old.kind.name() != new.kind.name() && !enums::is_conversion(old, new) {
            let message = format!("the type of the shape changes from {} to {}", old.kind.name(), new.kind.name());
            events.error("ChangedShapeType", Subject::new(new), message);
        }
    }
}

/// A note for each trait definition that is added, and an error for each that is removed.
pub(super) fn trait_definitions(differences: &Differences<'_>, events: &mut Events) {
    for shape in differences.added.iter().filter(|shape| shape.traits().has("trait")) {
        events.note("AddedTraitDefinition", Subject::new(*shape), "the trait definition is added");
    }
    for shape in differences.removed.iter().filter(|shape| shape.traits().has("trait")) {
        events.error("RemovedTraitDefinition", Subject::old(*shape), "the trait definition is removed");
    }
}
