use super::context::{Context, list};
use super::event::{Events, on_trait};
use super::uri::{Segment, UriPattern};
use crate::model::{Node, Shape, ShapeKind};
use crate::sorted::SortedSet;

/// The URI of an operation.
fn uri(shape: &Shape) -> Option<&str> {
    shape.traits.get("http")?.get("uri")?.as_str()
}

/// URIs are patterns that can match a request.
/// <https://smithy.io/2.0/spec/http-bindings.html#uri>
pub(super) fn validate_format(context: &Context<'_>, events: &mut Events) {
    for (shape, _) in context.operations() {
        let Some(uri) = uri(shape) else { continue };
        match UriPattern::parse(uri) {
            Err(problem) => {
                let message = format!("the URI `{uri}` {problem}");
                events.error("Model", on_trait(shape, "http"), message);
            }
            Ok(pattern) => {
                if !uri.is_ascii() {
                    let message = format!("the URI `{uri}` must consist of ASCII characters: escape others by `%`");
                    events.error("HttpUriFormat", on_trait(shape, "http"), message);
                }
                let is_dots =
                    |segment: &Segment| matches!(segment, Segment::Literal(text) if text == "." || text == "..");
                if pattern.segments.iter().any(is_dots) {
                    let message = format!("the URI `{uri}` must not have the segments `.` and `..`");
                    events.error("HttpUriFormat", on_trait(shape, "http"), message);
                }
            }
        }
    }
}

/// At most one label is greedy, and it comes last.
/// <https://smithy.io/2.0/spec/http-bindings.html#greedy-labels>
pub(super) fn validate_greedy_labels(context: &Context<'_>, events: &mut Events) {
    for (shape, _) in context.operations() {
        let Some(pattern) = uri(shape).and_then(|uri| UriPattern::parse(uri).ok()) else { continue };
        let labels: Vec<(&str, bool)> = pattern.labels().collect();
        let greedy: Vec<&str> = labels.iter().filter(|(_, is_greedy)| *is_greedy).map(|(name, _)| *name).collect();
        if greedy.len() > 1 {
            let message = format!("at most one label of a URI should be greedy, found {}", list(&greedy));
            events.danger("HttpUriGreedyLabel", on_trait(shape, "http"), message);
        }
        if let [name, ..] = greedy.as_slice()
            && labels.last().is_some_and(|(last, _)| last != name)
        {
            let message = format!("the greedy label `{{{name}+}}` should be the last label of the URI");
            events.danger("HttpUriGreedyLabel", on_trait(shape, "http"), message);
        }
    }
}

/// No two operations of a service have URIs that match the same requests.
/// <https://smithy.io/2.0/spec/http-bindings.html#pattern-validation-and-conflict-avoidance>
pub(super) fn validate_conflicts(context: &Context<'_>, events: &mut Events) {
    for (_, service) in context.services() {
        let operations = context.operations_of(service);
        let text = |shape: &Shape, name: &str, member: &str| {
            shape.traits.get(name).and_then(|value| value.get(member)).and_then(Node::as_str).map(str::to_owned)
        };
        let patterns: Vec<(&Shape, Option<String>, UriPattern)> = operations
            .iter()
            .filter_map(|(shape, _)| {
                Some((*shape, text(shape, "http", "method"), UriPattern::parse(uri(shape)?).ok()?))
            })
            .collect();
        for (index, (shape, method, pattern)) in patterns.iter().enumerate() {
            let others = patterns.iter().enumerate().filter(|(other, (_, other_method, other_pattern))| {
                *other != index && other_method == method && pattern.is_equivalent(other_pattern)
            });
            let others: Vec<&Shape> = others.map(|(_, (other, ..))| *other).collect();
            let (same, elsewhere): (Vec<&Shape>, Vec<&Shape>) =
                others.into_iter().partition(|other| !is_told_apart(context, shape, other));
            let uri = uri(shape).unwrap_or_default();
            if !same.is_empty() {
                let names = list(same.iter().map(|other| other.id.as_str()));
                let message = format!("the URI `{uri}` matches the same requests as that of {names}");
                events.error("HttpUriConflict", on_trait(*shape, "http"), message);
            }
            if !elsewhere.is_empty() {
                let names = list(elsewhere.iter().map(|other| other.id.as_str()));
                let message = format!(
                    "the URI `{uri}` matches the same requests as that of {names}, from which it differs in something else"
                );
                events.danger("HttpUriConflict", on_trait(*shape, "http"), message);
            }
        }
    }
}

/// Whether requests for two operations with equivalent URIs differ in something else: in the host, or in a query parameter
/// or header that one of them always has. An operation that is deprecated gives way to the other.
fn is_told_apart(context: &Context<'_>, first: &Shape, second: &Shape) -> bool {
    let host = |shape: &Shape| {
        let prefix = shape.traits.get("endpoint").and_then(|value| value.get("hostPrefix")).cloned();
        (prefix, shape.traits.get("smithy.rules#staticContextParams").cloned())
    };
    let required = |shape: &Shape| -> SortedSet<String> {
        let ShapeKind::Operation(operation) = &shape.kind else { return SortedSet::new() };
        let members = context.members_of(&operation.input).iter().filter(|member| member.traits.has("required"));
        let bound = members.filter_map(|member| {
            let query = member.traits.string("httpQuery").map(|name| format!("?{name}"));
            query.or_else(|| member.traits.string("httpHeader").map(str::to_lowercase))
        });
        bound.collect()
    };
    host(first) != host(second)
        || required(first) != required(second)
        || first.traits.has("deprecated") != second.traits.has("deprecated")
}
