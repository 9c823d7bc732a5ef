//! Authentication schemes of services and operations.
//! <https://smithy.io/2.0/spec/authentication-traits.html>

use crate::diagnostic::{Diagnostic, Place, Report};
use crate::model::{Node, Shape};
use crate::select::{self, Slice};

/// An authentication scheme that the runtime supports, or that the program brings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum AuthScheme {
    SigV4,
    SigV4a,
    HttpApiKey,
    HttpBasic,
    HttpBearer,
    HttpDigest,
    NoAuth,
    /// A scheme that the program brings, by its ID.
    Own(String),
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
    /// The constant of the runtime's module `auth`, or the ID of a scheme that the program brings.
    pub(crate) fn constant(&self) -> Result<&'static str, &str> {
        Ok(match self {
            AuthScheme::SigV4 => "SIGV4",
            AuthScheme::SigV4a => "SIGV4A",
            AuthScheme::HttpApiKey => "HTTP_API_KEY",
            AuthScheme::HttpBasic => "HTTP_BASIC",
            AuthScheme::HttpBearer => "HTTP_BEARER",
            AuthScheme::HttpDigest => "HTTP_DIGEST",
            AuthScheme::NoAuth => "NO_AUTH",
            AuthScheme::Own(id) => return Err(id),
        })
    }

    /// The name of the scheme in endpoints, if it has one.
    pub(crate) fn endpoint_name(&self) -> Option<&'static str> {
        match self {
            AuthScheme::SigV4 => Some("sigv4"),
            AuthScheme::SigV4a => Some("sigv4a"),
            _ => None,
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
            "smithy.api#httpDigestAuth" => Some(AuthScheme::HttpDigest),
            "smithy.api#noAuth" => Some(AuthScheme::NoAuth),
            _ => None,
        }
    }
}

/// The schemes of a service that the runtime supports or the program brings.
pub(super) fn service_schemes(slice: &Slice<'_>) -> Vec<AuthScheme> {
    supported(&select::service_schemes(slice.model, slice.service, &slice.auth_schemes), &slice.auth_schemes)
}

/// The schemes of an operation where they differ from its service's.
pub(super) fn operation_schemes(
    service: &[AuthScheme],
    operation: &Shape,
    slice: &Slice<'_>,
) -> Option<Vec<AuthScheme>> {
    let own = select::operation_schemes(operation);
    let mut schemes = own.map_or_else(|| service.to_vec(), |ids| supported(&ids, &slice.auth_schemes));
    if operation.traits.has("optionalAuth") && !schemes.contains(&AuthScheme::NoAuth) {
        schemes.push(AuthScheme::NoAuth);
    }
    (schemes != service).then_some(schemes)
}

/// The supported ones of these schemes, and those that the program brings. Operations without one are not in the slice.
fn supported(ids: &[&str], own: &[String]) -> Vec<AuthScheme> {
    let scheme = |id: &&str| match own.iter().find(|own| own == id) {
        Some(own) => Some(AuthScheme::Own(own.clone())),
        None => AuthScheme::of(id),
    };
    match ids {
        [] => vec![AuthScheme::NoAuth],
        ids => ids.iter().filter_map(scheme).collect(),
    }
}

/// Reports schemes that the program brings and the service does not have.
pub(super) fn check_own(slice: &Slice<'_>, report: &mut Report) {
    let of_service = select::service_schemes(slice.model, slice.service, &slice.auth_schemes);
    let of_operations = slice.operations.iter().filter_map(|operation| select::operation_schemes(operation)).flatten();
    let known: Vec<&str> = of_service.into_iter().chain(of_operations).collect();
    for id in slice.auth_schemes.iter().filter(|id| !known.contains(&id.as_str())) {
        let message = format!("the service `{}` has no authentication scheme `{id}`", slice.service.id);
        let help = select::suggestion(id, known.iter().copied());
        report.push(Diagnostic::error("Model", Place::Nowhere, message).with_help(help));
    }
}
