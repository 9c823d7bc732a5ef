//! A cause that holds the number of attempts.

#[cfg(feature = "__http-client")]
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::interceptors::context::Error as Erased;
use aws_smithy_runtime_api::client::orchestrator::OrchestratorError;
use std::error::Error;
use std::fmt::{self, Debug, Display, Formatter};
use std::sync::OnceLock;

/// The cause of a failure without a response, and the number of attempts, once it is known. It is printed like the cause
/// alone, and stands in its place among the causes, so that programs cannot downcast to the cause. It is for causes whose
/// types programs cannot name.
pub(crate) struct Attempted {
    cause: Cause,
    pub(super) attempts: OnceLock<u32>,
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

    /// A timeout of the call or of an attempt, after this number of attempts.
    pub(super) fn timeout(error: OrchestratorError<Erased>, attempts: u32) -> Self {
        Self { cause: Cause::Timeout(error), attempts: attempts.into() }
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
