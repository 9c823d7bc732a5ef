use super::chunked;
use crate::percent;
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_runtime_api::http::Headers;
use aws_smithy_schema::serde::SerdeError;
use aws_smithy_types::body::SdkBody;

/// A request as a server receives it.
#[derive(Debug)]
pub struct Request {
    method: String,
    path: String,
    query: Vec<(String, String)>,
    /// The headers and the body, in the form that readers of responses take.
    message: HttpResponse,
}

impl Default for Request {
    /// A request of the root, without anything.
    fn default() -> Self {
        let message = HttpResponse::new(http::StatusCode::OK.into(), SdkBody::empty());
        Self { method: "GET".to_owned(), path: "/".to_owned(), query: Vec::new(), message }
    }
}

impl Request {
    /// A request with this body. The URI may have a scheme and a host.
    ///
    /// # Errors
    /// The body is not in the content coding that the headers say.
    pub fn new(method: &str, uri: &str, headers: Headers, body: Vec<u8>) -> Result<Self, SerdeError> {
        let target = match uri.split_once("://") {
            Some((_, rest)) => rest.find(['/', '?']).and_then(|start| rest.get(start..)).unwrap_or("/"),
            None => uri,
        };
        let (path, query) = target.split_once('?').unwrap_or((target, ""));
        let is_chunked = headers
            .get_all("content-encoding")
            .any(|value| value.split(',').any(|coding| coding.trim().eq_ignore_ascii_case("aws-chunked")));
        let body = match is_chunked {
            true => chunked::decode(&body)
                .ok_or_else(|| SerdeError::invalid_input("the body is not in the content coding `aws-chunked`"))?,
            false => body,
        };
        let mut message = HttpResponse::new(http::StatusCode::OK.into(), SdkBody::from(body));
        *message.headers_mut() = headers;
        Ok(Self { method: method.to_owned(), path: path.to_owned(), query: pairs(query), message })
    }

    /// The HTTP method.
    pub fn method(&self) -> &str {
        &self.method
    }

    /// The path, as it was sent.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The names and values of the query string, decoded.
    pub fn query(&self) -> &[(String, String)] {
        &self.query
    }

    /// The headers.
    pub fn headers(&self) -> &Headers {
        self.message.headers()
    }

    /// The body.
    pub fn body(&self) -> &[u8] {
        self.message.body().bytes().unwrap_or_default()
    }

    pub(super) fn message(&self) -> &HttpResponse {
        &self.message
    }
}

/// Splits a query string or a form into names and values, and decodes them.
pub(super) fn pairs(text: &str) -> Vec<(String, String)> {
    let pairs = text.split('&').filter(|pair| !pair.is_empty());
    pairs
        .map(|pair| pair.split_once('=').unwrap_or((pair, "")))
        .map(|(name, value)| (form(name), form(value)))
        .collect()
}

/// Decodes a name or value of a form, in which a plus sign is a space.
fn form(text: &str) -> String {
    decoded(&text.replace('+', " "))
}

/// Decodes percent-encoded text.
pub(super) fn decoded(text: &str) -> String {
    let bytes = percent::decoded(text);
    String::from_utf8(bytes).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_target_is_the_path_and_the_query_of_any_uri() {
        for (uri, path, query) in [
            ("/a%20b?c=d+e&f", "/a%20b", &[("c", "d e"), ("f", "")][..]),
            ("https://host:1/a?%41=%zz", "/a", &[("A", "%zz")]),
            ("http://host", "/", &[]),
            ("http://host?a=b", "", &[("a", "b")]),
        ] {
            let request = Request::new("GET", uri, Headers::new(), Vec::new()).expect(uri);
            let expected: Vec<_> =
                query.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
            assert_eq!((request.path(), request.query()), (path, expected.as_slice()), "{uri}");
        }
    }
}
