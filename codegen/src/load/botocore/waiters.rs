use super::applied::{number, object, text};
use super::description::{Description, reference};
use super::names::Names;
use super::reader::Reader;
use crate::load::fragment::Apply;
use crate::model::{Node, Object, ShapeId, Trait};
use crate::sorted::SortedMap;
use std::collections::HashSet;

/// Smithy's default for the maximum delay between two attempts, in seconds.
/// <https://smithy.io/2.0/additional-specs/waiters.html#waiter-structure>
const DEFAULT_MAX_DELAY: i64 = 120;

/// Reads `waiters-2.json` into `waitable` traits.
///
/// Smithy's waiters have no maximum number of attempts. They match the HTTP status of a response only as success or as
/// the error with this status. An acceptor for a status that no error of the operation has is left out, as in AWS's own
/// models.
pub(super) fn read(
    root: Node,
    description: &Description<'_>,
    names: &Names<'_>,
    reader: &mut Reader<'_>,
) -> Vec<Apply> {
    let Some(root) = reader.as_object("waiters", &root) else { return Vec::new() };
    let waiters = reader.objects(root, "waiters");
    let mut by_operation: SortedMap<&str, SortedMap<&str, Node>> = SortedMap::new();
    reader.enter("waiters");
    for (name, waiter) in waiters {
        let Some(key) = reader.within(name, |reader| reader.text(waiter, "operation")) else { continue };
        let Some(operation) = description.operation(key) else { continue };
        let waitable = reader.within(name, |reader| waitable(waiter, operation, description, reader));
        by_operation.get_or_default(key).insert(name, waitable);
    }
    reader.leave();
    let id = ShapeId::parse("smithy.waiters#waitable").expect("a valid shape ID");
    let location = reader.location();
    let apply = |(key, waiters): (&str, SortedMap<&str, Node>)| {
        let target = names.operation(key)?.clone();
        let value = Node::Object(waiters.into_iter().collect());
        Some(Apply { target, applied: Trait { id: id.clone(), value, location } })
    };
    by_operation.into_iter().filter_map(apply).collect()
}

fn waitable<'n>(
    waiter: &Object,
    operation: &'n Object,
    description: &Description<'n>,
    reader: &mut Reader<'_>,
) -> Node {
    let documentation = reader.text(waiter, "description").map(text);
    let delay = reader.integer(waiter, "delay");
    let elements = reader.array(waiter, "acceptors").unwrap_or_default();
    let acceptors = reader.within("acceptors", |reader| {
        let mut acceptors = Vec::new();
        let mut statuses = HashSet::new();
        for (index, element) in elements.iter().enumerate() {
            let index = index.to_string();
            let Some(acceptor) = reader.as_object(&index, element) else { continue };
            // The first acceptor that matches decides; a second one for the same status has no effect.
            let status = acceptor.get("expected").and_then(Node::as_number).filter(|_| is_status(acceptor));
            if status.is_some_and(|status| !statuses.insert(status.as_str())) {
                continue;
            }
            let state = reader.within(&*index, |reader| reader.text(acceptor, "state")).map(text);
            let matchers = reader.within(index, |reader| matchers(acceptor, operation, description, reader));
            let of = |matcher| object([("state", state.clone()), ("matcher", Some(matcher))]);
            acceptors.extend(matchers.into_iter().map(of));
        }
        acceptors
    });
    object([
        ("documentation", documentation),
        ("acceptors", Some(Node::Array(acceptors))),
        ("minDelay", delay.map(number)),
        ("maxDelay", delay.filter(|delay| *delay > DEFAULT_MAX_DELAY).map(number)),
    ])
}

fn is_status(acceptor: &Object) -> bool {
    acceptor.get("matcher").and_then(Node::as_str) == Some("status")
}

/// The matchers that are equivalent to one acceptor of botocore.
fn matchers<'n>(
    acceptor: &Object,
    operation: &'n Object,
    description: &Description<'n>,
    reader: &mut Reader<'_>,
) -> Vec<Node> {
    let success = |success: bool| object([("success", Some(Node::Bool(success)))]);
    let error_type = |name: &str| object([("errorType", Some(text(name)))]);
    let matcher = reader.text(acceptor, "matcher").unwrap_or_default();
    match (matcher, acceptor.get("expected")) {
        ("status", Some(Node::Number(status))) => match status.as_i64() {
            Some(200..300) => vec![success(true)],
            Some(status) => errors_of_status(status, operation, description).map(error_type).collect(),
            None => Vec::new(),
        },
        ("error", Some(Node::Bool(error))) => vec![success(!error)],
        ("error", Some(Node::String(code))) => vec![error_type(code)],
        ("path" | "pathAll" | "pathAny", Some(expected)) => {
            let Some(path) = reader.text(acceptor, "argument") else { return Vec::new() };
            output(matcher, path, expected).into_iter().collect()
        }
        (other, _) => {
            reader.error(format!("unknown matcher `{other}`, or a matcher that does not support the expected value"));
            Vec::new()
        }
    }
}

fn output(matcher: &str, path: &str, expected: &Node) -> Option<Node> {
    let (path, expected, comparator) = match (expected, matcher) {
        (Node::String(expected), "path") => (path.to_owned(), expected.clone(), "stringEquals"),
        (Node::String(expected), "pathAll") => (path.to_owned(), expected.clone(), "allStringEquals"),
        (Node::String(expected), _) => (path.to_owned(), expected.clone(), "anyStringEquals"),
        (Node::Bool(expected), _) => (path.to_owned(), expected.to_string(), "booleanEquals"),
        // Smithy cannot compare numbers, but JMESPath can.
        (Node::Number(expected), "path") => {
            (format!("({path}) == `{}`", expected.as_str()), true.to_string(), "booleanEquals")
        }
        _ => return None,
    };
    let output = object([
        ("path", Some(text(path))),
        ("expected", Some(text(expected))),
        ("comparator", Some(text(comparator))),
    ]);
    Some(object([("output", Some(output))]))
}

/// The names of the errors of an operation that have an HTTP status.
fn errors_of_status<'n>(
    status: i64,
    operation: &'n Object,
    description: &Description<'n>,
) -> impl Iterator<Item = &'n str> {
    let errors = operation.get("errors").and_then(Node::as_array).unwrap_or_default();
    let has_status = move |name: &&str| {
        let error = description.shape(name).and_then(|shape| shape.get("error"));
        let found = error.and_then(|error| error.get("httpStatusCode")?.as_number()?.as_i64());
        found == Some(status)
    };
    errors.iter().filter_map(reference).filter(has_status)
}
