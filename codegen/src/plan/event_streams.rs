//! Plans event streams: unions of events, and of the errors that end them.
//! <https://smithy.io/2.0/spec/streaming.html#event-streams>

use super::planner::Planner;
use super::{ErrorEnum, EventStream, Role, TypeModule, TypeRef};
use crate::model::{Member, Model, Shape, ShapeId, ShapeKind};
use std::collections::BTreeMap;

/// What an event stream fails with.
#[derive(Debug)]
pub(crate) struct StreamError {
    /// The union of events.
    pub(crate) event: TypeRef,
    /// A variant for each error that is a member of the union, by the name of that member.
    pub(crate) error: ErrorEnum,
}

/// Whether a shape is the union of what comes in an event stream.
pub(super) fn is_event_stream(shape: &Shape) -> bool {
    matches!(shape.kind, ShapeKind::Union(_)) && shape.traits.has("streaming")
}

/// The errors among the members of an event stream.
pub(super) fn errors<'m>(model: &'m Model, stream: &'m Shape) -> impl Iterator<Item = (&'m Member, &'m Shape)> {
    let members = is_event_stream(stream).then(|| stream.members()).into_iter().flatten();
    let targets = members.filter_map(|member| Some((member, model.shape(&member.target)?)));
    targets.filter(|(_, target)| target.traits.has("error"))
}

impl Planner<'_, '_> {
    /// The event stream that a member of an operation's output is.
    pub(super) fn event_stream(&self, target: &Shape, role: Role) -> Option<EventStream> {
        let is_received = role == Role::Output && is_event_stream(target);
        let event = is_received.then(|| self.type_names.get(&target.id).cloned()).flatten()?;
        Some(EventStream { event, error: self.stream_error_name(&target.id)? })
    }

    pub(super) fn stream_error(&self, id: &ShapeId) -> Option<StreamError> {
        let stream = self.model.shape(id).filter(|shape| is_event_stream(shape))?;
        let mut variants = BTreeMap::new();
        for (member, target) in errors(self.model, stream) {
            let Some(type_ref) = self.type_names.get(&target.id) else { continue };
            let mut variant = self.error_variant(type_ref.name.clone(), target);
            variant.codes.clear();
            variants.entry(type_ref.name.clone()).or_insert(variant).codes.push(member.name.clone());
        }
        let error = ErrorEnum { name: self.stream_error_name(id)?.name, variants: variants.into_values().collect() };
        Some(StreamError { event: self.type_names.get(id)?.clone(), error })
    }

    fn stream_error_name(&self, id: &ShapeId) -> Option<TypeRef> {
        Some(TypeRef { module: TypeModule::Errors, name: self.stream_error_names.get(id)?.clone() })
    }
}
