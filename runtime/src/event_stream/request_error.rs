//! Errors of the events of a request, which the caller gets where it waits for the response.

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::interceptors::context::{
    BeforeTransmitInterceptorContextRef, FinalizerInterceptorContextMut,
};
use aws_smithy_runtime_api::client::interceptors::{Intercept, dyn_dispatch_hint};
use aws_smithy_runtime_api::client::orchestrator::OrchestratorError;
use aws_smithy_runtime_api::client::result::ConnectorError;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::config_bag::{ConfigBag, Storable, StoreReplace};
use std::error::Error;
use std::fmt;
use std::sync::{Arc, OnceLock};

/// The error that ended the events of a request, if there was one.
#[derive(Clone, Debug, Default)]
pub(crate) struct RequestEventsResult(Arc<OnceLock<RequestEventsError>>);

impl Storable for RequestEventsResult {
    type Storer = StoreReplace<Self>;
}

impl RequestEventsResult {
    /// Records the error that ends the events.
    pub(super) fn fail(&self, error: BoxError) -> RequestEventsError {
        self.0.get_or_init(|| RequestEventsError(error.into())).clone()
    }

    /// The error that ended the events, as that of a request.
    pub(super) fn error(&self) -> Option<ConnectorError> {
        self.0.get().map(|error| ConnectorError::user(error.clone().into()))
    }
}

/// The stream of the caller returned an error, or an event cannot be sent.
#[derive(Clone, Debug)]
pub(super) struct RequestEventsError(Arc<dyn Error + Send + Sync>);

impl fmt::Display for RequestEventsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the events of the request ended with an error")
    }
}

impl Error for RequestEventsError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(&*self.0)
    }
}

/// Replaces the error of a connection that was closed because the events of the request ended with an error.
#[derive(Debug)]
pub(crate) struct RequestEventsInterceptor;

#[dyn_dispatch_hint]
impl Intercept for RequestEventsInterceptor {
    fn name(&self) -> &'static str {
        "RequestEventsInterceptor"
    }

    fn read_before_transmit(
        &self,
        context: &BeforeTransmitInterceptorContextRef<'_>,
        _components: &RuntimeComponents,
        _config: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let signature = context.request().headers().get("authorization").unwrap_or_default();
        match signature.starts_with("AWS4-ECDSA") {
            true => Err("SigV4a cannot sign events: choose another scheme with `auth_scheme_preference`".into()),
            false => Ok(()),
        }
    }

    fn modify_before_attempt_completion(
        &self,
        context: &mut FinalizerInterceptorContextMut<'_>,
        _components: &RuntimeComponents,
        config: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let error = config.load::<RequestEventsResult>().and_then(RequestEventsResult::error);
        if let (Some(error), Some(Err(result))) = (error, context.output_or_error_mut())
            && !result.is_operation_error()
        {
            *result = OrchestratorError::connector(error);
        }
        Ok(())
    }
}
