use super::{ErrorMetadata, SerdeError};
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_schema::protocol::SharedClientProtocol;
use aws_smithy_schema::serde::ShapeDeserializer;
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::config_bag::ConfigBag;
use std::fmt;

/// An error response whose code is known, and whose body has not been read.
pub struct ErrorResponse<'a> {
    pub(crate) protocol: &'a SharedClientProtocol,
    pub(crate) response: &'a HttpResponse,
    pub(crate) config: &'a ConfigBag,
}

impl ErrorResponse<'_> {
    /// Reads an exception from the response. The code alone decides which exception it is, so a body that cannot be read
    /// leaves the exception with the members that come from headers.
    ///
    /// # Errors
    /// The response is not as the model describes it, even without its body.
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

impl fmt::Debug for ErrorResponse<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ErrorResponse").field("status", &self.response.status()).finish_non_exhaustive()
    }
}
