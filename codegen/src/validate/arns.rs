use super::context::{Context, list};
use super::event::{Events, on_trait};
use crate::model::Node;

const ID: &str = "ArnTemplate";
const TRAIT: &str = "aws.api#arn";

/// The labels of ARN templates are identifiers of their resources.
/// <https://smithy.io/2.0/aws/aws-core.html#aws-api-arn-trait>
pub(super) fn validate(context: &Context<'_>, events: &mut Events) {
    for (shape, resource) in context.resources() {
        let Some(applied) = shape.traits.get(TRAIT) else { continue };
        let Some(template) = applied.get("template").and_then(Node::as_str) else { continue };
        let flag = |name: &str| applied.get(name).and_then(Node::as_bool) == Some(true);
        let subject = on_trait(shape, TRAIT);
        match labels(template) {
            None => events.error(ID, subject, format!("the template `{template}` has a brace without its counterpart")),
            Some(labels) => {
                let is_known = |label: &&str| resource.identifiers.iter().any(|(name, _)| name == label);
                let unknown: Vec<&str> = labels.into_iter().filter(|label| !is_known(label)).collect();
                if !unknown.is_empty() {
                    let message = format!(
                        "the template `{template}` has the labels {}, which are not identifiers",
                        list(&unknown)
                    );
                    events.error(ID, subject, message);
                }
            }
        }
        if template.starts_with('/') && !flag("absolute") {
            events.error(ID, subject, format!("the relative template `{template}` must not start with `/`"));
        }
        for name in ["noRegion", "noAccount"] {
            if flag(name) && flag("absolute") {
                events.error(ID, subject, format!("`{name}` can only be set for a template that is relative"));
            }
        }
    }
}

/// The texts in braces; `None` if a brace has no counterpart.
fn labels(template: &str) -> Option<Vec<&str>> {
    let mut labels = Vec::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        let (label, after) = after.split_once('}')?;
        if before.contains('}') || label.contains('{') {
            return None;
        }
        labels.push(label);
        rest = after;
    }
    (!rest.contains('}')).then_some(labels)
}
