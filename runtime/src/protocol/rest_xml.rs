use super::requests::requests_of;
use super::xml::Document;
use super::xml_reader::XmlReader;
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_schema::codec::DynCodec;
use aws_smithy_schema::http_protocol::{http_error_deserializer, http_output_deserializer};
use aws_smithy_schema::protocol::ClientProtocolInner;
use aws_smithy_schema::serde::{SerdeError, ShapeDeserializer};
use aws_smithy_schema::{Schema, ShapeType};
use aws_smithy_types::config_bag::ConfigBag;
use aws_smithy_types::error::metadata::Builder as ErrorMetadataBuilder;
use aws_smithy_xml::protocol::aws_rest_xml::AwsRestXmlProtocol;

/// AWS's implementation of `aws.protocols#restXml`, with a reader of response bodies of our own.
#[derive(Debug)]
pub(crate) struct RestXmlProtocol(AwsRestXmlProtocol);

impl RestXmlProtocol {
    pub(crate) fn new(no_error_wrapping: bool) -> Self {
        Self(AwsRestXmlProtocol::new().with_no_error_wrapping(no_error_wrapping))
    }
}

impl ClientProtocolInner for RestXmlProtocol {
    type Request = HttpRequest;
    type Response = HttpResponse;

    requests_of!(0);

    fn deserialize_response<'a>(
        &self,
        response: &'a HttpResponse,
        output_schema: &Schema<'_>,
        config: &'a ConfigBag,
    ) -> Result<Box<dyn ShapeDeserializer + 'a>, SerdeError> {
        let document = Document::parse(if is_of_bytes(output_schema) { b"" } else { body(response) })?;
        Ok(http_output_deserializer(XmlReader::new(document, Document::ROOT), response, output_schema, config))
    }

    fn parse_error_metadata(
        &self,
        response: &HttpResponse,
        config: &ConfigBag,
    ) -> Result<ErrorMetadataBuilder, SerdeError> {
        Document::parse(body(response))?;
        self.0.parse_error_metadata(response, config)
    }

    /// Reads an error from the
    /// [element that holds it](https://smithy.io/2.0/aws/protocols/aws-restxml-protocol.html#operation-error-serialization).
    fn deserialize_error_response<'a>(
        &self,
        response: &'a HttpResponse,
        config: &'a ConfigBag,
    ) -> Result<Box<dyn ShapeDeserializer + 'a>, SerdeError> {
        let document = Document::parse(body(response))?;
        let is_error = |name: &str| !self.0.no_error_wrapping() && name == "Error";
        let error = document.find(Document::ROOT, is_error).unwrap_or(Document::ROOT);
        Ok(http_error_deserializer(XmlReader::new(document, error), response, config))
    }

    fn payload_codec(&self) -> Option<&dyn DynCodec> {
        self.0.payload_codec()
    }

    fn event_stream_media_type(&self) -> Option<&str> {
        self.0.event_stream_media_type()
    }

    fn parse_event_stream_error_metadata(&self, payload: &[u8]) -> Result<ErrorMetadataBuilder, SerdeError> {
        Document::parse(payload)?;
        self.0.parse_event_stream_error_metadata(payload)
    }
}

/// The body of a response, empty if it is a stream that the caller reads.
fn body(response: &HttpResponse) -> &[u8] {
    response.body().bytes().unwrap_or_default()
}

/// Whether the body is the text or bytes of a member, not XML.
fn is_of_bytes(output: &Schema<'_>) -> bool {
    let mut payloads = output.members().iter().filter(|member| member.http_payload().is_some());
    payloads.any(|member| !matches!(member.shape_type(), ShapeType::Structure | ShapeType::Union))
}
