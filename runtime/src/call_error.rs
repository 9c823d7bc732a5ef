use crate::error::held::{Held, generic, unhandled};
use crate::error::{CreateUnhandledError, ErrorKind, ErrorMetadata, ProvideErrorKind, ProvideErrorMetadata, Unhandled};
use aws_smithy_runtime_api::box_error::BoxError;
use std::fmt;

/// The error of a call that the runtime makes by itself, for example to create a session.
#[derive(Debug)]
pub(crate) struct CallError(Unhandled);

impl CallError {
    pub(crate) fn new(metadata: ErrorMetadata) -> Self {
        Self(generic(metadata))
    }
}

impl fmt::Display for CallError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

impl std::error::Error for CallError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(self.0.as_source())
    }
}

impl CreateUnhandledError for CallError {
    fn create_unhandled_error(source: BoxError, metadata: Option<ErrorMetadata>) -> Self {
        Self(unhandled(source, metadata.unwrap_or_default()))
    }
}

impl ProvideErrorMetadata for CallError {
    fn meta(&self) -> &ErrorMetadata {
        self.0.metadata()
    }
}

impl ProvideErrorKind for CallError {
    fn retryable_error_kind(&self) -> Option<ErrorKind> {
        None
    }

    fn code(&self) -> Option<&str> {
        self.0.metadata().code()
    }
}
