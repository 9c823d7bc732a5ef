use super::context::{Context, list};
use super::event::Events;
use crate::model::{Member, Shape};

const ID: &str = "HttpPayload";

/// Traits that bind a member to a part of a request, and those that bind one to a part of a response.
const REQUEST: [&str; 6] =
    ["httpLabel", "httpHeader", "httpPrefixHeaders", "httpQuery", "httpQueryParams", "httpPayload"];
const RESPONSE: [&str; 4] = ["httpHeader", "httpPrefixHeaders", "httpResponseCode", "httpPayload"];

/// Beside a payload, every member is bound to another part of the message.
/// <https://smithy.io/2.0/spec/http-bindings.html#httppayload-trait>
pub(super) fn validate(context: &Context<'_>, events: &mut Events) {
    for (shape, operation) in context.operations().filter(|(shape, _)| shape.traits.has("http")) {
        for (structure, bindings) in [(&operation.input, &REQUEST[..]), (&operation.output, &RESPONSE[..])] {
            if let Some(structure) = context.shape(structure) {
                structure_is_bound(structure, context.members_of(&structure.id), bindings, Some(shape), events);
            }
        }
    }
    for (shape, members) in context.structures().filter(|(shape, _)| shape.traits.has("error")) {
        structure_is_bound(shape, members, &RESPONSE, None, events);
    }
}

fn structure_is_bound(
    shape: &Shape,
    members: &[Member],
    bindings: &[&str],
    operation: Option<&Shape>,
    events: &mut Events,
) {
    let Some(payload) = members.iter().find(|member| member.traits.has("httpPayload")) else { return };
    let is_unbound = |member: &&Member| !bindings.iter().any(|binding| member.traits.has(binding));
    let unbound: Vec<&str> = members.iter().filter(is_unbound).map(|member| member.name.as_str()).collect();
    if unbound.is_empty() {
        return;
    }
    let operation = operation.map(|operation| format!(" in the operation `{}`", operation.id)).unwrap_or_default();
    let message = format!(
        "the member `{}` is the payload, so every other member must be bound to the HTTP message too, but {} would never be \
         sent{operation}",
        payload.name,
        list(&unbound)
    );
    events.error(ID, shape, message);
}
