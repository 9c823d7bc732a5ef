//! The authentication schemes of services and operations.
//! <https://smithy.io/2.0/spec/authentication-traits.html>

use crate::model::{Model, Node, Shape};

/// The schemes that the runtime has.
const SUPPORTED_SCHEMES: [&str; 7] = [
    "aws.auth#sigv4",
    "aws.auth#sigv4a",
    "smithy.api#httpApiKeyAuth",
    "smithy.api#httpBasicAuth",
    "smithy.api#httpBearerAuth",
    "smithy.api#httpDigestAuth",
    "smithy.api#noAuth",
];

/// The schemes of a service: those of its trait `auth`, or else all that it has, in the order of their IDs.
/// `own` are the IDs of those that the program brings.
pub(crate) fn service_schemes<'m>(model: &Model, service: &'m Shape, own: &[String]) -> Vec<&'m str> {
    listed(service).unwrap_or_else(|| {
        let applied = service.traits.iter().map(|applied| applied.id.as_str());
        let is_own = |id: &str| own.iter().any(|own| own == id);
        let mut schemes: Vec<&str> = applied.filter(|id| is_own(id) || is_scheme(model, id)).collect();
        schemes.sort_unstable();
        schemes
    })
}

/// The schemes of an operation that has a trait `auth` of its own.
pub(crate) fn operation_schemes(operation: &Shape) -> Option<Vec<&str>> {
    listed(operation)
}

fn listed(shape: &Shape) -> Option<Vec<&str>> {
    Some(shape.traits.get("auth")?.as_array()?.iter().filter_map(Node::as_str).collect())
}

/// Whether a trait is an authentication scheme. One that is not in the model is taken for a scheme if its namespace or
/// its name says so: otherwise requests would be sent without authentication.
fn is_scheme(model: &Model, id: &str) -> bool {
    match model.shapes.get(id) {
        Some(definition) => definition.traits.has("authDefinition"),
        None => {
            id.split_once('#').is_some_and(|(namespace, name)| namespace.ends_with(".auth") || name.ends_with("Auth"))
        }
    }
}

/// Why the authentication of an operation is not supported, if it is not.
pub(super) fn unsupported(model: &Model, service: &Shape, operation: &Shape, own: &[String]) -> Option<String> {
    let schemes = operation_schemes(operation).unwrap_or_else(|| service_schemes(model, service, own));
    let is_own = |scheme: &&str| own.iter().any(|own| own == scheme);
    let is_supported = schemes.is_empty()
        || operation.traits.has("optionalAuth")
        || schemes.iter().any(|scheme| SUPPORTED_SCHEMES.contains(scheme) || is_own(scheme));
    (!is_supported).then(|| {
        format!(
            "it needs authentication by {}, which is not supported; supported are {}, and schemes that the program brings: \
             `.auth_scheme(id)`",
            super::list(schemes.into_iter()),
            super::list(SUPPORTED_SCHEMES.into_iter())
        )
    })
}
