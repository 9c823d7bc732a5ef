use super::json::JsonProtocol;
use aws_smithy_json::codec::{JsonCodec, JsonCodecSettings};
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse, Metadata};
use aws_smithy_schema::codec::DynCodec;
use aws_smithy_schema::http_protocol::HttpRpcProtocol;
use aws_smithy_schema::protocol::{ClientProtocolInner, ServiceShapeName};
use aws_smithy_schema::serde::{SerdeError, SerializableStruct, ShapeDeserializer};
use aws_smithy_schema::{Schema, ShapeId, shape_id};
use aws_smithy_types::config_bag::ConfigBag;
use aws_smithy_types::date_time::Format;
use aws_smithy_types::endpoint::Endpoint;
use aws_smithy_types::error::metadata::Builder as ErrorMetadataBuilder;

/// [`smithy.protocols#rpcv2Json`](https://smithy.io/2.0/additional-specs/protocols/smithy-rpc-v2-json.html), which
/// AWS's crates do not implement.
#[derive(Debug)]
pub(crate) struct RpcV2JsonProtocol {
    messages: JsonProtocol<HttpRpcProtocol<JsonCodec>>,
}

impl RpcV2JsonProtocol {
    pub(crate) fn new() -> Self {
        let settings = JsonCodecSettings::builder()
            .default_timestamp_format(Format::EpochSeconds)
            .use_json_name(false)
            .use_string_for_arbitrary_precision(true)
            .build();
        let id = shape_id!("smithy.protocols", "rpcv2Json");
        let messages = HttpRpcProtocol::new(id, JsonCodec::new(settings), "application/json");
        Self { messages: JsonProtocol::rpc(messages) }
    }
}

impl ClientProtocolInner for RpcV2JsonProtocol {
    type Request = HttpRequest;
    type Response = HttpResponse;

    fn protocol_id(&self) -> &ShapeId<'static> {
        self.messages.protocol_id()
    }

    fn serialize_request(
        &self,
        input: &dyn SerializableStruct,
        input_schema: &Schema<'_>,
        _endpoint: &str,
        config: &ConfigBag,
    ) -> Result<HttpRequest, SerdeError> {
        let service = config.load::<ServiceShapeName>().ok_or_else(|| missing("service"))?;
        let operation = config.load::<Metadata>().ok_or_else(|| missing("operation"))?;
        let path = format!("/service/{}/operation/{}", service.as_str(), operation.name());
        let mut request = self.messages.serialize_request(input, input_schema, &path, config)?;
        request.headers_mut().insert("smithy-protocol", "rpc-v2-json");
        request.headers_mut().insert("accept", "application/json");
        Ok(request)
    }

    fn deserialize_response<'a>(
        &self,
        response: &'a HttpResponse,
        output_schema: &Schema<'_>,
        config: &'a ConfigBag,
    ) -> Result<Box<dyn ShapeDeserializer + 'a>, SerdeError> {
        self.messages.deserialize_response(response, output_schema, config)
    }

    fn parse_error_metadata(
        &self,
        response: &HttpResponse,
        config: &ConfigBag,
    ) -> Result<ErrorMetadataBuilder, SerdeError> {
        self.messages.parse_error_metadata(response, config)
    }

    fn payload_codec(&self) -> Option<&dyn DynCodec> {
        self.messages.payload_codec()
    }

    fn event_stream_media_type(&self) -> Option<&str> {
        Some("application/json")
    }

    fn parse_event_stream_error_metadata(&self, payload: &[u8]) -> Result<ErrorMetadataBuilder, SerdeError> {
        self.messages.parse_event_stream_error_metadata(payload)
    }

    fn update_endpoint(
        &self,
        request: &mut HttpRequest,
        endpoint: &Endpoint,
        config: &ConfigBag,
    ) -> Result<(), SerdeError> {
        self.messages.update_endpoint(request, endpoint, config)
    }
}

fn missing(what: &str) -> SerdeError {
    SerdeError::custom(format!("the configuration has no {what}, which every rpcv2Json request names"))
}
