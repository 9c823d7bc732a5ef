use super::query_response;
use super::requests::requests_of;
use aws_smithy_query::protocol::AwsQueryProtocol as Inner;
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_schema::Schema;
use aws_smithy_schema::protocol::ClientProtocolInner;
use aws_smithy_schema::serde::{SerdeError, ShapeDeserializer};
use aws_smithy_types::config_bag::ConfigBag;
use aws_smithy_types::error::metadata::Builder as ErrorMetadataBuilder;

/// AWS's `aws.protocols#awsQuery`, whose responses are read here.
#[derive(Debug, Default)]
pub(crate) struct AwsQueryProtocol(Inner);

impl ClientProtocolInner for AwsQueryProtocol {
    type Request = HttpRequest;
    type Response = HttpResponse;

    requests_of!(0);

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
}
