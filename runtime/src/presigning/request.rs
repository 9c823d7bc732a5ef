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
    #[cfg(feature = "http-02x")]
    legacy: Legacy,
}

/// The head of the request in the types of `http` 0.2, whose own type for it cannot be cloned.
#[cfg(feature = "http-02x")]
#[derive(Clone)]
struct Legacy {
    method: http_02x::Method,
    uri: http_02x::Uri,
    headers: http_02x::HeaderMap,
}

#[cfg(feature = "http-02x")]
impl Legacy {
    fn new(request: &HttpRequest) -> Result<Self, BoxError> {
        let request = request.try_clone().ok_or("the body of a presigned request is not empty")?;
        let (head, _) = request.try_into_http02x()?.into_parts();
        Ok(Self { method: head.method, uri: head.uri, headers: head.headers })
    }

    fn request<B>(self, body: B) -> http_02x::Request<B> {
        let mut request = http_02x::Request::new(body);
        *request.method_mut() = self.method;
        *request.uri_mut() = self.uri;
        *request.headers_mut() = self.headers;
        request
    }
}

impl PresignedRequest {
    pub(super) fn new(request: HttpRequest) -> Result<Self, BoxError> {
        let text = |(name, value): (&str, &str)| (name.to_owned(), value.to_owned());
        let headers = request.headers().iter().map(text).collect();
        let uri = request.uri().to_owned();
        #[cfg(feature = "http-02x")]
        let legacy = Legacy::new(&request)?;
        Ok(Self {
            #[cfg(feature = "http-02x")]
            legacy,
            request: request.try_into_http1x()?.map(|_| ()),
            headers,
            uri,
        })
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

    /// Creates a request of the `http` crate 0.2 with a body.
    #[cfg(feature = "http-02x")]
    #[deprecated = "use `make_http_1x_request`, with the types of `http` 1"]
    pub fn make_http_02x_request<B>(&self, body: B) -> http_02x::Request<B> {
        self.legacy.clone().request(body)
    }

    /// Converts this request to one of the `http` crate 0.2 with a body.
    #[cfg(feature = "http-02x")]
    #[deprecated = "use `into_http_1x_request`, with the types of `http` 1"]
    pub fn into_http_02x_request<B>(self, body: B) -> http_02x::Request<B> {
        self.legacy.request(body)
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
