use super::query_elements::WithoutEmptyElements;
use super::query_response::query_responses;
use aws_smithy_query::protocol::AwsQueryProtocol as Inner;
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_schema::protocol::ClientProtocolInner;
use aws_smithy_schema::serde::{SerdeError, SerializableStruct};
use aws_smithy_schema::{Schema, ShapeId};
use aws_smithy_types::config_bag::ConfigBag;
use aws_smithy_types::endpoint::Endpoint;

/// AWS's implementation of `aws.protocols#awsQuery`, with a reader of responses of our own.
#[derive(Debug, Default)]
pub(crate) struct AwsQueryProtocol(Inner);

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
        self.0.serialize_request(&WithoutEmptyElements(input), input_schema, endpoint, config)
    }

    fn update_endpoint(
        &self,
        request: &mut HttpRequest,
        endpoint: &Endpoint,
        config: &ConfigBag,
    ) -> Result<(), SerdeError> {
        self.0.update_endpoint(request, endpoint, config)
    }

    // The members are in an element such as `ListUsersResult`.
    query_responses!(|name| name.ends_with("Result"));
}
