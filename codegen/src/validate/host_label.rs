use super::context::{Context, list};
use super::event::{Events, on_trait};
use crate::model::Node;
use crate::selector::ShapeRef;

const ID: &str = "HostLabelTrait";

/// Each label of a host prefix has an input member with the trait `hostLabel`, and each such member has a label.
/// <https://smithy.io/2.0/spec/endpoint-traits.html#endpoint-trait>
pub(super) fn validate(context: &Context<'_>, events: &mut Events) {
    for (shape, operation) in context.operations() {
        let prefix = shape.traits.get("endpoint").and_then(|value| value.get("hostPrefix")).and_then(Node::as_str);
        let Some(prefix) = prefix else { continue };
        let subject = on_trait(shape, "endpoint");
        let labels = match labels(prefix) {
            Ok(labels) => labels,
            Err(problem) => {
                events.error("Model", subject, format!("the host prefix `{prefix}` {problem}"));
                continue;
            }
        };
        if !begins_host_name(prefix) {
            let message = format!("the host prefix `{prefix}` is not the beginning of a host name");
            events.error(ID, subject, message);
            continue;
        }
        let members = context.members_of(&operation.input);
        let is_bound =
            |name: &&str| members.iter().any(|member| member.name == **name && member.traits.has("hostLabel"));
        let missing: Vec<&str> = labels.iter().filter(|name| !is_bound(name)).copied().collect();
        if !missing.is_empty() {
            let message = format!(
                "the host prefix `{prefix}` has the labels {}, but the input `{}` has no members of these names with the \
                 trait `hostLabel`",
                list(&missing),
                operation.input
            );
            events.error(ID, subject, message);
        }
        if !labels.is_empty() && !prefix.ends_with('.') {
            let message = format!(
                "the host prefix `{prefix}` has labels and should end with a period, or requests could go to a host that is \
                 not the service's"
            );
            events.danger(ID, subject, message);
        }
        let Some(input) = context.shape(&operation.input) else { continue };
        for member in members.iter().filter(|member| member.traits.has("hostLabel")) {
            if !labels.contains(&member.name.as_str()) {
                let message = format!(
                    "has the trait `hostLabel`, but the host prefix `{prefix}` of the operation `{}` has no label `{{{}}}`",
                    shape.id, member.name
                );
                events.error(ID, on_trait(ShapeRef::member(input, member), "hostLabel"), message);
            }
        }
    }
}

/// The labels of a host prefix, in order, or the problem with them.
fn labels(prefix: &str) -> Result<Vec<&str>, String> {
    let mut labels = Vec::new();
    let mut rest = prefix;
    while let Some((before, after)) = rest.split_once('{') {
        if before.is_empty() && !labels.is_empty() {
            return Err("must not have two labels next to each other".to_owned());
        }
        let Some((label, after)) = after.split_once('}') else { return Err("has a label without an end".to_owned()) };
        if !crate::model::is_identifier(label) {
            return Err(format!("must not have the label `{{{label}}}`: a label is the name of a member"));
        }
        if labels.contains(&label) {
            return Err(format!("must not have the label `{label}` twice"));
        }
        labels.push(label);
        rest = after;
    }
    Ok(labels)
}

/// Whether a host prefix, with a letter for each label, is the beginning of a host name.
fn begins_host_name(prefix: &str) -> bool {
    let mut host = String::new();
    let mut rest = prefix;
    while let Some((before, after)) = rest.split_once('{') {
        host += before;
        host.push('a');
        rest = after.split_once('}').map_or("", |(_, after)| after);
    }
    host += rest;
    let is_valid = |part: &str| {
        !part.is_empty()
            && part.len() <= 63
            && !part.starts_with('-')
            && part.chars().all(|character| character.is_ascii_alphanumeric() || character == '-')
    };
    host.strip_suffix('.').unwrap_or(&host).split('.').all(is_valid)
}
