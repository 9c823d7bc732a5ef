//! Errors that all clients share.

#[cfg(feature = "client")]
pub(crate) mod attempted;
#[cfg(feature = "client")]
pub(crate) mod attempts;
pub(crate) mod held;
#[cfg(feature = "client")]
mod inspect;
#[cfg(feature = "client")]
mod line;
#[cfg(feature = "client")]
mod report;
#[cfg(feature = "client")]
pub(crate) mod response;
#[cfg(feature = "__http-client")]
pub(crate) mod transport;

#[cfg(feature = "client")]
pub use inspect::InspectError;
#[cfg(feature = "client")]
pub use report::Report;

pub use aws_smithy_runtime_api::box_error::BoxError;
pub use aws_smithy_runtime_api::client::result::{ConnectorError, CreateUnhandledError};
pub use aws_smithy_schema::serde::SerdeError;
pub use aws_smithy_types::error::ErrorMetadata;
pub use aws_smithy_types::error::display::DisplayErrorContext;
pub use aws_smithy_types::error::metadata::ProvideErrorMetadata;
pub use aws_smithy_types::error::operation::BuildError;
pub use aws_smithy_types::retry::{ErrorKind, ProvideErrorKind};
pub use aws_types::request_id::RequestId;

use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use std::fmt;

/// An error and its causes, up to a limit: a chain of errors can be a circle.
#[cfg(feature = "client")]
pub(crate) fn chain<'e>(
    first: Option<&'e (dyn std::error::Error + 'static)>,
) -> impl Iterator<Item = &'e (dyn std::error::Error + 'static)> {
    const MOST: usize = 16;
    std::iter::successors(first, |&error| error.source()).take(MOST)
}

/// The error that [`send`](crate#calling-an-operation) returns: an error of the service, or the reason why there was no
/// usable response.
pub type SdkError<E, R = HttpResponse> = aws_smithy_runtime_api::client::result::SdkError<E, R>;

/// The given enum value failed to parse since it is not a known value.
#[derive(Debug)]
pub struct UnknownVariantError {
    pub(crate) value: String,
}

impl fmt::Display for UnknownVariantError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "unknown enum variant: '{}'", self.value)
    }
}

impl std::error::Error for UnknownVariantError {}

/// An error that the operation's model does not describe.
///
/// Call the methods of [`ProvideErrorMetadata`] on the error that holds it for its code, message and request ID.
#[derive(Debug)]
pub struct Unhandled {
    pub(crate) source: BoxError,
    pub(crate) meta: ErrorMetadata,
}

impl fmt::Display for Unhandled {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.meta.code() {
            Some(code) => write!(f, "unhandled error ({code})"),
            None => f.write_str("unhandled error"),
        }
    }
}
