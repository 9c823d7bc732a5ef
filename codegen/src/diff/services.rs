use super::differences::Differences;
use super::event::{Events, Subject};
use super::scope;
use crate::model::{Service, Shape, ShapeKind};

/// The services of both models: the new shape, and the old and the new properties.
fn services<'d, 'm>(
    differences: &'d Differences<'m>,
) -> impl Iterator<Item = (&'m Shape, &'m Service, &'m Service)> + use<'d, 'm> {
    differences.common.iter().filter_map(|common| match common.kinds()? {
        (ShapeKind::Service(old), ShapeKind::Service(new)) => Some((common.new.shape, old, new)),
        _ => None,
    })
}

/// Warnings for errors that are added to or removed from a service.
pub(super) fn errors(differences: &Differences<'_>, events: &mut Events) {
    for (shape, old, new) in services(differences) {
        for error in new.errors.iter().filter(|error| !old.errors.contains(error)) {
            let message = format!(
                "the error `{error}` is added to all operations; that is compatible if only clients that behave differently \
                 encounter it"
            );
            events.warning("AddedServiceError", Subject::new(shape), message);
        }
        for error in old.errors.iter().filter(|error| !new.errors.contains(error)) {
            let message = format!("the error `{error}` is not common to all operations any more");
            events.warning("RemovedServiceError", Subject::new(shape), message);
        }
    }
}

/// Errors for shapes that have another name in the service: a rename that is removed, changed, or added to a shape that the
/// service had.
pub(super) fn rename(differences: &Differences<'_>, events: &mut Events) {
    const ID: &str = "ServiceRename";
    for (shape, old, new) in services(differences).filter(|(_, old, new)| old.rename != new.rename) {
        for (id, name) in &old.rename {
            let message = match new.rename.get(id) {
                None => format!("the new name `{name}` of `{id}` is removed"),
                Some(other) if other != name => format!("the new name of `{id}` changes from `{name}` to `{other}`"),
                Some(_) => continue,
            };
            events.error(ID, Subject::new(shape).concerning(id), message);
        }
        let reached = scope::reach_of_service(differences.old, old);
        let added = new.rename.iter().filter(|(id, _)| !old.rename.contains_key(*id) && reached.contains(*id));
        for (id, name) in added {
            let message = format!("`{id}`, which the service had, gets the new name `{name}`");
            events.error(ID, Subject::new(shape).concerning(id), message);
        }
    }
}
