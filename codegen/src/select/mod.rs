//! Selects the part of a model that a program uses: a service, operations, and the closure of their shapes.

mod auth;
mod protocol;
mod suggestion;

pub(crate) use auth::{operation_schemes, service_schemes};
pub(crate) use protocol::Protocol;
#[cfg(feature = "tools")]
pub(crate) use protocol::unsupported_protocol;
pub(crate) use suggestion::{edits, suggestion};

use crate::diagnostic::{Diagnostic, Place, Report};
use crate::model::{Member, Model, Node, Service, Shape, ShapeId, ShapeKind};
use crate::sorted::{SortedSet, sort_by_text};

/// The part of a model to generate code for.
#[derive(Debug)]
pub(crate) struct Slice<'m> {
    /// The model.
    pub(crate) model: &'m Model,
    /// The service shape.
    pub(crate) service: &'m Shape,
    /// The properties of the service shape.
    pub(crate) bindings: &'m Service,
    /// The selected operations, in the order of their shape IDs.
    pub(crate) operations: Vec<&'m Shape>,
    /// The supported operations of the service that are not selected, in the order of their IDs. They include those that
    /// are not in the model, if it was extracted from another one.
    pub(crate) others: Vec<ShapeId>,
    /// Shapes that the program names, whether the operations reach them or not.
    pub(crate) types: Vec<&'m Shape>,
    /// The IDs of the authentication schemes that the program brings.
    pub(crate) auth_schemes: Vec<String>,
    /// The protocol that operations are called by. `None` if the service has no supported one.
    protocol: Option<Protocol>,
    /// Whether operations are not called.
    types_only: bool,
}

/// The member of the metadata that lists the other operations of a service, in a model that was extracted from one with
/// more operations.
pub(crate) const OTHER_OPERATIONS: (&str, &str) = ("smithereens", "otherOperations");

/// The operations to select, and types. Without both fields, all operations of the service are selected.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Choice<'c> {
    /// The names of operations.
    pub(crate) operations: Option<&'c [String]>,
    /// The shapes that the program uses.
    pub(crate) used: Option<&'c Used>,
    /// The IDs of the authentication schemes that the program brings.
    pub(crate) auth_schemes: &'c [String],
    /// The shape ID or name of the protocol. The default is the preferred protocol of the service.
    pub(crate) protocol: Option<&'c str>,
    /// Whether only the types of the operations are needed, which are neither sent nor authenticated.
    pub(crate) types_only: bool,
}

/// The shapes that a program uses.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Used {
    pub(crate) operations: SortedSet<ShapeId>,
    /// Types that it names.
    pub(crate) types: SortedSet<ShapeId>,
}

impl<'m> Slice<'m> {
    /// The name of a shape in this service: its own, or the new name in the service's `rename`.
    /// <https://smithy.io/2.0/spec/service-types.html#service-rename>
    pub(crate) fn name(&self, id: &'m ShapeId) -> &'m str {
        self.bindings.rename.get(id).map_or(id.name(), String::as_str)
    }

    /// The selected operation with this shape ID.
    pub(crate) fn operation(&self, namespace: &str, name: &str) -> Option<&'m Shape> {
        let is_named = |shape: &&&Shape| shape.id.name() == name && shape.id.namespace() == namespace;
        self.operations.iter().find(is_named).copied()
    }
}

