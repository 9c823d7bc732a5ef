//! Validation events.

use crate::diagnostic::{Place, Severity};
use crate::model::{ShapeId, Trait};
use crate::selector::ShapeRef;
use crate::source::Location;
use std::borrow::Cow;

/// The [severity](https://smithy.io/2.0/spec/model-validation.html#severity) of this name.
pub(crate) fn severity_of(name: &str) -> Option<Severity> {
    match name {
        "NOTE" => Some(Severity::Note),
        "WARNING" => Some(Severity::Warning),
        "DANGER" => Some(Severity::Danger),
        "ERROR" => Some(Severity::Error),
        _ => None,
    }
}

/// A problem that a validator found.
#[derive(Debug, Clone)]
pub(crate) struct Event {
    pub(crate) severity: Severity,
    /// The ID that Smithy's own validators use.
    pub(crate) id: Cow<'static, str>,
    /// The shape with the problem; `None` for the model as a whole.
    pub(crate) shape: Option<ShapeId>,
    pub(crate) place: Place,
    /// The problem, without the shape.
    pub(crate) message: String,
}

/// The subject of an event: a shape, or a trait that is applied to it.
#[derive(Clone, Copy)]
pub(super) struct Subject<'m> {
    shape: ShapeRef<'m>,
    applied: Option<&'m Trait>,
}

impl<'m, S: Into<ShapeRef<'m>>> From<S> for Subject<'m> {
    fn from(shape: S) -> Self {
        Self { shape: shape.into(), applied: None }
    }
}

/// A trait of a shape, or the shape itself if it has no such trait.
pub(super) fn on_trait<'m>(shape: impl Into<ShapeRef<'m>>, name: &str) -> Subject<'m> {
    let shape = shape.into();
    Subject { shape, applied: shape.traits().find(name) }
}

/// A trait that is applied to a shape.
pub(super) fn on_applied<'m>(shape: impl Into<ShapeRef<'m>>, applied: &'m Trait) -> Subject<'m> {
    Subject { shape: shape.into(), applied: Some(applied) }
}

impl Subject<'_> {
    fn place(self) -> Place {
        match self.applied {
            Some(applied) => place(self.shape, applied.location, &["traits", applied.id.as_str()]),
            None => place(self.shape, self.shape.location(), &[]),
        }
    }
}

/// The place of a shape, or of a trait that is applied to it.
#[cfg(feature = "tools")]
pub(crate) fn place_of(shape: ShapeRef<'_>, applied: Option<&Trait>) -> Place {
    Subject { shape, applied }.place()
}

/// In the JSON AST a member is in its shape, under `members` or directly, or in an `apply` under its own ID; botocore
/// writes the name of a shape without its namespace. Steps that lead nowhere are skipped.
fn place(shape: ShapeRef<'_>, location: Location, steps: &[&str]) -> Place {
    let id = shape.id();
    let owner = &shape.shape.id;
    let mut path = vec!["shapes", owner.name(), id.as_str(), owner.as_str()];
    path.extend(shape.member.iter().flat_map(|member| ["members", member.name.as_str()]));
    path.extend(steps);
    Place::of(location, path)
}

/// The events of all validators.
#[derive(Debug, Default)]
pub(super) struct Events {
    pub(super) events: Vec<Event>,
}

impl Events {
    /// Adds an event about a shape. The message does not name the shape.
    pub(super) fn push<'m>(
        &mut self,
        severity: Severity,
        id: impl Into<Cow<'static, str>>,
        subject: impl Into<Subject<'m>>,
        message: impl Into<String>,
    ) {
        let subject = subject.into();
        self.events.push(Event {
            severity,
            id: id.into(),
            shape: Some(subject.shape.id()),
            place: subject.place(),
            message: message.into(),
        });
    }

    pub(super) fn error<'m>(
        &mut self,
        id: impl Into<Cow<'static, str>>,
        subject: impl Into<Subject<'m>>,
        message: impl Into<String>,
    ) {
        self.push(Severity::Error, id, subject, message);
    }

    pub(super) fn danger<'m>(
        &mut self,
        id: impl Into<Cow<'static, str>>,
        subject: impl Into<Subject<'m>>,
        message: impl Into<String>,
    ) {
        self.push(Severity::Danger, id, subject, message);
    }

    pub(super) fn warning<'m>(
        &mut self,
        id: impl Into<Cow<'static, str>>,
        subject: impl Into<Subject<'m>>,
        message: impl Into<String>,
    ) {
        self.push(Severity::Warning, id, subject, message);
    }

    pub(super) fn note<'m>(
        &mut self,
        id: impl Into<Cow<'static, str>>,
        subject: impl Into<Subject<'m>>,
        message: impl Into<String>,
    ) {
        self.push(Severity::Note, id, subject, message);
    }

    /// Adds an event about the model as a whole.
    pub(super) fn of_model(
        &mut self,
        severity: Severity,
        id: impl Into<Cow<'static, str>>,
        message: impl Into<String>,
    ) {
        let (id, message) = (id.into(), message.into());
        self.events.push(Event { severity, id, shape: None, place: Place::Nowhere, message });
    }
}
