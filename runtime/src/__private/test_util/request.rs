use super::call::{Call, block_on};
use super::{Failure, Outcome, cbor, equal};
use crate::error::BuildError;
use crate::operation::Operation;
use crate::service::Service;
use aws_smithy_protocol_test::{
    MediaType, forbid_headers, forbid_query_params, require_headers, require_query_params, validate_body,
    validate_headers, validate_query_string,
};
use aws_smithy_runtime_api::client::auth::static_resolver::StaticAuthSchemeOptionResolver;
use aws_smithy_runtime_api::client::auth::{AuthSchemeId, SharedAuthSchemeOptionResolver};
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_types::base64;
use aws_smithy_types::byte_stream::ByteStream;
use aws_types::region::Region;

/// The expected request for an input, as in the
/// [`httpRequestTests` trait](https://smithy.io/2.0/additional-specs/http-protocol-compliance-tests.html#httprequesttests).
/// Only the properties that are set are compared.
#[derive(Debug, Clone)]
pub struct Request {
    method: &'static str,
    path: &'static str,
    host: Option<&'static str>,
    region: Option<&'static str>,
    use_dual_stack: bool,
    endpoint_params: &'static [usize],
    resolved_host: Option<&'static str>,
    auth_scheme: Option<AuthSchemeId>,
    query: Strings,
    forbidden_query: Strings,
    required_query: Strings,
    headers: &'static [(&'static str, &'static str)],
    forbidden_headers: Strings,
    required_headers: Strings,
    body: Option<(&'static str, &'static str)>,
}

type Strings = &'static [&'static str];

macro_rules! facts {
    ($($name:ident: $type:ty, $value:ident => $stored:expr, $doc:literal;)*) => {$(
        #[doc = $doc]
        pub fn $name(mut self, $value: $type) -> Self {
            self.$name = $stored;
            self
        }
    )*};
}

impl Request {
    /// A request of this method, to this path.
    pub fn new(method: &'static str, path: &'static str) -> Self {
        Self {
            method,
            path,
            host: None,
            region: None,
            use_dual_stack: false,
            endpoint_params: &[],
            resolved_host: None,
            auth_scheme: None,
            query: &[],
            forbidden_query: &[],
            required_query: &[],
            headers: &[],
            forbidden_headers: &[],
            required_headers: &[],
            body: None,
        }
    }

    facts! {
        host: &'static str, host => Some(host), "Sets the host that the client is configured with, and its path if it has one.";
        region: &'static str, region => Some(region), "Sets the region whose endpoint the client uses.";
        use_dual_stack: bool, use_dual_stack => use_dual_stack, "Sets whether the client uses a dual-stack endpoint.";
        endpoint_params: &'static [usize], positions => positions, "Sets parameters of the endpoint to true, by index.";
        resolved_host: &'static str, host => Some(host), "The request is sent to this host.";
        auth_scheme: AuthSchemeId, scheme => Some(scheme), "Sets the only authentication scheme that the client has.";
        query: Strings, parameters => parameters, "The query has these parameters, each `name=value` or `name`.";
        forbidden_query: Strings, names => names, "The query has none of these parameters.";
        required_query: Strings, names => names, "The query has these parameters, whatever their values.";
        headers: &'static [(&'static str, &'static str)], headers => headers, "The request has these headers.";
        forbidden_headers: Strings, names => names, "The request has none of these headers.";
        required_headers: Strings, names => names, "The request has these headers, whatever their values.";
    }

    /// The request has this body, or one that its media type considers equal.
    pub fn body(mut self, media_type: &'static str, body: &'static str) -> Self {
        self.body = Some((media_type, body));
        self
    }

    /// Makes the call, and compares the request.
    ///
    /// # Errors
    /// The request differs, or none was sent.
    pub fn check<O: Operation>(self, service: &'static Service, input: Result<O::Input, BuildError>) -> Outcome {
        let mut call = Call::new(None);
        match self.region {
            Some(region) => call.layers.set_region(Some(Region::from_static(region))),
            None => call.layers.set_endpoint_url(Some(format!("https://{}", self.host.unwrap_or("example.com")))),
        }
        call.layers.set_use_dual_stack(Some(self.use_dual_stack));
        for index in self.endpoint_params {
            call.layers.set_endpoint_boolean(*index, Some(true));
        }
        if let Some(scheme) = self.auth_scheme.clone() {
            let resolver = StaticAuthSchemeOptionResolver::new(vec![scheme]);
            call.layers.components.set_auth_scheme_option_resolver(Some(SharedAuthSchemeOptionResolver::new(resolver)));
        }
        let result = call.make::<O>(service, input);
        match (call.request(), result) {
            // Response tests check the result.
            (Some(request), _) => self.compare(request),
            (None, Err(error)) => Err(error.into()),
            (None, Ok(_)) => Err(Failure::new("no request was sent")),
        }
    }

    fn compare(&self, mut request: HttpRequest) -> Outcome {
        let uri: http::Uri = request.uri().parse()?;
        equal(("method", self.method), ("method", request.method()))?;
        equal(("path", self.path), ("path", uri.path()))?;
        let host_of = |url: &'static str| url.split_once('/').map_or(url, |(host, _)| host);
        if let Some(host) = self.resolved_host.or(self.host.map(host_of)) {
            equal(("host", Some(host)), ("host", uri.host()))?;
        }
        validate_query_string(&request, self.query)?;
        forbid_query_params(&request, self.forbidden_query)?;
        require_query_params(&request, self.required_query)?;
        validate_headers(request.headers(), self.headers.iter().copied())?;
        forbid_headers(request.headers(), self.forbidden_headers)?;
        require_headers(request.headers(), self.required_headers)?;
        let Some((media_type, expected)) = self.body else { return Ok(()) };
        let body = block_on(ByteStream::new(request.take_body()).collect())?.into_bytes();
        match expected {
            // For every media type, only an empty body equals an empty one.
            "" => equal(expected, &String::from_utf8_lossy(&body)),
            expected if media_type == "application/cbor" => {
                let expected = cbor::normalize(&base64::decode(expected)?)?;
                Ok(validate_body(cbor::normalize(&body)?, &base64::encode(expected), MediaType::Cbor)?)
            }
            expected => Ok(validate_body(&body, expected, MediaType::from(media_type))?),
        }
    }
}
