//! Authentication schemes of services and operations.
//! <https://smithy.io/2.0/spec/authentication-traits.html>

use crate::diagnostic::{Diagnostic, Place, Report};
use crate::model::{Node, Shape};

/// An authentication scheme that the runtime supports.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum AuthScheme {
    SigV4,
    SigV4a,
    HttpApiKey,
    HttpBasic,
    HttpBearer,
    NoAuth,
}

/// Where requests carry the key of
/// [`httpApiKeyAuth`](https://smithy.io/2.0/spec/authentication-traits.html#httpapikeyauth-trait).
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum ApiKey {
    Header { name: String, scheme: String },
    Query { name: String },
}

impl ApiKey {
    /// The API key of a service, if it has one.
    pub(super) fn of(service: &Shape) -> Option<Self> {
        let applied = service.traits.get("smithy.api#httpApiKeyAuth")?;
        let text = |member: &str| applied.get(member).and_then(Node::as_str).map(str::to_owned);
        let name = text("name")?;
        Some(match text("in").as_deref() {
            Some("query") => ApiKey::Query { name },
            _ => ApiKey::Header { name, scheme: text("scheme").unwrap_or_default() },
        })
    }
}

impl AuthScheme {
    /// The constant of the runtime's module `auth`.
    pub(crate) fn constant(self) -> &'static str {
        match self {
            AuthScheme::SigV4 => "SIGV4",
            AuthScheme::SigV4a => "SIGV4A",
            AuthScheme::HttpApiKey => "HTTP_API_KEY",
            AuthScheme::HttpBasic => "HTTP_BASIC",
            AuthScheme::HttpBearer => "HTTP_BEARER",
            AuthScheme::NoAuth => "NO_AUTH",
        }
    }

    /// The name of the scheme in endpoints, if it has one.
    pub(crate) fn endpoint_name(self) -> Option<&'static str> {
        match self {
            AuthScheme::SigV4 => Some("sigv4"),
            AuthScheme::SigV4a => Some("sigv4a"),
            AuthScheme::HttpApiKey | AuthScheme::HttpBasic | AuthScheme::HttpBearer | AuthScheme::NoAuth => None,
        }
    }

    /// The scheme of this shape ID.
    pub(super) fn of(id: &str) -> Option<Self> {
        match id {
            "aws.auth#sigv4" => Some(AuthScheme::SigV4),
            "aws.auth#sigv4a" => Some(AuthScheme::SigV4a),
            "smithy.api#httpApiKeyAuth" => Some(AuthScheme::HttpApiKey),
            "smithy.api#httpBasicAuth" => Some(AuthScheme::HttpBasic),
            "smithy.api#httpBearerAuth" => Some(AuthScheme::HttpBearer),
            "smithy.api#noAuth" => Some(AuthScheme::NoAuth),
            _ => None,
        }
    }
}

/// Traits that define an authentication scheme.
const SCHEME_TRAITS: [&str; 6] = [
    "aws.auth#sigv4",
    "aws.auth#sigv4a",
    "smithy.api#httpApiKeyAuth",
    "smithy.api#httpBasicAuth",
    "smithy.api#httpBearerAuth",
    "smithy.api#httpDigestAuth",
];

/// The traits whose scheme the runtime supports.
const SUPPORTED: [&str; 5] = [
    "aws.auth#sigv4",
    "aws.auth#sigv4a",
    "smithy.api#httpApiKeyAuth",
    "smithy.api#httpBasicAuth",
    "smithy.api#httpBearerAuth",
];

/// The schemes of a service: those in its `auth` trait, or else all schemes that it defines, sorted by name.
pub(super) fn service_schemes(service: &Shape, report: &mut Report) -> Vec<AuthScheme> {
    let ids = match listed(service) {
        Some(ids) => ids,
        None => SCHEME_TRAITS.into_iter().filter(|id| service.traits.has(id)).collect(),
    };
    supported(service, &ids, report)
}

/// The schemes of an operation, if they differ from its service's.
pub(super) fn operation_schemes(
    service: &[AuthScheme],
    operation: &Shape,
    report: &mut Report,
) -> Option<Vec<AuthScheme>> {
    let mut schemes = match listed(operation) {
        Some(ids) => supported(operation, &ids, report),
        None => service.to_vec(),
    };
    if operation.traits.has("optionalAuth") && !schemes.contains(&AuthScheme::NoAuth) {
        schemes.push(AuthScheme::NoAuth);
    }
    (schemes != service).then_some(schemes)
}

fn listed(shape: &Shape) -> Option<Vec<&str>> {
    Some(shape.traits.get("auth")?.as_array()?.iter().filter_map(Node::as_str).collect())
}

fn supported(shape: &Shape, ids: &[&str], report: &mut Report) -> Vec<AuthScheme> {
    if ids.is_empty() {
        return vec![AuthScheme::NoAuth];
    }
    let schemes: Vec<AuthScheme> = ids.iter().filter_map(|id| AuthScheme::of(id)).collect();
    if schemes.is_empty() {
        let place = Place::of(shape.location, ["shapes", shape.id.as_str()]);
        let message = format!("`{}` requires authentication by {}, which is not supported", shape.id, ids.join(", "));
        report
            .push(Diagnostic::error("Model", place, message).with_help(format!("supported: {}", SUPPORTED.join(", "))));
    }
    schemes
}
