use super::query_response::query_responses;
use super::requests::requests_of;
use aws_smithy_query::protocol::AwsQueryProtocol as Inner;
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_schema::protocol::ClientProtocolInner;

/// AWS's implementation of `aws.protocols#awsQuery`, with a reader of responses of our own.
#[derive(Debug, Default)]
pub(crate) struct AwsQueryProtocol(Inner);

impl ClientProtocolInner for AwsQueryProtocol {
    type Request = HttpRequest;
    type Response = HttpResponse;

    requests_of!(0);

    // The members are in an element such as `ListUsersResult`.
    query_responses!(|name| name.ends_with("Result"));
}
