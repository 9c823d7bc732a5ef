use super::differences::Differences;
use super::event::{Events, Subject};
use crate::model::{ShapeId, ShapeKind};
use std::collections::{BTreeMap, BTreeSet};

/// Errors for resources with other identifiers.
pub(super) fn identifiers(differences: &Differences<'_>, events: &mut Events) {
    for common in &differences.common {
        let Some((ShapeKind::Resource(old), ShapeKind::Resource(new))) = common.kinds() else { continue };
        let by_name = |identifiers: &[(String, ShapeId)]| identifiers.iter().cloned().collect::<BTreeMap<_, _>>();
        let (old, new) = (by_name(&old.identifiers), by_name(&new.identifiers));
        if old != new {
            let message = format!("the identifiers change from {} to {}", list(&old), list(&new));
            events.error("ChangedResourceIdentifiers", Subject::new(common.new), message);
        }
    }
}

fn list(identifiers: &BTreeMap<String, ShapeId>) -> String {
    let each: Vec<String> = identifiers.iter().map(|(name, target)| format!("{name}: {target}")).collect();
    format!("`{{{}}}`", each.join(", "))
}

/// The operations and resources that a shape binds.
struct Bindings<'m> {
    /// `Service` or `Resource`, as event IDs have it.
    kind: &'static str,
    operations: BTreeSet<&'m ShapeId>,
    resources: BTreeSet<&'m ShapeId>,
}

fn bindings(kind: &ShapeKind) -> Option<Bindings<'_>> {
    match kind {
        ShapeKind::Service(service) => Some(Bindings {
            kind: "Service",
            operations: service.operations.iter().collect(),
            resources: service.resources.iter().collect(),
        }),
        ShapeKind::Resource(resource) => Some(Bindings {
            kind: "Resource",
            operations: resource.all_operations().collect(),
            resources: resource.resources.iter().collect(),
        }),
        _ => None,
    }
}

/// A note for each operation and resource that a service or resource binds, and an error for each that it binds no more.
pub(super) fn entities(differences: &Differences<'_>, events: &mut Events) {
    for common in &differences.common {
        let Some((old, new)) = common.kinds() else { continue };
        let (Some(old), Some(new)) = (bindings(old), bindings(new)) else { continue };
        if old.kind != new.kind {
            continue;
        }
        let kind = new.kind;
        // An operation that a service now binds through a resource is still an operation of the service.
        let still: BTreeSet<&ShapeId> = match &common.new.shape.kind {
            ShapeKind::Service(service) => differences.new.operations(service).into_iter().collect(),
            _ => BTreeSet::new(),
        };
        for (name, old, new) in
            [("Operation", &old.operations, &new.operations), ("Resource", &old.resources, &new.resources)]
        {
            let noun = name.to_lowercase();
            for id in new.difference(old) {
                let event = format!("Added{name}Binding.To{kind}.{}", id.name());
                events.note(event, Subject::new(common.new).concerning(id), format!("the {noun} `{id}` is added"));
            }
            for id in old.difference(new) {
                let event = format!("Removed{name}Binding.From{kind}.{}", id.name());
                let subject = Subject::new(common.new).concerning(id);
                if still.contains(*id) {
                    let message = format!("the {noun} `{id}` moves to a resource of the service");
                    events.note(event, subject, message);
                } else {
                    events.error(event, subject, format!("the {noun} `{id}` is removed"));
                }
            }
        }
    }
}
