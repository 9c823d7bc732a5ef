//! The number of attempts of a failed call, which its error keeps.

#[cfg(feature = "__http-client")]
use crate::http_client::attempts as transport;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::interceptors::context::{Error as Erased, FinalizerInterceptorContextMut};
use aws_smithy_runtime_api::client::interceptors::{Intercept, dyn_dispatch_hint};
use aws_smithy_runtime_api::client::orchestrator::{HttpResponse, OrchestratorError};
use aws_smithy_runtime_api::client::result::SdkError;
use aws_smithy_runtime_api::client::retries::RequestAttempts;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::config_bag::ConfigBag;
use std::error::Error;
use std::fmt::{self, Debug, Display, Formatter};
use std::sync::OnceLock;

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
            let cause = Attempted { cause: Cause::Timeout(timeout), attempts: attempts.into() };
            *error = OrchestratorError::timeout(cause.into());
        } else if let Some(response) = context.response_mut() {
            response.add_extension(Attempts(attempts));
        }
        Ok(())
    }
}

#[derive(Debug, Clone, Copy)]
struct Attempts(u32);

/// The cause of a failure without a response, and the number of attempts, once it is known. It is printed like the cause
/// alone, and stands in its place among the causes, so that programs cannot downcast to the cause. It is for causes whose
/// types programs cannot name.
pub(crate) struct Attempted {
    cause: Cause,
    pub(crate) attempts: OnceLock<u32>,
}

enum Cause {
    #[cfg(feature = "__http-client")]
    Transport(BoxError),
    /// The error whose source is the cause.
    Timeout(OrchestratorError<Erased>),
}

impl Attempted {
    /// An error of the HTTP client.
    #[cfg(feature = "__http-client")]
    pub(crate) fn transport(error: BoxError) -> BoxError {
        Self { cause: Cause::Transport(error), attempts: OnceLock::new() }.into()
    }

    fn cause(&self) -> Option<&(dyn Error + 'static)> {
        match &self.cause {
            #[cfg(feature = "__http-client")]
            Cause::Transport(error) => Some(error.as_ref()),
            Cause::Timeout(error) => error.source(),
        }
    }
}

impl Display for Attempted {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        self.cause().map_or(Ok(()), |cause| Display::fmt(cause, f))
    }
}

impl Debug for Attempted {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        self.cause().map_or(Ok(()), |cause| Debug::fmt(cause, f))
    }
}

impl Error for Attempted {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.cause()?.source()
    }
}
