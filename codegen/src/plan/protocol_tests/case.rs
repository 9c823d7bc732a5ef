//! Reads one test from the value of its trait.

use crate::model::{Node, Object};
use crate::plan::auth::AuthScheme;
use crate::plan::base64;
use crate::plan::client::{ExpectedException, ParamMember, RequestTest, ResponseTest, Settings};
use crate::select::Protocol;

/// The headers in which AWS services return the request ID.
const REQUEST_ID_HEADERS: [&str; 2] = ["x-amzn-requestid", "x-amz-request-id"];

/// A test in a model.
pub(super) struct Case<'m>(pub(super) &'m Node);

impl<'m> Case<'m> {
    pub(super) fn id(&self) -> Result<&'m str, String> {
        self.text("id")?.ok_or_else(|| "missing `id`".to_owned())
    }

    /// Whether the test is for clients that use this protocol.
    pub(super) fn is_for_client_of(&self, protocol: Protocol) -> Result<bool, String> {
        let for_client = self.text("appliesTo")?.is_none_or(|applies_to| applies_to == "client");
        Ok(for_client && self.text("protocol")? == Some(protocol.id()))
    }

    /// The members of the input, output or exception.
    pub(super) fn params(&self) -> Result<Option<&'m Object>, String> {
        self.object("params")
    }

    /// The error code, if it is not the name of the exception's shape.
    pub(super) fn error_code(&self) -> Option<String> {
        Some(self.0.get("vendorParams")?.get("code")?.as_str()?.to_owned())
    }

    /// The request that is expected for an input with these members.
    pub(super) fn request(&self, input: Vec<ParamMember>, settings: Settings) -> Result<RequestTest, String> {
        let needed = |name: &str| self.text(name)?.ok_or_else(|| format!("missing `{name}`"));
        let owned = |name: &str| Ok::<_, String>(self.text(name)?.map(str::to_owned));
        let auth_scheme = match self.text("authScheme")? {
            None => None,
            Some(id) => Some(AuthScheme::of(id).ok_or_else(|| format!("`{id}` is not supported"))?),
        };
        let media_type = self.text("bodyMediaType")?.unwrap_or_default();
        Ok(RequestTest {
            input,
            method: needed("method")?.to_owned(),
            path: needed("uri")?.to_owned(),
            host: owned("host")?,
            resolved_host: owned("resolvedHost")?,
            settings,
            auth_scheme,
            query: self.texts("queryParams")?,
            forbidden_query: self.texts("forbidQueryParams")?,
            required_query: self.texts("requireQueryParams")?,
            headers: self.pairs("headers")?,
            forbidden_headers: self.texts("forbidHeaders")?,
            required_headers: self.texts("requireHeaders")?,
            body: self.text("body")?.map(|body| (body.to_owned(), media_type.to_owned())),
        })
    }

    /// The response of the test, and the members or exception that are expected from it.
    pub(super) fn response(
        &self,
        expected: Vec<ParamMember>,
        exception: Option<ExpectedException>,
    ) -> Result<ResponseTest, String> {
        let code = self.member("code", "a number", Node::as_number)?.and_then(|code| code.as_i64());
        let status = code.and_then(|code| u16::try_from(code).ok()).ok_or("`code` must be the status of a response")?;
        let body = self.text("body")?.unwrap_or_default();
        let body = match self.text("bodyMediaType")? {
            // CBOR is binary, so the test contains it as base64.
            Some("application/cbor") => base64::decode(body).ok_or("`body` must be base64")?,
            _ => body.as_bytes().to_vec(),
        };
        let headers = self.pairs("headers")?;
        let is_request_id = |name: &str| REQUEST_ID_HEADERS.iter().any(|header| header.eq_ignore_ascii_case(name));
        let request_id = headers.iter().find(|(name, _)| is_request_id(name)).map(|(_, value)| value.clone());
        Ok(ResponseTest { status, headers, body, expected, request_id, exception })
    }

    /// A part of the test that is an object, with the same methods.
    pub(super) fn part(&self, name: &str) -> Option<Self> {
        self.0.get(name).map(Case)
    }

    /// A list of parts that are objects.
    pub(super) fn parts(&self, name: &str) -> Vec<Self> {
        self.0.get(name).and_then(Node::as_array).unwrap_or_default().iter().map(Case).collect()
    }

    /// An object that has values of members.
    pub(super) fn object(&self, name: &str) -> Result<Option<&'m Object>, String> {
        self.member(name, "an object", Node::as_object)
    }

    /// The bytes of a message, which the test contains as base64.
    pub(super) fn bytes(&self) -> Result<Vec<u8>, String> {
        let bytes = self.text("bytes")?.ok_or_else(|| "missing `bytes` of a message".to_owned())?;
        base64::decode(bytes).ok_or_else(|| "`bytes` must be base64".to_owned())
    }

    fn member<T>(
        &self,
        name: &str,
        expected: &str,
        read: impl FnOnce(&'m Node) -> Option<T>,
    ) -> Result<Option<T>, String> {
        match self.0.get(name) {
            None => Ok(None),
            Some(node) => match read(node) {
                Some(value) => Ok(Some(value)),
                None => Err(format!("`{name}` must be {expected}, found {}", node.kind())),
            },
        }
    }

    pub(super) fn text(&self, name: &str) -> Result<Option<&'m str>, String> {
        self.member(name, "a string", Node::as_str)
    }

    fn texts(&self, name: &str) -> Result<Vec<String>, String> {
        let texts = |node: &'m Node| node.as_array()?.iter().map(|node| node.as_str().map(str::to_owned)).collect();
        Ok(self.member(name, "an array of strings", texts)?.unwrap_or_default())
    }

    pub(super) fn pairs(&self, name: &str) -> Result<Vec<(String, String)>, String> {
        let pair = |(name, value): (&str, &Node)| Some((name.to_owned(), value.as_str()?.to_owned()));
        let pairs = |node: &'m Node| node.as_object()?.iter().map(pair).collect();
        Ok(self.member(name, "an object of strings", pairs)?.unwrap_or_default())
    }
}
