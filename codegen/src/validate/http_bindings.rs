use super::context::{Context, list};
use super::event::{Events, Subject, on_trait};
use super::published;
use crate::diagnostic::Severity;
use crate::model::{Member, Node, Shape};
use crate::selector::ShapeRef;

/// If one operation of a service has the trait `http`, or if a protocol of the service needs it, all operations have it.
/// <https://smithy.io/2.0/spec/http-bindings.html#http-trait>
pub(super) fn validate_missing(context: &Context<'_>, events: &mut Events) {
    const ID: &str = "HttpBindingsMissing";
    for (service_shape, service) in context.services() {
        let operations = context.operations_of(service);
        let needs_http =
            |id: &str| published::protocol_traits(context.model, id).iter().any(|each| each == "smithy.api#http");
        let protocol = service_shape.traits.iter().map(|applied| applied.id.as_str()).find(|id| needs_http(id));
        let severity = if protocol.is_some() { Severity::Error } else { Severity::Warning };
        let has_http = operations.iter().any(|(shape, _)| shape.traits.has("http"));
        if protocol.is_none() && !has_http {
            continue;
        }
        for (shape, _) in operations.iter().filter(|(shape, _)| !shape.traits.has("http")) {
            let reason = match protocol {
                Some(protocol) => format!("the protocol `{protocol}` of the service `{}` needs", service_shape.id),
                None => format!("other operations of the service `{}` have", service_shape.id),
            };
            events.push(severity, ID, *shape, format!("has no trait `http`, which {reason}"));
        }
    }
}

/// Bindings apply to members of inputs, outputs and errors, and to those of the right one.
/// <https://smithy.io/2.0/spec/http-bindings.html>
pub(super) fn validate_ignored(context: &Context<'_>, events: &mut Events) {
    const BINDINGS: [&str; 7] = [
        "httpHeader",
        "httpLabel",
        "httpPayload",
        "httpPrefixHeaders",
        "httpQuery",
        "httpQueryParams",
        "httpResponseCode",
    ];
    const ONLY_REQUEST: [&str; 3] = ["httpLabel", "httpQuery", "httpQueryParams"];
    for (shape, members) in context.structures().filter(|(shape, _)| !shape.traits.has("mixin")) {
        let bound = |member: &Member| BINDINGS.into_iter().find(|binding| member.traits.has(binding));
        if !members.iter().any(|member| bound(member).is_some()) {
            continue;
        }
        let roles: Vec<&str> = context.graph.reverse(ShapeRef::from(shape)).iter().map(|(name, _)| *name).collect();
        let (is_input, is_output) = (roles.contains(&"input"), roles.contains(&"output"));
        let is_error = roles.contains(&"error") || shape.traits.has("error");
        for member in members {
            let Some(binding) = bound(member) else { continue };
            let reason = match binding {
                _ if !is_input && !is_output && !is_error => "its structure is not an input, output or error",
                binding if ONLY_REQUEST.contains(&binding) && !is_input => "its structure is not an input",
                "httpResponseCode" if !is_output => "its structure is not an output",
                _ => continue,
            };
            let message = format!("the trait `{binding}` has no effect: {reason}");
            events.warning("HttpBindingTraitIgnored", on_trait(ShapeRef::member(shape, member), binding), message);
        }
    }
}

