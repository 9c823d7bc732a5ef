//! Authentication schemes of services and operations.
//! <https://smithy.io/2.0/spec/authentication-traits.html>

use crate::model::{Model, Node, Shape};
use crate::select;

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

/// The schemes of a service that the runtime supports.
pub(super) fn service_schemes(model: &Model, service: &Shape) -> Vec<AuthScheme> {
    supported(&select::service_schemes(model, service))
}

/// The schemes of an operation where they differ from its service's.
pub(super) fn operation_schemes(service: &[AuthScheme], operation: &Shape) -> Option<Vec<AuthScheme>> {
    let mut schemes = select::operation_schemes(operation).map_or_else(|| service.to_vec(), |ids| supported(&ids));
    if operation.traits.has("optionalAuth") && !schemes.contains(&AuthScheme::NoAuth) {
        schemes.push(AuthScheme::NoAuth);
    }
    (schemes != service).then_some(schemes)
}

/// The supported ones of these schemes. Operations without a supported scheme are not in the slice.
fn supported(ids: &[&str]) -> Vec<AuthScheme> {
    match ids {
        [] => vec![AuthScheme::NoAuth],
        ids => ids.iter().filter_map(|id| AuthScheme::of(id)).collect(),
    }
}
