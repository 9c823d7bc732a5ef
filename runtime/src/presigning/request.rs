use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use std::fmt;

/// A signed request that any HTTP client can send: a method, a URI, and the headers to send.
#[derive(Clone)]
#[non_exhaustive]
pub struct PresignedRequest {
    request: http::Request<()>,
    headers: Vec<(String, String)>,
    uri: String,
}

impl PresignedRequest {
    pub(super) fn new(request: HttpRequest) -> Result<Self, BoxError> {
        let text = |(name, value): (&str, &str)| (name.to_owned(), value.to_owned());
        let headers = request.headers().iter().map(text).collect();
        let uri = request.uri().to_owned();
        Ok(Self { request: request.try_into_http1x()?.map(|_| ()), headers, uri })
    }

    /// The HTTP method.
    pub fn method(&self) -> &str {
        self.request.method().as_str()
    }

    /// The URI, with the signature.
    pub fn uri(&self) -> &str {
        &self.uri
    }

    /// The headers to send with the request, except `host`.
    pub fn headers(&self) -> impl Iterator<Item = (&str, &str)> {
        self.headers.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// Creates a request of the `http` crate with a body.
    pub fn make_http_1x_request<B>(&self, body: B) -> http::Request<B> {
        self.clone().into_http_1x_request(body)
    }

    /// Converts this request to one of the `http` crate with a body.
    pub fn into_http_1x_request<B>(self, body: B) -> http::Request<B> {
        self.request.map(|_| body)
    }
}

impl fmt::Debug for PresignedRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PresignedRequest")
            .field("method", &self.method())
            .field("uri", &self.uri())
            .field("headers", &self.headers)
            .finish()
    }
}
