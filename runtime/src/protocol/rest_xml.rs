use super::headers::RestReader;
use super::xml::Document;
use super::xml_error;
use super::xml_reader::XmlReader;
use super::xml_text::is_character;
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_schema::codec::DynCodec;
use aws_smithy_schema::http_protocol::{http_error_deserializer, http_output_deserializer};
use aws_smithy_schema::protocol::ClientProtocolInner;
use aws_smithy_schema::serde::{SerdeError, SerializableStruct, ShapeDeserializer};
use aws_smithy_schema::{Schema, ShapeId, ShapeType};
use aws_smithy_types::config_bag::ConfigBag;
use aws_smithy_types::endpoint::Endpoint;
use aws_smithy_types::error::metadata::Builder as ErrorMetadataBuilder;
use aws_smithy_xml::protocol::aws_rest_xml::AwsRestXmlProtocol;

/// AWS's implementation of `aws.protocols#restXml`, with a reader of response bodies of our own.
#[derive(Debug)]
pub(crate) struct RestXmlProtocol(AwsRestXmlProtocol);

impl RestXmlProtocol {
    pub(crate) fn new(no_error_wrapping: bool) -> Self {
        Self(AwsRestXmlProtocol::new().with_no_error_wrapping(no_error_wrapping))
    }

    /// The [element](https://smithy.io/2.0/aws/protocols/aws-restxml-protocol.html#operation-error-serialization) that has the
    /// members of an error.
    fn error(&self, document: &Document<'_>) -> usize {
        let is_error = |name: &str| !self.0.no_error_wrapping() && name == "Error";
        document.find(Document::ROOT, is_error).unwrap_or(Document::ROOT)
    }
}

impl ClientProtocolInner for RestXmlProtocol {
    type Request = HttpRequest;
    type Response = HttpResponse;

    fn protocol_id(&self) -> &ShapeId<'static> {
        self.0.protocol_id()
    }

    fn serialize_request(
        &self,
        input: &dyn SerializableStruct,
        input_schema: &Schema<'_>,
        endpoint: &str,
        config: &ConfigBag,
    ) -> Result<HttpRequest, SerdeError> {
        let request = self.0.serialize_request(input, input_schema, endpoint, config)?;
        if !is_of_bytes(input_schema) {
            check_characters(request.body().bytes().unwrap_or_default())?;
        }
        Ok(request)
    }

    fn update_endpoint(
        &self,
        request: &mut HttpRequest,
        endpoint: &Endpoint,
        config: &ConfigBag,
    ) -> Result<(), SerdeError> {
        self.0.update_endpoint(request, endpoint, config)
    }

    fn deserialize_response<'a>(
        &self,
        response: &'a HttpResponse,
        output_schema: &Schema<'_>,
        config: &'a ConfigBag,
    ) -> Result<Box<dyn ShapeDeserializer + 'a>, SerdeError> {
        let document = Document::parse(if is_of_bytes(output_schema) { b"" } else { body(response) })?;
        let reader = XmlReader::new(document, Document::ROOT);
        Ok(RestReader::boxed(http_output_deserializer(reader, response, output_schema, config), response))
    }

    fn parse_error_metadata(
        &self,
        response: &HttpResponse,
        _config: &ConfigBag,
    ) -> Result<ErrorMetadataBuilder, SerdeError> {
        let document = Document::parse(body(response))?;
        let error = self.error(&document);
        xml_error::metadata(document, error, &xml_error::REST_ERROR)
    }

    fn deserialize_error_response<'a>(
        &self,
        response: &'a HttpResponse,
        config: &'a ConfigBag,
    ) -> Result<Box<dyn ShapeDeserializer + 'a>, SerdeError> {
        let document = Document::parse(body(response))?;
        let error = self.error(&document);
        let reader = http_error_deserializer(XmlReader::new(document, error), response, config);
        Ok(RestReader::boxed(reader, response))
    }

    fn payload_codec(&self) -> Option<&dyn DynCodec> {
        self.0.payload_codec()
    }

    fn event_stream_media_type(&self) -> Option<&str> {
        self.0.event_stream_media_type()
    }

    fn parse_event_stream_error_metadata(&self, payload: &[u8]) -> Result<ErrorMetadataBuilder, SerdeError> {
        let document = Document::parse(payload)?;
        let error = self.error(&document);
        xml_error::metadata(document, error, &xml_error::REST_ERROR)
    }
}

/// Checks that XML can represent each [character](https://www.w3.org/TR/xml/#charsets) of a body, even as a reference.
fn check_characters(body: &[u8]) -> Result<(), SerdeError> {
    let text = std::str::from_utf8(body).map_err(|error| SerdeError::custom(error.to_string()))?;
    match text.chars().find(|character| !is_character(*character)) {
        Some(character) => Err(SerdeError::invalid_input(format!(
            "the input has the character U+{:04X}, which XML cannot represent",
            u32::from(character)
        ))),
        None => Ok(()),
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