/// Selects a service and operations. If no service is named, the model must have only one.
///
/// An operation that the program uses and that is not supported is left out, with a warning: the search in its sources finds
/// too much rather than too little.
///
/// Returns `None`, with errors, if the service or a named operation is not in the model.
pub(crate) fn select<'m>(
    model: &'m Model,
    service: Option<&str>,
    choice: Choice<'_>,
    report: &mut Report,
) -> Option<Slice<'m>> {
    let mut slice = whole(model, service, report)?;
    slice.auth_schemes = choice.auth_schemes.to_vec();
    slice.protocol = Protocol::find(model, slice.service, choice.protocol).ok();
    slice.types_only = choice.types_only;
    let bound = std::mem::take(&mut slice.operations);
    let service = slice.service;
    let chosen = match choice {
        Choice { operations: None, used: None, .. } => {
            let supported: Vec<&Shape> =
                bound.iter().filter(|operation| warn_if_unsupported(&slice, operation, report)).copied().collect();
            if supported.is_empty() && !bound.is_empty() {
                let message = format!("no operation of the service `{}` can be generated", service.id);
                let place = Place::of(service.location, ["shapes", service.id.as_str()]);
                report.push(Diagnostic::error("Model", place, message));
                return None;
            }
            supported
        }
        Choice { operations, used, .. } => {
            let mut chosen = select_operations(&slice, &bound, operations.unwrap_or_default(), report)?;
            let used = used.iter().flat_map(|used| &used.operations);
            let used =
                used.filter(|id| !chosen.iter().any(|operation| operation.id == **id)).filter_map(|id| model.shape(id));
            let used: Vec<&Shape> = used.filter(|operation| warn_if_unsupported(&slice, operation, report)).collect();
            chosen.extend(used);
            sort_by_text(&mut chosen, |operation| operation.id.as_str());
            chosen
        }
    };
    let is_other = |operation: &&Shape| !chosen.iter().any(|each| each.id == operation.id);
    let others = bound.iter().copied().filter(is_other).filter(|other| unsupported(&slice, other).is_none());
    let mut others: SortedSet<ShapeId> = others.map(|other| other.id.clone()).collect();
    others.extend(left_out(model));
    slice.others = others.into_iter().collect();
    slice.operations = chosen;
    slice.types = choice.used.iter().flat_map(|used| &used.types).filter_map(|id| model.shape(id)).collect();
    Some(slice)
}

/// The operations that are not in a model because it was extracted from one with more operations.
fn left_out(model: &Model) -> impl Iterator<Item = ShapeId> {
    let (key, member) = OTHER_OPERATIONS;
    let list = model.metadata.get(key).and_then(|others| others.get(member)).and_then(Node::as_array);
    list.into_iter().flatten().filter_map(Node::as_str).filter_map(ShapeId::parse)
}

/// Selects a service with all of its operations, whether they are supported or not. `None`, with an error, if the service is
/// not in the model.
pub(crate) fn whole<'m>(model: &'m Model, service: Option<&str>, report: &mut Report) -> Option<Slice<'m>> {
    let (service, bindings) = select_service(model, service, report)?;
    let operations = model.operations(bindings).into_iter().filter_map(|id| model.shape(id)).collect();
    let (others, types, auth_schemes) = (Vec::new(), Vec::new(), Vec::new());
    Some(Slice { model, service, bindings, operations, others, types, auth_schemes, protocol: None, types_only: false })
}

fn select_service<'m>(model: &'m Model, name: Option<&str>, report: &mut Report) -> Option<(&'m Shape, &'m Service)> {
    let services: Vec<_> = model.services().collect();
    let names = || list(services.iter().map(|(shape, _)| shape.id.as_str()));
    let matching =
        |(shape, _): &&(&Shape, &Service)| name.is_none_or(|n| shape.id.as_str() == n || shape.id.name() == n);
    let found: Vec<_> = services.iter().filter(matching).collect();
    match (found.as_slice(), name) {
        ([service], _) => return Some(**service),
        ([], None) => report.push(
            Diagnostic::error("Model", Place::Nowhere, "expected a service in the model, found none")
                .with_help("add the file that contains the service shape, with `.model(path)`"),
        ),
        ([], Some(name)) => report.push(
            Diagnostic::error("Model", Place::Nowhere, format!("the service `{name}` is not in the model"))
                .with_help(format!("the model has these services: {}", names())),
        ),
        (_, _) => report.push(
            Diagnostic::error("Model", Place::Nowhere, format!("expected one service in the model, found {}", names()))
                .with_help("choose one with `.service(id)`"),
        ),
    }
    None
}

fn list<'a>(names: impl Iterator<Item = &'a str>) -> String {
    let names: Vec<String> = names.map(|name| format!("`{name}`")).collect();
    if names.is_empty() { "none".to_owned() } else { names.join(", ") }
}

