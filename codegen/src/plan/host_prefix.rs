//! What the requests of an operation put before the host of the endpoint.
//! <https://smithy.io/2.0/spec/endpoint-traits.html#endpoint-trait>

use super::names::Name;
use super::{Field, Structure, Value};
use crate::diagnostic::{Diagnostic, Place, Report};
use crate::model::{Node, Shape};

/// The `endpoint` trait of an operation.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct HostPrefix {
    /// The prefix, with the name of a field in braces where its value stands.
    pub(crate) template: String,
    /// The fields of the input that stand in it.
    pub(crate) labels: Vec<Name>,
}

impl HostPrefix {
    /// The prefix of an operation with this input, if it has one.
    pub(super) fn of(operation: &Shape, input: &Structure, report: &mut Report) -> Option<Self> {
        let applied = operation.traits.find("endpoint")?;
        let prefix = match applied.value.get("hostPrefix").and_then(Node::as_str) {
            Some(prefix) => Self::parse(prefix, input),
            None => Err("the trait `endpoint` must hold a string `hostPrefix`".to_owned()),
        };
        let path = ["shapes", operation.id.as_str(), "traits", "smithy.api#endpoint"];
        prefix
            .map_err(|message| {
                report.push(Diagnostic::error("EndpointTrait", Place::of(applied.location, path), message));
            })
            .ok()
    }

    fn parse(prefix: &str, input: &Structure) -> Result<Self, String> {
        let wrong = |problem: String| format!("the host prefix `{prefix}` {problem}");
        let (mut template, mut labels) = (String::new(), Vec::new());
        let mut rest = prefix;
        while let Some((text, after)) = rest.split_once('{') {
            check_text(text).map_err(wrong)?;
            let (member, after) = after.split_once('}').ok_or_else(|| wrong("has a `{` without a `}`".to_owned()))?;
            let is_label = |field: &&Field| {
                let is_text = matches!(field.value, Value::String | Value::Enum(_));
                is_text && field.schema.is_host_label() && field.schema.id.member.as_deref() == Some(member)
            };
            let field = input.fields.iter().find(is_label).ok_or_else(|| {
                wrong(format!("names `{member}`, which is no string of the input with the trait `hostLabel`"))
            })?;
            template.extend([text, "{", field.name.bare(), "}"]);
            if !labels.contains(&field.name) {
                labels.push(field.name.clone());
            }
            rest = after;
        }
        check_text(rest).map_err(wrong)?;
        template.push_str(rest);
        Ok(Self { template, labels })
    }
}

fn check_text(text: &str) -> Result<(), String> {
    match text.chars().find(|char| !char.is_ascii_alphanumeric() && !matches!(char, '-' | '.')) {
        Some(char) => Err(format!("has a {char:?}, which cannot stand in a host name")),
        None => Ok(()),
    }
}
