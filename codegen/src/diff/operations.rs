use super::differences::Differences;
use super::event::{Events, Subject};
use crate::model::{Operation, Shape, ShapeKind};

/// The operations of both models.
fn operations<'d, 'm>(
    differences: &'d Differences<'m>,
) -> impl Iterator<Item = (&'m Shape, &'m Operation, &'m Operation)> + use<'d, 'm> {
    differences.common.iter().filter_map(|common| match common.kinds()? {
        (ShapeKind::Operation(old), ShapeKind::Operation(new)) => Some((common.new.shape, old, new)),
        _ => None,
    })
}

/// Warnings for errors that are added to or removed from an operation.
pub(super) fn errors(differences: &Differences<'_>, events: &mut Events) {
    for (shape, old, new) in operations(differences) {
        for error in new.errors.iter().filter(|error| !old.errors.contains(error)) {
            let message = format!(
                "the error `{error}` is added; that is compatible if only clients that behave differently encounter it"
            );
            events.warning(format!("AddedOperationError.{}", error.name()), Subject::new(shape), message);
        }
        for error in old.errors.iter().filter(|error| !new.errors.contains(error)) {
            let id = format!("RemovedOperationError.{}", error.name());
            events.warning(id, Subject::new(shape), format!("the error `{error}` is removed"));
        }
    }
}

/// Errors for operations whose input or output is another shape.
pub(super) fn messages(differences: &Differences<'_>, events: &mut Events) {
    for (shape, old, new) in operations(differences) {
        for (name, old, new) in [("Input", &old.input, &new.input), ("Output", &old.output, &new.output)] {
            if old != new {
                let id = format!("ChangedOperation{name}.From.{old}.To.{new}");
                let message = format!("the {} changes from `{old}` to `{new}`", name.to_lowercase());
                events.error(id, Subject::new(shape), message);
            }
        }
    }
}
