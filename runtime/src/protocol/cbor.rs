use super::cbor_reader::CborReader;
use super::requests::requests_of;
use aws_smithy_cbor::protocol::RpcV2CborProtocol as Inner;
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_runtime_api::http::Headers;
use aws_smithy_schema::codec::DynCodec;
use aws_smithy_schema::error_envelope::{parse_query_compatible_header, sanitize_error_code};
use aws_smithy_schema::protocol::ClientProtocolInner;
use aws_smithy_schema::serde::{SerdeError, ShapeDeserializer};
use aws_smithy_schema::{Schema, ShapeType, shape_id};
use aws_smithy_types::config_bag::ConfigBag;
use aws_smithy_types::error::ErrorMetadata;
use aws_smithy_types::error::metadata::Builder as ErrorMetadataBuilder;

/// AWS's implementation of `smithy.protocols#rpcv2Cbor`, with a reader of responses of our own.
#[derive(Debug, Default)]
pub(crate) struct RpcV2CborProtocol(Inner);

impl ClientProtocolInner for RpcV2CborProtocol {
    type Request = HttpRequest;
    type Response = HttpResponse;

    requests_of!(0);

    fn deserialize_response<'a>(
        &self,
        response: &'a HttpResponse,
        _output_schema: &Schema<'_>,
        _config: &'a ConfigBag,
    ) -> Result<Box<dyn ShapeDeserializer + 'a>, SerdeError> {
        Ok(Box::new(CborReader::new(body(response))?))
    }

    fn parse_error_metadata(
        &self,
        response: &HttpResponse,
        _config: &ConfigBag,
    ) -> Result<ErrorMetadataBuilder, SerdeError> {
        error_metadata(body(response), response.headers())
    }

    fn payload_codec(&self) -> Option<&dyn DynCodec> {
        self.0.payload_codec()
    }

    fn event_stream_media_type(&self) -> Option<&str> {
        self.0.event_stream_media_type()
    }

    fn parse_event_stream_error_metadata(&self, payload: &[u8]) -> Result<ErrorMetadataBuilder, SerdeError> {
        error_metadata(payload, &Headers::new())
    }
}

/// The body of a response, empty if it is a stream that the caller reads.
fn body(response: &HttpResponse) -> &[u8] {
    response.body().bytes().unwrap_or_default()
}

/// The code and message of an error.
/// <https://smithy.io/2.0/additional-specs/protocols/smithy-rpc-v2.html#operation-error-serialization>
fn error_metadata(body: &[u8], headers: &Headers) -> Result<ErrorMetadataBuilder, SerdeError> {
    let mut metadata = ErrorMetadata::builder();
    CborReader::new(body)?.read_struct(&ERROR, &mut |member, value| {
        // Errors of some services have members of these names with other types.
        let Ok(text) = value.read_string(member) else { return value.skip_value() };
        if text.is_empty() {
            return Ok(());
        }
        let builder = std::mem::take(&mut metadata);
        metadata = match member.member_index() {
            Some(0) => builder.code(sanitize_error_code(&text)),
            Some(_) => builder.message(text),
            None => builder,
        };
        Ok(())
    })?;
    if let Some((code, kind)) = parse_query_compatible_header(headers).filter(|(code, _)| !code.is_empty()) {
        metadata = metadata.code(code).custom("type", kind);
    }
    Ok(metadata)
}

static ERROR: Schema<'static> = Schema::new_struct(
    shape_id!("smithereens", "CborError"),
    ShapeType::Structure,
    &[&TYPE, &MESSAGE, &CAPITAL_MESSAGE, &ERROR_MESSAGE],
);
static TYPE: Schema<'static> = text("__type", 0);
static MESSAGE: Schema<'static> = text("message", 1);
static CAPITAL_MESSAGE: Schema<'static> = text("Message", 2);
static ERROR_MESSAGE: Schema<'static> = text("errorMessage", 3);

const fn text(name: &'static str, index: usize) -> Schema<'static> {
    Schema::new_member(shape_id!("smithereens", "CborError"), ShapeType::String, name, index)
}
