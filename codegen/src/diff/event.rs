use super::change::ModelVersion;
use crate::diagnostic::{Place, Severity};
use crate::model::{ShapeId, Trait};
use crate::selector::ShapeRef;
use crate::validate::place_of;
use std::borrow::Cow;

/// A change that an evaluator found.
#[derive(Debug)]
pub(super) struct Event {
    pub(super) severity: Severity,
    /// The event ID of smithy-diff.
    pub(super) id: Cow<'static, str>,
    /// The shape that changes; `None` for metadata.
    pub(super) shape: Option<ShapeId>,
    /// The shape whose users the change concerns: an operation, if a service binds another operation.
    pub(super) concerns: Option<ShapeId>,
    /// The model that the place is in.
    pub(super) model: ModelVersion,
    pub(super) place: Place,
    /// The change, without the shape.
    pub(super) message: String,
}

/// The subject of an event.
pub(super) struct Subject<'m> {
    shape: ShapeRef<'m>,
    model: ModelVersion,
    applied: Option<&'m Trait>,
    concerns: Option<&'m ShapeId>,
}

impl<'m> Subject<'m> {
    /// A shape of the new model.
    pub(super) fn new(shape: impl Into<ShapeRef<'m>>) -> Self {
        Self { shape: shape.into(), model: ModelVersion::New, applied: None, concerns: None }
    }

    /// A shape of the old model.
    pub(super) fn old(shape: impl Into<ShapeRef<'m>>) -> Self {
        Self { model: ModelVersion::Old, ..Self::new(shape) }
    }

    /// A trait of the shape.
    pub(super) fn at(self, applied: &'m Trait) -> Self {
        Self { applied: Some(applied), ..self }
    }

    /// Another shape, whose users the change concerns.
    pub(super) fn concerning(self, shape: &'m ShapeId) -> Self {
        Self { concerns: Some(shape), ..self }
    }
}

/// The changes that evaluators found.
#[derive(Debug, Default)]
pub(super) struct Events(pub(super) Vec<Event>);

impl Events {
    /// Adds an event about a shape. The message does not name the shape.
    pub(super) fn push(
        &mut self,
        severity: Severity,
        id: impl Into<Cow<'static, str>>,
        subject: Subject<'_>,
        message: impl Into<String>,
    ) {
        let shape = subject.shape.id();
        self.0.push(Event {
            severity,
            id: id.into(),
            concerns: Some(subject.concerns.unwrap_or(&shape).without_member()),
            shape: Some(shape),
            model: subject.model,
            place: place_of(subject.shape, subject.applied),
            message: message.into(),
        });
    }

    pub(super) fn error(&mut self, id: impl Into<Cow<'static, str>>, subject: Subject<'_>, message: impl Into<String>) {
        self.push(Severity::Error, id, subject, message);
    }

    pub(super) fn warning(
        &mut self,
        id: impl Into<Cow<'static, str>>,
        subject: Subject<'_>,
        message: impl Into<String>,
    ) {
        self.push(Severity::Warning, id, subject, message);
    }

    pub(super) fn note(&mut self, id: impl Into<Cow<'static, str>>, subject: Subject<'_>, message: impl Into<String>) {
        self.push(Severity::Note, id, subject, message);
    }

    /// Adds an event about the metadata.
    pub(super) fn of_metadata(&mut self, severity: Severity, id: impl Into<Cow<'static, str>>, message: String) {
        let (model, place) = (ModelVersion::New, Place::Nowhere);
        self.0.push(Event { severity, id: id.into(), shape: None, concerns: None, model, place, message });
    }
}
