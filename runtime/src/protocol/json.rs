use super::headers::RestReader;
use super::json_reader::JsonReader;
use super::requests::requests_of;
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_runtime_api::http::Headers;
use aws_smithy_schema::codec::DynCodec;
use aws_smithy_schema::error_envelope::{parse_query_compatible_header, sanitize_error_code};
use aws_smithy_schema::http_protocol::{http_error_deserializer, http_output_deserializer};
use aws_smithy_schema::protocol::ClientProtocolInner;
use aws_smithy_schema::serde::{SerdeError, ShapeDeserializer};
use aws_smithy_schema::{Schema, ShapeType, shape_id};
use aws_smithy_types::config_bag::ConfigBag;
use aws_smithy_types::error::ErrorMetadata;
use aws_smithy_types::error::metadata::Builder as ErrorMetadataBuilder;

/// A protocol whose bodies are JSON, with a reader of responses of our own.
#[derive(Debug)]
pub(crate) struct JsonProtocol<P> {
    requests: P,
    /// Whether members can be in headers and have a `jsonName`, as in restJson1.
    is_rest: bool,
}

impl<P> JsonProtocol<P> {
    /// A protocol that reads all members from the body.
    pub(crate) fn rpc(requests: P) -> Self {
        Self { requests, is_rest: false }
    }

    /// A protocol that reads members from where the model binds them.
    pub(crate) fn rest(requests: P) -> Self {
        Self { requests, is_rest: true }
    }
}

impl<P: ClientProtocolInner<Request = HttpRequest, Response = HttpResponse>> ClientProtocolInner for JsonProtocol<P> {
    type Request = HttpRequest;
    type Response = HttpResponse;

    requests_of!(requests);

    fn deserialize_response<'a>(
        &self,
        response: &'a HttpResponse,
        output_schema: &Schema<'_>,
        config: &'a ConfigBag,
    ) -> Result<Box<dyn ShapeDeserializer + 'a>, SerdeError> {
        let reader = JsonReader::new(body(response), self.is_rest);
        Ok(match self.is_rest {
            true => RestReader::boxed(http_output_deserializer(reader, response, output_schema, config), response),
            false => Box::new(reader),
        })
    }

    fn parse_error_metadata(
        &self,
        response: &HttpResponse,
        _config: &ConfigBag,
    ) -> Result<ErrorMetadataBuilder, SerdeError> {
        error_metadata(body(response), response.headers())
    }

    fn deserialize_error_response<'a>(
        &self,
        response: &'a HttpResponse,
        config: &'a ConfigBag,
    ) -> Result<Box<dyn ShapeDeserializer + 'a>, SerdeError> {
        let reader = JsonReader::new(body(response), self.is_rest);
        Ok(match self.is_rest {
            true => RestReader::boxed(http_error_deserializer(reader, response, config), response),
            false => Box::new(reader),
        })
    }

    fn payload_codec(&self) -> Option<&dyn DynCodec> {
        self.requests.payload_codec()
    }

    fn event_stream_media_type(&self) -> Option<&str> {
        self.requests.event_stream_media_type()
    }

    fn parse_event_stream_error_metadata(&self, payload: &[u8]) -> Result<ErrorMetadataBuilder, SerdeError> {
        error_metadata(payload, &Headers::new())
    }
}

/// The body of a response, empty if it is a stream that the caller reads.
fn body(response: &HttpResponse) -> &[u8] {
    response.body().bytes().unwrap_or_default()
}

/// The code and message of an error, by
/// [headers and body](https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html#operation-error-serialization).
fn error_metadata(body: &[u8], headers: &Headers) -> Result<ErrorMetadataBuilder, SerdeError> {
    let [mut code, mut kind, mut message] = [None, None, None];
    JsonReader::new(body, false).read_struct(&ERROR, &mut |member, value| {
        let place = match member.member_name() {
            Some("code" | "Code") => &mut code,
            Some("__type") => &mut kind,
            Some(_) if member.member_index().is_some() => &mut message,
            _ => return Ok(()),
        };
        match value.read_string(member) {
            Ok(text) if text.is_empty() => {}
            Ok(text) => *place = Some(text),
            // Errors of some services have members of these names with other types.
            Err(_) => value.skip_value()?,
        }
        Ok(())
    })?;

    let mut metadata = ErrorMetadata::builder();
    let header = headers.get("x-amzn-errortype").map(str::trim_ascii).filter(|code| !code.is_empty());
    if let Some(code) = header.or(code.as_deref()).or(kind.as_deref()) {
        metadata = metadata.code(sanitize_error_code(code));
    }
    if let Some(message) = message {
        metadata = metadata.message(message);
    }
    if let Some((code, kind)) = parse_query_compatible_header(headers).filter(|(code, _)| !code.is_empty()) {
        metadata = metadata.code(code).custom("type", kind);
    }
    Ok(metadata)
}

static ERROR: Schema<'static> = Schema::new_struct(
    shape_id!("smithereens", "JsonError"),
    ShapeType::Structure,
    &[&CODE, &CAPITAL_CODE, &TYPE, &MESSAGE, &CAPITAL_MESSAGE, &ERROR_MESSAGE],
);
static CODE: Schema<'static> = text("code", 0);
static CAPITAL_CODE: Schema<'static> = text("Code", 1);
static TYPE: Schema<'static> = text("__type", 2);
static MESSAGE: Schema<'static> = text("message", 3);
static CAPITAL_MESSAGE: Schema<'static> = text("Message", 4);
static ERROR_MESSAGE: Schema<'static> = text("errorMessage", 5);

const fn text(name: &'static str, index: usize) -> Schema<'static> {
    Schema::new_member(shape_id!("smithereens", "JsonError"), ShapeType::String, name, index)
}
