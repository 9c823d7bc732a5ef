//! Errors that all clients share, and what generated error mappers stand on.

pub use aws_smithy_runtime_api::box_error::BoxError;
pub use aws_smithy_runtime_api::client::result::{ConnectorError, CreateUnhandledError};
pub use aws_smithy_schema::serde::SerdeError;
pub use aws_smithy_types::error::ErrorMetadata;
pub use aws_smithy_types::error::display::DisplayErrorContext;
pub use aws_smithy_types::error::metadata::ProvideErrorMetadata;
pub use aws_smithy_types::error::operation::BuildError;
pub use aws_smithy_types::retry::{ErrorKind, ProvideErrorKind};
pub use aws_types::request_id::RequestId;

use crate::error_rules::ErrorRules;
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_schema::error_envelope::{parse_query_compatible_header, sanitize_error_code};
use aws_smithy_schema::protocol::SharedClientProtocol;
use aws_smithy_schema::serde::ShapeDeserializer;
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::config_bag::ConfigBag;
use std::fmt;

/// The error that [`send`](crate#calling-an-operation) returns: the service's own, or what kept it from answering.
pub type SdkError<E, R = HttpResponse> = aws_smithy_runtime_api::client::result::SdkError<E, R>;

/// The given enum value failed to parse since it is not a known value.
#[derive(Debug)]
pub struct UnknownVariantError {
    value: String,
}

impl UnknownVariantError {
    #[doc(hidden)]
    pub fn new(value: impl Into<String>) -> Self {
        Self { value: value.into() }
    }
}

impl fmt::Display for UnknownVariantError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "unknown enum variant: '{}'", self.value)
    }
}

impl std::error::Error for UnknownVariantError {}

/// What is known of an error that the operation's model does not describe.
///
/// It tells its code, message and request ID through [`ProvideErrorMetadata`] on the error that holds it.
#[derive(Debug)]
pub struct Unhandled {
    source: BoxError,
    meta: ErrorMetadata,
}

impl Unhandled {
    #[doc(hidden)]
    pub fn new(source: impl Into<BoxError>, metadata: ErrorMetadata) -> Self {
        Self { source: source.into(), meta: metadata }
    }

    #[doc(hidden)]
    pub fn generic(metadata: ErrorMetadata) -> Self {
        Self { source: metadata.clone().into(), meta: metadata }
    }
}

impl fmt::Display for Unhandled {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.meta.code() {
            Some(code) => write!(f, "unhandled error ({code})"),
            None => f.write_str("unhandled error"),
        }
    }
}

/// What a variant of an error enum holds: an exception, or what is known of an error that is none.
#[doc(hidden)]
pub trait Held: fmt::Display {
    /// Its code, message and request ID.
    fn metadata(&self) -> &ErrorMetadata;

    /// What the enum names as its source.
    fn as_source(&self) -> &(dyn std::error::Error + 'static);
}

impl<E: std::error::Error + ProvideErrorMetadata + 'static> Held for E {
    fn metadata(&self) -> &ErrorMetadata {
        self.meta()
    }

    fn as_source(&self) -> &(dyn std::error::Error + 'static) {
        self
    }
}

impl Held for Unhandled {
    fn metadata(&self) -> &ErrorMetadata {
        &self.meta
    }

    fn as_source(&self) -> &(dyn std::error::Error + 'static) {
        &*self.source
    }
}

/// An error response whose code was read, and whose body waits for the exception that it belongs to.
pub struct ErrorResponse<'a> {
    pub(crate) protocol: &'a SharedClientProtocol,
    pub(crate) response: &'a HttpResponse,
    pub(crate) config: &'a ConfigBag,
}

impl ErrorResponse<'_> {
    /// Reads an exception from the response. What it is follows from its code alone, so one whose body cannot be read is
    /// still that exception, with what the headers say.
    ///
    /// # Errors
    /// Says why the response is not what the model describes, when not even an empty body would be.
    pub fn read<T>(
        &self,
        metadata: &ErrorMetadata,
        read: fn(&mut dyn ShapeDeserializer, &ErrorMetadata) -> Result<T, SerdeError>,
    ) -> Result<T, SerdeError> {
        let read_from = |response: &HttpResponse| {
            let mut deserializer = self.protocol.deserialize_error_response(response, self.config)?;
            read(&mut *deserializer, metadata)
        };
        read_from(self.response).or_else(|error| {
            tracing::debug!(%error, "the body of an error response could not be read");
            read_from(&without_body(self.response)).map_err(|_| error)
        })
    }
}

/// The status and headers of a response.
fn without_body(response: &HttpResponse) -> HttpResponse {
    let mut copy = HttpResponse::new(response.status(), SdkBody::empty());
    *copy.headers_mut() = response.headers().clone();
    copy
}

/// The code, message and request ID of an error response, and what kept the body from being read, if anything did.
pub(crate) fn metadata(
    protocol: &SharedClientProtocol,
    response: &HttpResponse,
    config: &ConfigBag,
    rules: ErrorRules,
) -> (ErrorMetadata, Option<SerdeError>) {
    let parsed = match response.headers().get(ERROR_TYPE_HEADER) {
        // It says nothing, and would hide what the body says.
        Some("") => {
            let mut copy =
                HttpResponse::new(response.status(), SdkBody::from(response.body().bytes().unwrap_or_default()));
            *copy.headers_mut() = response.headers().clone();
            copy.headers_mut().remove(ERROR_TYPE_HEADER);
            protocol.parse_error_metadata(&copy, config)
        }
        _ => protocol.parse_error_metadata(response, config),
    };
    let (metadata, error) = match parsed {
        Ok(metadata) => (rules.complete(metadata, response), None),
        // A proxy's page, or half an answer. What the headers say is still worth knowing.
        Err(error) => {
            let mut metadata = ErrorMetadata::builder();
            if let Some((code, kind)) = parse_query_compatible_header(response.headers()) {
                metadata = metadata.code(code).custom("type", kind);
            } else if let Some(code) = response.headers().get(ERROR_TYPE_HEADER) {
                metadata = metadata.code(sanitize_error_code(code));
            }
            (metadata, Some(error))
        }
    };
    (rules.with_request_ids(metadata, response.headers()).build(), error)
}

const ERROR_TYPE_HEADER: &str = "x-amzn-errortype";

impl fmt::Debug for ErrorResponse<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ErrorResponse").field("status", &self.response.status()).finish_non_exhaustive()
    }
}
