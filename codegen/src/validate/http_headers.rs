use super::context::{Context, list};
use super::event::{Events, on_trait};
use crate::model::Member;
use crate::selector::ShapeRef;
use crate::sorted::SortedMap;

/// Headers that belong to the transport, to authentication, or to the other side.
/// <https://smithy.io/2.0/spec/http-bindings.html#restricted-http-headers>
const RESTRICTED: [&str; 15] = [
    "authorization",
    "connection",
    "content-length",
    "expect",
    "host",
    "max-forwards",
    "proxy-authenticate",
    "server",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
    "user-agent",
    "www-authenticate",
    "x-forwarded-for",
];

/// Names of headers are valid, not restricted, and each is there once.
/// <https://smithy.io/2.0/spec/http-bindings.html#httpheader-trait>
pub(super) fn validate(context: &Context<'_>, events: &mut Events) {
    const ID: &str = "HttpHeaderTrait";
    for (shape, members) in context.structures() {
        let mut by_name: SortedMap<String, Vec<&str>> = SortedMap::new();
        for member in members {
            let Some(header) = member.traits.string("httpHeader") else { continue };
            let subject = on_trait(ShapeRef::member(shape, member), "httpHeader");
            by_name.get_or_default(header.to_ascii_lowercase()).push(&member.name);
            if !is_token(header) {
                events.error(ID, subject, format!("`{header}` is not the name of an HTTP header"));
            } else if RESTRICTED.contains(&header.to_ascii_lowercase().as_str()) {
                let message =
                    format!("the header `{header}` should not be bound: clients and servers set it themselves");
                events.danger(ID, subject, message);
            }
        }
        for (header, members) in by_name.into_iter().filter(|(_, members)| members.len() > 1) {
            events.error(ID, shape, format!("the members {} are all bound to the header `{header}`", list(&members)));
        }
    }
}

/// No header has the prefix of a member that holds all headers with that prefix.
/// <https://smithy.io/2.0/spec/http-bindings.html#httpprefixheaders-trait>
pub(super) fn validate_prefixes(context: &Context<'_>, events: &mut Events) {
    const ID: &str = "HttpPrefixHeadersTrait";
    for (shape, members) in context.structures() {
        for member in members {
            // With an empty prefix the map holds all headers, also those that other members are bound to.
            let prefix = member.traits.string("httpPrefixHeaders").filter(|prefix| !prefix.is_empty());
            let Some(prefix) = prefix else { continue };
            let has_prefix = |other: &&Member| {
                let header = other.traits.string("httpHeader");
                header.is_some_and(|header| header.to_ascii_lowercase().starts_with(&prefix.to_ascii_lowercase()))
            };
            for other in members.iter().filter(has_prefix) {
                let header = other.traits.string("httpHeader").unwrap_or_default();
                let message = format!(
                    "the header `{header}` starts with `{prefix}`, and the member `{}` holds all headers that do",
                    member.name
                );
                events.error(ID, on_trait(ShapeRef::member(shape, other), "httpHeader"), message);
            }
        }
    }
}

/// Whether a text is a token, as <https://www.rfc-editor.org/rfc/rfc9110#section-5.6.2> defines it.
fn is_token(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(c))
}
