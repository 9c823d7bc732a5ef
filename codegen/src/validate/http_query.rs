use super::context::{Context, list};
use super::event::{Events, on_trait};
use super::uri::UriPattern;
use crate::model::Node;
use crate::selector::ShapeRef;
use crate::sorted::SortedMap;

/// Each parameter of the query string is bound once, and is not a literal of the URI.
/// <https://smithy.io/2.0/spec/http-bindings.html#httpquery-trait>
pub(super) fn validate(context: &Context<'_>, events: &mut Events) {
    const ID: &str = "HttpQueryTrait";
    for (shape, members) in context.structures() {
        let mut by_name: SortedMap<&str, Vec<&str>> = SortedMap::new();
        for member in members {
            if let Some(name) = member.traits.string("httpQuery") {
                by_name.get_or_default(name).push(&member.name);
            }
        }
        for (name, members) in by_name.into_iter().filter(|(_, members)| members.len() > 1) {
            let message = format!("the members {} are all bound to the query parameter `{name}`", list(&members));
            events.error(ID, shape, message);
        }
    }
    for (shape, operation) in context.operations() {
        let uri = shape.traits.get("http").and_then(|http| http.get("uri")).and_then(Node::as_str);
        let Some(pattern) = uri.and_then(|uri| UriPattern::parse(uri).ok()) else { continue };
        let Some(input) = context.shape(&operation.input) else { continue };
        for member in context.members_of(&operation.input) {
            let Some(name) = member.traits.string("httpQuery") else { continue };
            if pattern.query.iter().any(|(literal, _)| literal == name) {
                let message =
                    format!("the query parameter `{name}` is a literal in the URI of the operation `{}`", shape.id);
                events.error(ID, on_trait(ShapeRef::member(input, member), "httpQuery"), message);
            }
        }
    }
}

/// A map of query parameters suits operations whose method has no body.
/// <https://smithy.io/2.0/spec/http-bindings.html#httpqueryparams-trait>
pub(super) fn validate_params(context: &Context<'_>, events: &mut Events) {
    for (shape, members) in context.structures() {
        let has_params = members.iter().find(|member| member.traits.has("httpQueryParams"));
        let query: Vec<&str> =
            members.iter().filter(|member| member.traits.has("httpQuery")).map(|member| member.name.as_str()).collect();
        if let Some(params) = has_params
            && !query.is_empty()
        {
            let message = format!(
                "a service cannot tell the query parameters of the map `{}` from those of the members {}",
                params.name,
                list(&query)
            );
            events.warning("HttpQueryParamsTrait", shape, message);
        }
    }
}
