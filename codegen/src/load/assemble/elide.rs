use super::super::fragment::{Definition, DefinitionKind, MemberDefinition};
use super::place;
use crate::diagnostic::{Diagnostic, Report};
use crate::model::{ShapeId, ShapeKind};
use crate::sorted::SortedMap;
use std::collections::BTreeMap;

/// The properties and identifiers of resources, which `for` gives to elided members as targets.
pub(super) struct Resources(SortedMap<ShapeId, SortedMap<String, ShapeId>>);

impl Resources {
    pub(super) fn of(definitions: &BTreeMap<ShapeId, Definition>) -> Self {
        let resources = definitions.values().filter_map(|definition| match &definition.kind {
            DefinitionKind::Memberless(ShapeKind::Resource(resource)) => {
                let targets = resource.properties.iter().chain(&resource.identifiers).cloned().collect();
                Some((definition.id.clone(), targets))
            }
            _ => None,
        });
        Self(resources.collect())
    }

    /// The target of an elided member, from the resource of its structure.
    /// <https://smithy.io/2.0/spec/idl.html#target-elision>
    pub(super) fn target(&self, definition: &Definition, member: &str) -> Option<ShapeId> {
        self.0.get(definition.resource.as_ref()?)?.get(member).cloned()
    }

    /// Checks that `for` refers to a resource.
    pub(super) fn check(&self, definition: &Definition, report: &mut Report) {
        if let Some(resource) = &definition.resource
            && !self.0.contains_key(resource)
        {
            let message = format!("`{resource}`, the resource of `{}`, is not a resource of the model", definition.id);
            report.push(Diagnostic::error(
                "Target",
                place::of(&definition.id, definition.location_of(resource), &[]),
                message,
            ));
        }
    }
}

/// An error about an elided member that neither a resource nor a mixin has.
pub(super) fn unresolved(definition: &Definition, member: &MemberDefinition) -> Diagnostic {
    let id = definition.id.with_member(&member.name);
    let message =
        format!("`{id}` has no target: the mixins and the resource of `{}` do not have this member", definition.id);
    Diagnostic::error("Model", place::of(&id, member.location, &[]), message)
}
