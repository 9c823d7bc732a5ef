use super::call::Call;
use super::{Failure, Outcome, equal};
use crate::error::{BuildError, ErrorMetadata, ProvideErrorMetadata};
use crate::operation::Operation;
use crate::service::Service;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::interceptors::context::{BeforeSerializationInterceptorContextRef, Input};
use aws_smithy_runtime_api::client::interceptors::{Intercept, SharedInterceptor, dyn_dispatch_hint};
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_runtime_api::client::ser_de::{SerializeRequest, SharedRequestSerializer};
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::config_bag::ConfigBag;
use std::fmt;

/// A response and the expected result of the call, as in the
/// [`httpResponseTests` trait](https://smithy.io/2.0/additional-specs/http-protocol-compliance-tests.html#httpresponsetests).
#[derive(Debug, Clone)]
pub struct Response {
    status: u16,
    headers: &'static [(&'static str, &'static str)],
    body: &'static [u8],
    code: Option<&'static str>,
}

impl Response {
    /// A response of this status.
    pub fn new(status: u16) -> Self {
        Self { status, headers: &[], body: &[], code: None }
    }

    /// The response has these headers.
    pub fn headers(mut self, headers: &'static [(&'static str, &'static str)]) -> Self {
        self.headers = headers;
        self
    }

    /// The response has this body.
    pub fn body(mut self, body: &'static [u8]) -> Self {
        self.body = body;
        self
    }

    /// The error of the call has this code.
    pub fn code(mut self, code: &'static str) -> Self {
        self.code = Some(code);
        self
    }

    /// Makes a call that receives the response, and compares its output with `expected`.
    ///
    /// # Errors
    /// The output differs, or the call fails.
    pub fn check_output<O: Operation>(
        self,
        service: &'static Service,
        input: Result<O::Input, BuildError>,
        expected: O::Output,
        compare: fn(O::Output, O::Output) -> Outcome,
    ) -> Outcome {
        compare(expected, self.call()?.make::<O>(service, input)?)
    }

    /// Makes a call that receives the response, and compares the error that `find` returns with the one that `expected`
    /// makes of the error's metadata.
    ///
    /// # Errors
    /// The error differs, or the call succeeds.
    pub fn check_error<O: Operation, E: PartialEq + fmt::Debug + ProvideErrorMetadata>(
        self,
        service: &'static Service,
        input: Result<O::Input, BuildError>,
        find: fn(O::Error) -> Result<E, O::Error>,
        expected: impl FnOnce(ErrorMetadata) -> Result<E, BuildError>,
    ) -> Outcome {
        let error = match self.call()?.make::<O>(service, input) {
            Ok(output) => return Err(Failure::new(format!("expected an error, found {output:?}"))),
            Err(error) => find(error.into_service_error())?,
        };
        if self.code.is_some() {
            equal(self.code, error.code())?;
        }
        equal(expected(error.meta().clone())?, error)
    }

    fn call(&self) -> Result<Call, Failure> {
        self.call_with(&[])
    }

    /// A call whose response has these bytes after the body.
    pub(super) fn call_with(&self, bytes: &[u8]) -> Result<Call, Failure> {
        let mut response = HttpResponse::new(self.status.try_into()?, SdkBody::from([self.body, bytes].concat()));
        for (name, value) in self.headers {
            response.headers_mut().try_insert(*name, *value)?;
        }
        let mut call = Call::new(Some(response));
        call.layers.set_endpoint_url(Some("https://example.com".to_owned()));
        call.layers.push_interceptor(SharedInterceptor::new(AnyRequest));
        Ok(call)
    }
}

/// Sends an arbitrary request, because a response test has no input.
#[derive(Debug)]
struct AnyRequest;

#[dyn_dispatch_hint]
impl Intercept for AnyRequest {
    fn name(&self) -> &'static str {
        "AnyRequest"
    }

    fn read_before_execution(
        &self,
        _context: &BeforeSerializationInterceptorContextRef<'_>,
        config: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        config.interceptor_state().store_put(SharedRequestSerializer::new(AnyRequest));
        Ok(())
    }
}

impl SerializeRequest for AnyRequest {
    fn serialize_input(&self, _input: Input, _config: &mut ConfigBag) -> Result<HttpRequest, BoxError> {
        Ok(HttpRequest::empty())
    }
}
