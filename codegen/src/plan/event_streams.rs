//! [Event streams](https://smithy.io/2.0/spec/streaming.html#event-streams): unions of events, and of the errors that end
//! the stream.

use crate::model::{Member, Model, Shape, ShapeKind};

/// Whether a shape is the union of an event stream.
pub(super) fn is_event_stream(shape: &Shape) -> bool {
    matches!(shape.kind, ShapeKind::Union(_)) && shape.traits.has("streaming")
}

/// The members of an event stream that are errors, with their targets.
pub(super) fn errors<'m>(model: &'m Model, stream: &'m Shape) -> impl Iterator<Item = (&'m Member, &'m Shape)> {
    let members = is_event_stream(stream).then(|| stream.members()).into_iter().flatten();
    let targets = members.filter_map(|member| Some((member, model.shape(&member.target)?)));
    targets.filter(|(_, target)| target.traits.has("error"))
}
