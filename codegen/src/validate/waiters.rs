use super::context::Context;
use super::event::{Events, on_trait};
use super::jmespath_type::{self, Simple, Value};
use crate::jmespath;
use crate::model::{Node, Operation, Shape, ShapeKind};
use crate::sorted::SortedMap;

const ID: &str = "WaitableTrait";

/// Waiters can succeed, and refer to members that exist.
/// <https://smithy.io/2.0/additional-specs/waiters.html>
pub(super) fn validate(context: &Context<'_>, events: &mut Events) {
    for (service_shape, service) in context.services() {
        let mut names: SortedMap<String, &Shape> = SortedMap::new();
        for (shape, _) in context.operations_of(service) {
            for (name, _) in waiters(shape) {
                let before = names.insert(name.to_lowercase(), shape);
                if let Some(before) = before.filter(|before| before.id != shape.id) {
                    let message = format!(
                        "has the waiter `{name}`, whose name the operation `{}` of the service `{}` uses too",
                        before.id, service_shape.id
                    );
                    events.error(ID, on_trait(shape, "smithy.waiters#waitable"), message);
                }
            }
        }
    }
    for (shape, operation) in context.operations() {
        for (name, waiter) in waiters(shape) {
            for problem in waiter_problems(context, operation, name, waiter) {
                events.error(ID, on_trait(shape, "smithy.waiters#waitable"), format!("the waiter `{name}`: {problem}"));
            }
        }
    }
}

fn waiters(shape: &Shape) -> impl Iterator<Item = (&str, &Node)> {
    shape.traits.get("smithy.waiters#waitable").and_then(Node::as_object).into_iter().flat_map(|object| object.iter())
}

fn waiter_problems(context: &Context<'_>, operation: &Operation, name: &str, waiter: &Node) -> Vec<String> {
    let mut problems = Vec::new();
    let is_pascal =
        name.starts_with(|c: char| c.is_ascii_uppercase()) && name.chars().all(|c| c.is_ascii_alphanumeric());
    if !is_pascal {
        problems.push("its name must be letters and digits, the first an upper case letter".to_owned());
    }
    let delay = |member: &str, default: i64| {
        waiter.get(member).map_or(Some(default), |value| value.as_number().and_then(|number| number.as_i64()))
    };
    let (min, max) = (delay("minDelay", 2), delay("maxDelay", 120));
    for (member, value) in [("minDelay", min), ("maxDelay", max)] {
        if value.is_none_or(|value| value < 1) {
            problems.push(format!("`{member}` must be an integer of at least 1"));
        }
    }
    if let (Some(min), Some(max)) = (min, max)
        && min > max
    {
        problems.push(format!("`minDelay` is {min}, which is above `maxDelay`, {max}"));
    }
    let acceptors = waiter.get("acceptors").and_then(Node::as_array).unwrap_or_default();
    if !acceptors.iter().any(|acceptor| acceptor.get("state").and_then(Node::as_str) == Some("success")) {
        problems.push("none of its acceptors has the state `success`".to_owned());
    }
    for (index, acceptor) in acceptors.iter().enumerate() {
        let problem = acceptor.get("matcher").and_then(|matcher| matcher_problem(context, operation, matcher));
        problems.extend(problem.map(|problem| format!("the matcher of acceptor {index} {problem}")));
        let problem = message_problem(context, operation, acceptor);
        problems.extend(problem.map(|problem| format!("the message of acceptor {index} {problem}")));
    }
    problems
}

/// The message of a failure is a path to a string or a list of strings in the output.
fn message_problem(context: &Context<'_>, operation: &Operation, acceptor: &Node) -> Option<String> {
    let path = acceptor.get("message")?.as_str()?;
    let state = acceptor.get("state").and_then(Node::as_str).unwrap_or_default();
    if state != "failure" {
        return Some(format!("has no effect, because the state is `{state}`: only the state `failure` has a message"));
    }
    let path = match jmespath::parse(path) {
        Ok(path) => path,
        Err(error) => return Some(format!("is not JMESPath: {error}")),
    };
    let value = jmespath_type::value(context, &path, context.shape(&operation.output)?)?;
    let found = match value.simple()? {
        Simple::Text => return None,
        Simple::Array => {
            let element = Value::element(value, context).and_then(jmespath_type::simple)?;
            if element == Simple::Text {
                return None;
            }
            format!("list of {}s", element.name())
        }
        other => other.name().to_owned(),
    };
    Some(format!("must be a string or a list of strings, found a {found}"))
}

fn matcher_problem(context: &Context<'_>, operation: &Operation, matcher: &Node) -> Option<String> {
    let members = matcher.as_object()?;
    let (kind, value) = members.iter().next().filter(|_| members.len() == 1)?;
    if !matches!(kind, "output" | "inputOutput") {
        return None;
    }
    for structure in [&operation.output].into_iter().chain((kind == "inputOutput").then_some(&operation.input)) {
        if !matches!(context.shape(structure).map(|shape| &shape.kind), Some(ShapeKind::Structure(_))) {
            return Some(format!("is of the kind `{kind}`, but the operation has no such structure"));
        }
    }
    let text = |name: &str| value.get(name).and_then(Node::as_str);
    if let Some(Err(error)) = text("path").map(jmespath::parse) {
        return Some(format!("has a path that is not JMESPath: {error}"));
    }
    match text("comparator")? {
        "booleanEquals" if !matches!(text("expected"), Some("true" | "false")) => {
            Some("compares with a boolean, so `expected` must be `true` or `false`".to_owned())
        }
        "booleanEquals" | "stringEquals" | "allStringEquals" | "anyStringEquals" => None,
        other => Some(format!("has the comparator `{other}`, which is not known")),
    }
}
