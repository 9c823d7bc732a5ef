use super::customize::is_retryable;
use super::names;
use super::planner::Planner;
use super::{Docs, Role, Structure};
use crate::diagnostic::{Diagnostic, Place};
use crate::model::{Member, Node, Shape, ShapeId, ShapeKind, Trait, Traits};
use std::collections::{BTreeMap, BTreeSet};

/// The error enum of an operation or event stream.
#[derive(Debug)]
pub(crate) struct ErrorEnum {
    /// `GetGatewayResponseError`, or `SelectObjectContentEventStreamError`
    pub(crate) name: String,
    /// What it can fail with, each a type in `types::error` of this name.
    pub(crate) variants: Vec<ErrorVariant>,
}

/// A variant of an error enum.
#[derive(Debug, Clone)]
pub(crate) struct ErrorVariant {
    /// The name of the variant and of the exception's type.
    pub(crate) name: String,
    /// What stands after `is_`.
    pub(crate) snake: String,
    pub(crate) docs: String,
    /// The codes that stand for it on the wire; none where all of them stand for another one.
    pub(crate) codes: Vec<String>,
    /// Whether the model says that a call that failed with it may be tried again.
    pub(crate) retryable: Option<Retryable>,
}

/// What the model says of trying again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Retryable {
    /// After the client's error.
    Client,
    /// After the server's error.
    Server,
    /// More slowly.
    Throttling,
}

impl Retryable {
    /// The variant of the runtime's `ErrorKind`.
    pub(crate) fn kind(self) -> &'static str {
        match self {
            Retryable::Client => "ClientError",
            Retryable::Server => "ServerError",
            Retryable::Throttling => "ThrottlingError",
        }
    }
}

/// An exception.
#[derive(Debug)]
pub(crate) struct Exception {
    pub(crate) structure: Structure,
    /// Its variant in the error enums that have it.
    pub(crate) variant: ErrorVariant,
}

/// The error that any operation's error converts to.
#[derive(Debug)]
pub(crate) struct ServiceError {
    /// Every exception that an operation can fail with, by name.
    pub(crate) variants: Vec<ErrorVariant>,
}

impl Planner<'_, '_> {
    pub(super) fn exception(&mut self, id: &ShapeId) -> Option<Exception> {
        let shape = self.model.shape(id)?;
        let (ShapeKind::Structure(members), Some(_)) = (&shape.kind, shape.traits.string("error")) else {
            let place = Place::of(shape.location, ["shapes", id.as_str()]);
            let message = format!("`{id}` is used as an error, but is not a structure with the trait `error`");
            self.report.push(Diagnostic::error("OperationErrors", place, message));
            return None;
        };
        let name = self.type_names.get(id)?.name.clone();
        let mut members = members.clone();
        // Every error has a message on the wire, whether or not the model says so.
        if !members.iter().any(|member| names::field_name(&member.name).as_str() == "message") {
            let mut traits = Traits::default();
            let value = Node::String("The error message.".to_owned());
            traits.insert(Trait { id: ShapeId::prelude("documentation"), value, location: shape.location });
            let target = ShapeId::prelude("String");
            members.push(Member { name: "message".to_owned(), target, traits, location: shape.location });
        }
        let docs = Docs::of(&shape.traits, || format!("The model's `{}`.", shape.id.name()));
        let variant = self.error_variant(name.clone(), shape);
        let structure = self.structure(name, shape, &members, docs, Role::Exception, None);
        Some(Exception { structure, variant })
    }

    pub(super) fn error_enum(&mut self, operation: &str, own: &[ShapeId]) -> ErrorEnum {
        let mut variants: BTreeMap<String, ErrorVariant> = BTreeMap::new();
        // Errors of two namespaces may have one code, which stands for the operation's own before the service's.
        let mut codes = BTreeSet::new();
        for id in own.iter().chain(&self.slice.bindings.errors) {
            let (Some(shape), Some(type_ref)) = (self.model.shape(id), self.type_names.get(id)) else { continue };
            if !variants.contains_key(&type_ref.name) {
                let mut variant = self.error_variant(type_ref.name.clone(), shape);
                variant.codes.retain(|code| codes.insert(code.clone()));
                variants.insert(type_ref.name.clone(), variant);
            }
        }
        ErrorEnum { name: format!("{operation}Error"), variants: variants.into_values().collect() }
    }

    pub(super) fn error_variant(&self, name: String, shape: &Shape) -> ErrorVariant {
        let kind = shape.traits.string("error").unwrap_or_default();
        let retryable = shape.traits.get("retryable").map(|retryable| retryable_kind(retryable, kind));
        ErrorVariant {
            snake: names::snake_case(&name),
            docs: Docs::of(&shape.traits, || format!("The model's `{}`.", shape.id.name())).text,
            codes: error_codes(shape),
            retryable: retryable.or_else(|| is_retryable(self.slice.service, shape).then_some(Retryable::Client)),
            name,
        }
    }
}

/// The codes that stand for an exception on the wire: its shape's name, and that of `awsQueryError`.
fn error_codes(shape: &Shape) -> Vec<String> {
    let query = shape.traits.get("aws.protocols#awsQueryError").and_then(|error| error.get("code")?.as_str());
    let mut codes = vec![shape.id.name().to_owned()];
    codes.extend(query.filter(|code| *code != shape.id.name()).map(str::to_owned));
    codes
}

/// <https://smithy.io/2.0/spec/behavior-traits.html#retryable-trait>
fn retryable_kind(retryable: &Node, error: &str) -> Retryable {
    match (retryable.get("throttling").and_then(Node::as_bool), error) {
        (Some(true), _) => Retryable::Throttling,
        (_, "server") => Retryable::Server,
        _ => Retryable::Client,
    }
}