fn select_operations<'m>(
    slice: &Slice<'m>,
    bound: &[&'m Shape],
    names: &[String],
    report: &mut Report,
) -> Option<Vec<&'m Shape>> {
    let mut chosen = Vec::new();
    let mut complete = true;
    for name in names {
        match bound.iter().find(|operation| operation.id.as_str() == name || slice.name(&operation.id) == name) {
            Some(operation) => match unsupported(slice, operation) {
                None => chosen.push(*operation),
                Some(reason) => {
                    complete = false;
                    let place = Place::of(operation.location, ["shapes", operation.id.as_str()]);
                    report.push(Diagnostic::error("Model", place, format!("cannot generate `{name}`: {reason}")));
                }
            },
            None => {
                complete = false;
                let known = bound.iter().map(|operation| slice.name(&operation.id));
                let message = format!("the service `{}` has no operation `{name}`", slice.service.id);
                let help = match left_out(slice.model).any(|id| id.name() == name) {
                    true => format!("the model is a slice without it: cut it again, with `--operation {name}`"),
                    false => suggestion(name, known),
                };
                report.push(Diagnostic::error("Model", Place::Nowhere, message).with_help(help));
            }
        }
    }
    sort_by_text(&mut chosen, |operation| operation.id.as_str());
    chosen.dedup_by(|a, b| a.id == b.id);
    complete.then_some(chosen)
}

fn warn_if_unsupported(slice: &Slice<'_>, operation: &Shape, report: &mut Report) -> bool {
    let reason = unsupported(slice, operation);
    if let Some(reason) = &reason {
        let place = Place::of(operation.location, ["shapes", operation.id.as_str()]);
        let message = format!("left out the operation `{}`: {reason}", operation.id.name());
        report.push(Diagnostic::warning("Model", place, message));
    }
    reason.is_none()
}

/// The reason why an operation is not supported, if it is not.
fn unsupported(slice: &Slice<'_>, operation: &Shape) -> Option<String> {
    let stream = unsupported_stream(slice.model, operation).map(str::to_owned);
    if slice.types_only {
        return stream;
    }
    stream
        .or_else(|| unsupported_events(slice, operation))
        .or_else(|| auth::unsupported(slice.model, slice.service, operation, &slice.auth_schemes))
}

/// Why the events of an operation cannot be sent, if they cannot.
fn unsupported_events(slice: &Slice<'_>, operation: &Shape) -> Option<String> {
    let ShapeKind::Operation(bindings) = &operation.kind else { return None };
    let protocol = slice.protocol.filter(|protocol| !protocol.sends_events())?;
    let members = slice.model.shape(&bindings.input)?.members();
    let is_event_stream = |member: &&&Member| {
        let target = slice.model.shape(&member.target);
        target.is_some_and(|target| matches!(target.kind, ShapeKind::Union(_)) && target.traits.has("streaming"))
    };
    let member = members.iter().find(is_event_stream)?;
    Some(format!(
        "its input has the event stream `{}`, which the protocol `{}` cannot send",
        member.name,
        protocol.id()
    ))
}

fn unsupported_stream(model: &Model, operation: &Shape) -> Option<&'static str> {
    let ShapeKind::Operation(bindings) = &operation.kind else { return Some("it is not an operation") };
    let members = |id| model.shape(id).into_iter().flat_map(Shape::members);
    for member in members(&bindings.input).chain(members(&bindings.output)) {
        let target = model.shape(&member.target)?;
        match target.kind {
            _ if !target.traits.has("streaming") => {}
            ShapeKind::Union(_) => {}
            _ if member.traits.has("httpPayload") => {}
            _ => return Some("a stream that is not the payload of an HTTP message is not supported"),
        }
    }
    let is_stream = |member: &&Member| model.shape(&member.target).is_some_and(|target| target.traits.has("streaming"));
    let has_several = |id| members(id).filter(is_stream).count() > 1;
    let several = has_several(&bindings.input) || has_several(&bindings.output);
    several.then_some("several streams in one message are not supported")
}
