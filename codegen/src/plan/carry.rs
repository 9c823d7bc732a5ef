//! Values that a protocol cannot carry. A call with such a value would fail every time.

use super::context::Context;
use crate::diagnostic::{Diagnostic, Place, Report};
use crate::model::{Model, Shape, ShapeId, ShapeKind};
use crate::select::{Protocol, Slice};
use crate::sorted::{SortedSet, sort_by_text};

/// Reports each member of an operation's messages whose values the protocol cannot carry.
pub(super) fn check(context: &Context<'_>, slice: &Slice<'_>, report: &mut Report) {
    for shape in &slice.operations {
        let ShapeKind::Operation(operation) = &shape.kind else { continue };
        let errors = operation.errors.iter().map(|id| (id, "an error"));
        let messages = [(&operation.input, "the input"), (&operation.output, "the output")].into_iter().chain(errors);
        for (message, role) in messages {
            for (member, kind) in
                unsupported(context.model, message, |kind| reason(context.protocol, kind, role == "the input"))
            {
                let text = format!(
                    "`{}` cannot be called by the protocol `{}`: `{member}` in {role} is a {kind}, which the protocol \
                     cannot carry",
                    shape.id,
                    context.protocol.id()
                );
                let location = context.model.shape(&member.without_member()).map_or(shape.location, |owner| {
                    let found = owner.members().into_iter().find(|each| Some(each.name.as_str()) == member.member());
                    found.map_or(owner.location, |found| found.location)
                });
                let owner = member.without_member();
                let name = member.member().unwrap_or_default();
                let place = Place::of(location, ["shapes", owner.as_str(), "members", name]);
                report.push(Diagnostic::error(event_id(kind), place, text));
            }
        }
    }
}

/// The kind of value in words, if the protocol cannot carry it.
fn reason(protocol: Protocol, kind: &ShapeKind, is_input: bool) -> Option<&'static str> {
    match (protocol, kind) {
        (Protocol::AwsQuery | Protocol::Ec2Query | Protocol::RestXml { .. }, ShapeKind::Document) => Some("document"),
        (Protocol::Ec2Query, ShapeKind::Map { .. }) if is_input => Some("map"),
        _ => None,
    }
}

/// The event ID of Smithy's own validators where there is one.
fn event_id(kind: &str) -> &'static str {
    if kind == "document" { "NoInlineDocumentSupport" } else { "Model" }
}

/// The members in the closure of a shape whose targets have a reason not to be there.
fn unsupported(
    model: &Model,
    root: &ShapeId,
    reason: impl Fn(&ShapeKind) -> Option<&'static str>,
) -> Vec<(ShapeId, &'static str)> {
    let mut found = Vec::new();
    let mut seen: SortedSet<&ShapeId> = SortedSet::from_iter([root]);
    let mut open: Vec<&Shape> = model.shape(root).into_iter().collect();
    while let Some(shape) = open.pop() {
        for member in shape.members() {
            let Some(target) = model.shape(&member.target) else { continue };
            if let Some(reason) = reason(&target.kind) {
                found.push((shape.id.with_member(&member.name), reason));
            } else if seen.insert(&target.id) {
                open.push(target);
            }
        }
    }
    sort_by_text(&mut found, |(member, _)| member.as_str());
    found
}
