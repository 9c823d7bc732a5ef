use super::requests::requests_of;
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_schema::Schema;
use aws_smithy_schema::codec::DynCodec;
use aws_smithy_schema::protocol::ClientProtocolInner;
use aws_smithy_schema::serde::{SerdeError, ShapeDeserializer};
use aws_smithy_types::config_bag::ConfigBag;
use aws_smithy_types::error::metadata::Builder as ErrorMetadataBuilder;

/// A protocol that checks that bodies are complete before it reads them.
#[derive(Debug)]
pub(crate) struct Checked<P> {
    pub(crate) protocol: P,
    /// Returns an error if a body is not complete.
    pub(crate) check: fn(&[u8]) -> Result<(), SerdeError>,
}

impl<P: ClientProtocolInner<Request = HttpRequest, Response = HttpResponse>> ClientProtocolInner for Checked<P> {
    type Request = HttpRequest;
    type Response = HttpResponse;

    requests_of!(protocol);

    fn deserialize_response<'a>(
        &self,
        response: &'a HttpResponse,
        output_schema: &Schema<'_>,
        config: &'a ConfigBag,
    ) -> Result<Box<dyn ShapeDeserializer + 'a>, SerdeError> {
        self.check(response)?;
        self.protocol.deserialize_response(response, output_schema, config)
    }

    fn parse_error_metadata(
        &self,
        response: &HttpResponse,
        config: &ConfigBag,
    ) -> Result<ErrorMetadataBuilder, SerdeError> {
        self.check(response)?;
        self.protocol.parse_error_metadata(response, config)
    }

    fn deserialize_error_response<'a>(
        &self,
        response: &'a HttpResponse,
        config: &'a ConfigBag,
    ) -> Result<Box<dyn ShapeDeserializer + 'a>, SerdeError> {
        self.check(response)?;
        self.protocol.deserialize_error_response(response, config)
    }

    fn payload_codec(&self) -> Option<&dyn DynCodec> {
        self.protocol.payload_codec()
    }

    fn event_stream_media_type(&self) -> Option<&str> {
        self.protocol.event_stream_media_type()
    }

    fn parse_event_stream_error_metadata(&self, payload: &[u8]) -> Result<ErrorMetadataBuilder, SerdeError> {
        (self.check)(payload)?;
        self.protocol.parse_event_stream_error_metadata(payload)
    }
}

impl<P> Checked<P> {
    /// Checks the body of a response, unless it is empty or a stream that the caller reads.
    fn check(&self, response: &HttpResponse) -> Result<(), SerdeError> {
        match response.body().bytes() {
            None | Some([]) => Ok(()),
            Some(body) => (self.check)(body),
        }
    }
}
