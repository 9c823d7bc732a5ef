use super::context::{Context, list};
use super::event::{Events, on_trait};
use super::uri::UriPattern;
use crate::model::{Node, ShapeKind};

const ID: &str = "HttpLabelTrait";

/// Each label of a URI has an input member with the trait `httpLabel`, and each such member has a label.
/// <https://smithy.io/2.0/spec/http-bindings.html#httplabel-trait>
pub(super) fn validate(context: &Context<'_>, events: &mut Events) {
    for (shape, operation) in context.operations() {
        let Some(uri) = shape.traits.get("http").and_then(|http| http.get("uri")).and_then(Node::as_str) else {
            continue;
        };
        let Ok(pattern) = UriPattern::parse(uri) else { continue };
        let input = context.shape(&operation.input);
        let members = context.members_of(&operation.input);
        let bound = |name: &str| members.iter().any(|member| member.name == name && member.traits.has("httpLabel"));
        let missing: Vec<&str> = pattern.labels().map(|(name, _)| name).filter(|name| !bound(name)).collect();
        if !missing.is_empty() {
            let message = format!(
                "the URI `{uri}` has the labels {}, but the input `{}` has no members of these names with the trait `httpLabel`",
                list(&missing),
                operation.input,
            );
            events.error(ID, on_trait(shape, "http"), message);
        }
        let Some(input) = input else { continue };
        for member in members.iter().filter(|member| member.traits.has("httpLabel")) {
            let subject = crate::selector::ShapeRef::member(input, member);
            let label = pattern.labels().find(|(name, _)| *name == member.name);
            let is_string = context
                .target(member)
                .is_some_and(|target| matches!(target.kind, ShapeKind::String | ShapeKind::Enum(_)));
            match label {
                None => {
                    let message = format!(
                        "has the trait `httpLabel`, but the URI `{uri}` of the operation `{}` has no label `{{{}}}`, so it \
                         would never be sent",
                        shape.id, member.name
                    );
                    events.error(ID, on_trait(subject, "httpLabel"), message);
                }
                Some((_, true)) if !is_string => {
                    let message = format!(
                        "must target a string, since `{{{}+}}` is a greedy label in the URI of the operation `{}`",
                        member.name, shape.id
                    );
                    events.error(ID, subject, message);
                }
                Some(_) => {}
            }
        }
    }
}