/// Methods are used as HTTP defines them.
/// <https://smithy.io/2.0/spec/http-bindings.html#method>
pub(super) fn validate_methods(context: &Context<'_>, events: &mut Events) {
    for (shape, operation) in context.operations() {
        let Some(method) = shape.traits.get("http").and_then(|http| http.get("method")).and_then(Node::as_str) else {
            continue;
        };
        let subject = on_trait(shape, "http");
        let (is_readonly, is_idempotent, has_body) = match method {
            "GET" | "HEAD" | "TRACE" => (Some(true), Some(false), false),
            "OPTIONS" => (Some(true), Some(false), true),
            "POST" | "PATCH" => (Some(false), None, true),
            "DELETE" => (Some(false), Some(true), false),
            "PUT" => (Some(false), Some(true), true),
            "CONNECT" => (Some(false), Some(false), true),
            _ => {
                let message = format!("`{method}` is not one of the HTTP methods that are in general use");
                events.note("HttpMethodSemantics.UnknownHttpMethod", subject, message);
                continue;
            }
        };
        let is_body = |member: &Member| {
            member.traits.has("httpPayload")
                || !["httpLabel", "httpHeader", "httpPrefixHeaders", "httpQuery", "httpQueryParams", "hostLabel"]
                    .iter()
                    .any(|binding| member.traits.has(binding))
        };
        let body: Vec<&str> = context
            .members_of(&operation.input)
            .iter()
            .filter(|member| is_body(member))
            .map(|member| member.name.as_str())
            .collect();
        if !has_body && !body.is_empty() {
            let message =
                format!("a request with the method `{method}` should not have a body, which {} go into", list(&body));
            events.danger("HttpMethodSemantics.UnexpectedPayload", subject, message);
        }
        let has = |name: &str| shape.traits.has(name);
        if is_readonly == Some(true) && !has("readonly") {
            let message = format!("has the method `{method}` but not the trait `readonly`");
            events.danger("HttpMethodSemantics.MissingReadonlyTrait", subject, message);
        } else if is_readonly == Some(false) && has("readonly") {
            let message = format!("has the method `{method}` and the trait `readonly`, which contradict each other");
            events.danger("HttpMethodSemantics.UnnecessaryReadonlyTrait", subject, message);
        }
        if is_idempotent == Some(true) && !has("idempotent") {
            let message = format!("has the method `{method}` but not the trait `idempotent`");
            events.danger("HttpMethodSemantics.MissingIdempotentTrait", subject, message);
        }
    }
}

/// Status codes fit responses and errors, and responses whose status has no body bind their members elsewhere.
/// <https://smithy.io/2.0/spec/http-bindings.html#httperror-trait>
pub(super) fn validate_response_codes(context: &Context<'_>, events: &mut Events) {
    for (shape, operation) in context.operations() {
        let Some(code) = code(shape, "http", Some("code")) else { continue };
        let subject = on_trait(shape, "http");
        if !(200..300).contains(&code) {
            let message = format!("the status code {code} is not one of a successful response, 200 to 299");
            events.danger(RESPONSE_CODES, subject, message);
        }
        check_body(code, subject, context.members_of(&operation.output), events);
    }
    for (shape, members) in context.structures() {
        let Some(code) = code(shape, "httpError", None) else { continue };
        let subject = on_trait(shape, "httpError");
        let kind = shape.traits.string("error").unwrap_or_default();
        let expected = match kind {
            "client" => 400..500,
            "server" => 500..600,
            _ => continue,
        };
        if !expected.contains(&code) {
            let (first, last) = (expected.start, expected.end - 1);
            let message = format!("the status code {code} is not one of a {kind} error, {first} to {last}");
            events.danger(RESPONSE_CODES, subject, message);
        }
        check_body(code, subject, members, events);
    }
}

const RESPONSE_CODES: &str = "HttpResponseCodeSemantics";

fn check_body<'m>(code: i64, subject: Subject<'m>, members: &[Member], events: &mut Events) {
    const ELSEWHERE: [&str; 3] = ["httpHeader", "httpPrefixHeaders", "httpResponseCode"];
    let is_in_body = |member: &&Member| !ELSEWHERE.iter().any(|binding| member.traits.has(binding));
    let body: Vec<&str> = members.iter().filter(is_in_body).map(|member| member.name.as_str()).collect();
    if matches!(code, 204 | 205) && !body.is_empty() {
        let message = format!("a response with the status code {code} has no body, which {} go into", list(&body));
        events.warning(RESPONSE_CODES, subject, message);
    }
}

fn code(shape: &Shape, name: &str, member: Option<&str>) -> Option<i64> {
    let value = shape.traits.get(name)?;
    member.map_or(Some(value), |member| value.get(member))?.as_number()?.as_i64()
}

/// A key in the query string has no scheme.
/// <https://smithy.io/2.0/spec/authentication-traits.html#httpapikeyauth-trait>
pub(super) fn validate_api_key(context: &Context<'_>, events: &mut Events) {
    for (shape, _) in context.services() {
        let Some(applied) = shape.traits.get("httpApiKeyAuth") else { continue };
        if applied.get("scheme").is_some() && applied.get("in").and_then(Node::as_str) != Some("header") {
            let message = "`scheme` can only be given if `in` is `header`";
            events.error("HttpApiKeyAuthTrait", on_trait(shape, "httpApiKeyAuth"), message);
        }
    }
}
