use super::call::Call;
use super::{EndpointTest, Failure, Outcome, Plain, equal};
use crate::config::{AccountIdEndpointMode, Credentials, SharedCredentialsProvider};
use crate::error::{BuildError, DisplayErrorContext};
use crate::operation::Operation;
use crate::service::Service;
use crate::test_util::endpoint::Expected;
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_types::region::Region;

/// A setting of the client in a call of an endpoint test.
#[derive(Debug)]
#[allow(missing_docs, reason = "the names are those of the built-ins of endpoint rules")]
pub enum EndpointSetting {
    Region(&'static str),
    UseDualStack(bool),
    UseFips(bool),
    Endpoint(&'static str),
    AccountId(&'static str),
    AccountIdEndpointMode(&'static str),
    /// A parameter of the endpoint, by its index.
    Param(usize, Plain),
}

impl EndpointTest {
    /// Makes a call, and compares the endpoint that its request is sent to, its headers, and its signature. For S3 Express,
    /// this is the request that creates the session, because it is sent first. Nothing is compared if the signature needs
    /// the feature `sigv4a`, which is off.
    ///
    /// # Errors
    /// They differ.
    pub fn call<O: Operation>(
        &self,
        service: &'static Service,
        settings: &'static [EndpointSetting],
        input: Result<O::Input, BuildError>,
    ) -> Outcome {
        if cfg!(not(feature = "sigv4a")) && self.expected.0.as_ref().is_ok_and(Expected::needs_sigv4a) {
            return Ok(());
        }
        let mut call = Call::new(None);
        call.layers.set_region(None);
        settings.iter().try_for_each(|setting| setting.apply(&mut call))?;
        let result = call.make::<O>(service, input);
        match (&self.expected.0, call.request(), result) {
            (Ok(expected), Some(request), _) => expected.compare(&request, O::descriptor().host_prefix.is_some()),
            (Ok(_), None, Err(error)) => Err(error.into()),
            (Err(message), None, Err(error)) => {
                let error = DisplayErrorContext(error).to_string();
                match error.contains(message) {
                    true => Ok(()),
                    false => Err(Failure::new(format!("expected the error `{message}`, found `{error}`"))),
                }
            }
            (Err(message), Some(request), _) => {
                Err(Failure::new(format!("expected the error `{message}`, found a request to {}", request.uri())))
            }
            (_, None, Ok(_)) => Err(Failure::new("no request was sent")),
        }
    }
}

impl EndpointSetting {
    fn apply(&self, call: &mut Call) -> Outcome {
        let layers = &mut call.layers;
        match self {
            EndpointSetting::Region(region) => layers.set_region(Some(Region::from_static(region))),
            EndpointSetting::UseDualStack(is_used) => layers.set_use_dual_stack(Some(*is_used)),
            EndpointSetting::UseFips(is_used) => layers.set_use_fips(Some(*is_used)),
            EndpointSetting::Endpoint(url) => layers.set_endpoint_url(Some((*url).to_owned())),
            EndpointSetting::AccountId(id) => {
                let credentials = Credentials::builder().access_key_id("access-key").secret_access_key("secret-key");
                let credentials = credentials.provider_name("endpoint test").account_id(*id);
                layers.set_credentials_provider(Some(SharedCredentialsProvider::new(credentials.build())));
            }
            EndpointSetting::AccountIdEndpointMode(mode) => {
                layers.set_account_id_endpoint_mode(Some(mode.parse::<AccountIdEndpointMode>()?));
            }
            EndpointSetting::Param(index, Plain::Text(text)) => {
                layers.set_endpoint_text(*index, Some((*text).to_owned()));
            }
            EndpointSetting::Param(index, Plain::Boolean(value)) => layers.set_endpoint_boolean(*index, Some(*value)),
            EndpointSetting::Param(_, other) => {
                return Err(Failure::new(format!("a client has no setting with the value {other:?}")));
            }
        }
        Ok(())
    }
}

impl Expected {
    /// The first authentication scheme, if the endpoint has any.
    fn scheme(&self) -> Option<&Plain> {
        match self.properties.iter().find(|(name, _)| *name == "authSchemes") {
            Some((_, Plain::List([scheme, ..]))) => Some(scheme),
            _ => None,
        }
    }

    fn needs_sigv4a(&self) -> bool {
        self.scheme().and_then(|scheme| scheme.text("name")) == Some("sigv4a")
    }

    fn compare(&self, request: &HttpRequest, has_host_prefix: bool) -> Outcome {
        let (expected, found): (http::Uri, http::Uri) = (self.url.parse()?, request.uri().parse()?);
        equal(expected.scheme(), found.scheme())?;
        let host = |uri: &http::Uri| uri.authority().map(|authority| authority.as_str().to_owned()).unwrap_or_default();
        let (expected_host, host) = (host(&expected), host(&found));
        // The trait `endpoint` of an operation puts labels before the host of the rules.
        let is_prefixed = has_host_prefix && host.ends_with(&format!(".{expected_host}"));
        if !is_prefixed {
            equal(&expected_host, &host)?;
        }
        let base = expected.path().trim_end_matches('/');
        let is_below = found.path().strip_prefix(base).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
        if !is_below {
            return Err(Failure::new(format!("expected a path below `{base}`, found `{}`", found.path())));
        }
        for (name, values) in self.headers {
            let found: Vec<&str> = request.headers().get_all(*name).collect();
            equal((*name, *values), (*name, found.as_slice()))?;
        }
        self.compare_signature(request)
    }

    /// Compares the scope of the signature with the first authentication scheme.
    fn compare_signature(&self, request: &HttpRequest) -> Outcome {
        let Some(scheme) = self.scheme() else { return Ok(()) };
        let header = request.headers().get("authorization").unwrap_or_default();
        let scope = header.split_once("Credential=").and_then(|(_, rest)| rest.split_once(','));
        let parts: Vec<&str> = scope.map(|(scope, _)| scope.split('/').collect()).unwrap_or_default();
        match (scheme.text("name"), parts.as_slice()) {
            (Some("sigv4" | "sigv4-s3express"), [_, _, region, name, "aws4_request"]) => {
                equal(scheme.text("signingName").unwrap_or(name), name)?;
                equal(scheme.text("signingRegion").unwrap_or(region), region)
            }
            (Some("sigv4a"), [_, _, name, "aws4_request"]) => {
                equal(scheme.text("signingName").unwrap_or(name), name)?;
                let regions = match scheme.get("signingRegionSet") {
                    Some(Plain::List([Plain::Text(region), ..])) => region,
                    _ => "*",
                };
                equal(Some(regions), request.headers().get("x-amz-region-set"))
            }
            (scheme, _) => Err(Failure::new(format!("expected a signature by {scheme:?}, found `{header}`"))),
        }
    }
}
