//! Prefixes of the endpoint's host.
//! <https://smithy.io/2.0/spec/endpoint-traits.html#endpoint-trait>

use super::client::{Field, HostPrefix, Structure, Value};
use crate::diagnostic::{Diagnostic, Place, Report};
use crate::model::{Node, Shape};

/// Plans the host prefix of an operation, if it has one.
pub(super) fn plan(operation: &Shape, input: &Structure, report: &mut Report) -> Option<HostPrefix> {
    let applied = operation.traits.find("endpoint")?;
    let prefix = match applied.value.get("hostPrefix").and_then(Node::as_str) {
        Some(prefix) => parse(prefix, input),
        None => Err("the trait `endpoint` must hold a string `hostPrefix`".to_owned()),
    };
    let path = ["shapes", operation.id.as_str(), "traits", "smithy.api#endpoint"];
    prefix
        .map_err(|message| {
            report.push(Diagnostic::error("EndpointTrait", Place::of(applied.location, path), message));
        })
        .ok()
}

fn parse(prefix: &str, input: &Structure) -> Result<HostPrefix, String> {
    let invalid = |problem: String| format!("the host prefix `{prefix}` {problem}");
    let (mut template, mut labels) = (String::new(), Vec::new());
    let mut rest = prefix;
    while let Some((text, after)) = rest.split_once('{') {
        check_text(text).map_err(invalid)?;
        let (member, after) = after.split_once('}').ok_or_else(|| invalid("has a `{` without a `}`".to_owned()))?;
        let is_label = |field: &&Field| {
            let is_text = matches!(field.value, Value::String | Value::Enum(_));
            is_text && field.schema.is_host_label() && field.schema.is_of(member)
        };
        let field = input.fields.iter().find(is_label).ok_or_else(|| {
            invalid(format!("names `{member}`, which is not a string member of the input with the trait `hostLabel`"))
        })?;
        template.extend([text, "{", field.name.bare(), "}"]);
        if !labels.contains(&field.name) {
            labels.push(field.name.clone());
        }
        rest = after;
    }
    check_text(rest).map_err(invalid)?;
    template.push_str(rest);
    Ok(HostPrefix { template, labels })
}

fn check_text(text: &str) -> Result<(), String> {
    match text.chars().find(|char| !char.is_ascii_alphanumeric() && !matches!(char, '-' | '.')) {
        Some(char) => Err(format!("has a {char:?}, which is not allowed in a host name")),
        None => Ok(()),
    }
}
