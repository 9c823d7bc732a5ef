//! The number of attempts of a failed call, which its error keeps.

use super::attempted::Attempted;
#[cfg(feature = "__http-client")]
use super::transport;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::interceptors::context::FinalizerInterceptorContextMut;
use aws_smithy_runtime_api::client::interceptors::{Intercept, dyn_dispatch_hint};
use aws_smithy_runtime_api::client::orchestrator::{HttpResponse, OrchestratorError};
use aws_smithy_runtime_api::client::result::SdkError;
use aws_smithy_runtime_api::client::retries::RequestAttempts;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::config_bag::ConfigBag;
use std::error::Error;

/// The number of attempts of a failed call, if the error has it.
pub(super) fn of<E>(error: &SdkError<E, HttpResponse>) -> Option<u32>
where
    E: Error + 'static,
{
    if let Some(response) = error.raw_response() {
        return response.extension::<Attempts>().map(|attempts| attempts.0);
    }
    match error {
        #[cfg(feature = "__http-client")]
        SdkError::DispatchFailure(failure) => transport::get(failure.as_connector_error()?.source()?),
        error => error.source()?.downcast_ref::<Attempted>()?.attempts.get().copied(),
    }
}

/// Stores the number of attempts in the error of a call: in its response, or in the cause if there is no response.
#[derive(Debug)]
pub(crate) struct AttemptsInterceptor;

#[dyn_dispatch_hint]
impl Intercept for AttemptsInterceptor {
    fn name(&self) -> &'static str {
        "AttemptsInterceptor"
    }

    fn modify_before_completion(
        &self,
        context: &mut FinalizerInterceptorContextMut<'_>,
        _components: &RuntimeComponents,
        config: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        // In this order, calls that succeed do not search the configuration.
        let Some(Err(error)) = context.output_or_error_mut() else { return Ok(()) };
        let Some(attempts) = config.load::<RequestAttempts>().map(RequestAttempts::attempts) else { return Ok(()) };
        if error.is_connector_error() {
            #[cfg(feature = "__http-client")]
            if let Some(cause) = error.as_connector_error().and_then(Error::source) {
                transport::set(cause, attempts);
            }
        } else if error.is_timeout_error() {
            let timeout = std::mem::replace(error, OrchestratorError::other("replaced below"));
            *error = OrchestratorError::timeout(Attempted::timeout(timeout, attempts).into());
        } else if let Some(response) = context.response_mut() {
            response.add_extension(Attempts(attempts));
        }
        Ok(())
    }
}

#[derive(Debug, Clone, Copy)]
struct Attempts(u32);
