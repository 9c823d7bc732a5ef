use super::super::fragment::{Definition, DefinitionKind, MemberDefinition};
use super::place;
use crate::diagnostic::{Diagnostic, Report};
use crate::model::{ShapeId, ShapeKind};
use std::collections::{BTreeMap, HashMap};

/// What resources define, by the ID of the resource: the targets that `for` gives to elided members.
pub(super) struct Resources(HashMap<ShapeId, HashMap<String, ShapeId>>);

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

    /// The target that the resource of a structure gives to an elided member.
    /// <https://smithy.io/2.0/spec/idl.html#target-elision>
    pub(super) fn target(&self, definition: &Definition, member: &str) -> Option<ShapeId> {
        self.0.get(definition.resource.as_ref()?)?.get(member).cloned()
    }

    /// Reports `for` with something that is not a resource.
    pub(super) fn check(&self, definition: &Definition, report: &mut Report) {
        if let Some(resource) = &definition.resource
            && !self.0.contains_key(resource)
        {
            let message = format!("`{}` is for `{resource}`, which is not a resource of the model", definition.id);
            report.push(Diagnostic::error(
                "Target",
                place::of(&definition.id, definition.location_of(resource), &[]),
                message,
            ));
        }
    }
}

/// An elided member that neither a resource nor a mixin knows.
pub(super) fn unresolved(definition: &Definition, member: &MemberDefinition) -> Diagnostic {
    let id = definition.id.with_member(&member.name);
    let message = format!("`{id}` has no target: no mixin and no resource of `{}` has such a member", definition.id);
    Diagnostic::error("Model", place::of(&id, member.location, &[]), message)
}
