use super::query_response;
use aws_smithy_query::protocol::AwsQueryProtocol as Inner;
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_schema::protocol::ClientProtocolInner;
use aws_smithy_schema::serde::{SerdeError, SerializableStruct, ShapeDeserializer};
use aws_smithy_schema::{Schema, ShapeId};
use aws_smithy_types::config_bag::ConfigBag;
use aws_smithy_types::endpoint::Endpoint;
use aws_smithy_types::error::metadata::Builder as ErrorMetadataBuilder;

/// AWS's `aws.protocols#awsQuery`, whose responses are read here.
#[derive(Debug, Default)]
pub(super) struct AwsQueryProtocol(Inner);

impl ClientProtocolInner for AwsQueryProtocol {
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
        self.0.serialize_request(input, input_schema, endpoint, config)
    }

    fn deserialize_response<'a>(
        &self,
        response: &'a HttpResponse,
        _output_schema: &Schema<'_>,
        _config: &'a ConfigBag,
    ) -> Result<Box<dyn ShapeDeserializer + 'a>, SerdeError> {
        Ok(Box::new(query_response::reader(response, |name| name.ends_with("Result"))?))
    }

    fn parse_error_metadata(
        &self,
        response: &HttpResponse,
        _config: &ConfigBag,
    ) -> Result<ErrorMetadataBuilder, SerdeError> {
        query_response::error_metadata(response)
    }

    fn deserialize_error_response<'a>(
        &self,
        response: &'a HttpResponse,
        _config: &'a ConfigBag,
    ) -> Result<Box<dyn ShapeDeserializer + 'a>, SerdeError> {
        Ok(Box::new(query_response::error_reader(response)?))
    }

    fn update_endpoint(
        &self,
        request: &mut HttpRequest,
        endpoint: &Endpoint,
        config: &ConfigBag,
    ) -> Result<(), SerdeError> {
        self.0.update_endpoint(request, endpoint, config)
    }
}
