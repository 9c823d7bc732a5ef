use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::identity::http::Login;
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_runtime_api::http::Headers;
use http::header::AUTHORIZATION;
use http::{HeaderMap, HeaderName, HeaderValue, Uri};
use http_auth::digest::Algorithm;
use http_auth::{DigestClient, PasswordParams};

/// The scheme, host and port of a request. A nonce belongs to one origin, and is used for no other.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Origin(String);

impl Origin {
    pub(super) fn of(uri: &Uri) -> Result<Self, BoxError> {
        let (scheme, host) = uri.scheme_str().zip(uri.host()).ok_or("the URI of the request has no host")?;
        let port = uri.port_u16().unwrap_or(if scheme == "http" { 80 } else { 443 });
        Ok(Self(format!("{scheme}://{}:{port}", host.to_ascii_lowercase())))
    }
}

/// The header of a request that responds to a challenge.
pub(super) fn authorization(
    challenge: &mut DigestClient,
    login: &Login,
    method: &str,
    uri: &Uri,
) -> Result<String, BoxError> {
    // The request-target, also of requests that go through a proxy.
    let uri = uri.path_and_query().map_or("/", |target| target.as_str());
    let params = PasswordParams { username: login.user(), password: login.password(), uri, method, body: None };
    // The message of the error could contain members of the input.
    let mut header = challenge.respond(&params).map_err(|_| "the nonce of the service cannot be used any more")?;
    // RFC 2069 has only MD5, and its responses do not name the algorithm.
    if challenge.rfc2069_compat() {
        match challenge.algorithm() {
            Algorithm::Sha256 => header.push_str(", algorithm=SHA-256"),
            Algorithm::Sha512Trunc256 => header.push_str(", algorithm=SHA-512-256"),
            _ => {}
        }
    }
    Ok(header)
}

/// Sets the header as a sensitive one, which `Headers` do not allow for single values.
pub(super) fn set_authorization(request: &mut HttpRequest, authorization: &str) -> Result<(), BoxError> {
    let mut value = HeaderValue::from_str(authorization)?;
    value.set_sensitive(true);
    let mut headers = HeaderMap::new();
    for (name, value) in request.headers().iter_bytes() {
        headers.append(HeaderName::from_bytes(name.as_bytes())?, HeaderValue::from_bytes(value)?);
    }
    headers.insert(AUTHORIZATION, value);
    *request.headers_mut() = Headers::try_from(headers)?;
    Ok(())
}
