//! Transient failures are retried, other failures are not, and a timeout ends a call.

use crate::call::call;
use crate::config;
use crate::outcome::Outcome;
use aws_smithy_http_client::test_util::{NeverClient, ReplayEvent, StaticReplayClient};
use aws_smithy_types::body::SdkBody;
use serde_json::json;
use smithereens_apigateway::Client;
use smithereens_apigateway::config::retry::RetryConfig;
use smithereens_apigateway::config::timeout::TimeoutConfig;
use std::time::Duration;

type Response = http::Response<SdkBody>;

#[tokio::test]
async fn an_unavailable_service_is_retried() {
    let (outcome, attempts) = send([failure(503, None), success()]).await;
    assert_eq!((status_code(&outcome), attempts), (Some("429"), 2));
}

#[tokio::test]
async fn a_throttled_request_is_retried() {
    let (outcome, attempts) = send([failure(429, Some("TooManyRequestsException")), success()]).await;
    assert_eq!((status_code(&outcome), attempts), (Some("429"), 2));
}

#[tokio::test]
async fn a_bad_gateway_is_retried() {
    let page = http::Response::builder().status(502).body(SdkBody::from("<html>Bad Gateway</html>"));
    let (outcome, attempts) = send([page.expect("a response"), success()]).await;
    assert_eq!((status_code(&outcome), attempts), (Some("429"), 2));
}

#[tokio::test]
async fn a_request_is_sent_at_most_three_times() {
    let (outcome, attempts) = send([failure(500, None), failure(503, None), failure(500, None), success()]).await;
    assert!(matches!(outcome, Outcome::Error { code: None, .. }), "{outcome:?}");
    assert_eq!(attempts, 3);
}

#[tokio::test]
async fn client_errors_are_not_retried() {
    for (status, code) in [(404, "NotFoundException"), (400, "BadRequestException"), (401, "UnauthorizedException")] {
        let (outcome, attempts) = send([failure(status, Some(code)), success()]).await;
        assert!(matches!(&outcome, Outcome::Error { code: Some(found), .. } if found == code), "{outcome:?}");
        assert_eq!(attempts, 1, "{code}");
    }
}

#[tokio::test]
async fn attempts_are_numbered_and_share_an_invocation_id() {
    let http_client = replay([failure(503, None), success()]);
    get(&http_client).await;
    let requests: Vec<_> = http_client.actual_requests().collect();
    let header = |attempt: usize, name| requests[attempt].headers().get(name).map(str::to_owned);
    assert_eq!(header(0, "amz-sdk-request").as_deref(), Some("attempt=1; max=3"));
    assert!(header(1, "amz-sdk-request").is_some_and(|value| value.contains("attempt=2; max=3")));
    assert!(header(0, "amz-sdk-invocation-id").is_some());
    assert_eq!(header(0, "amz-sdk-invocation-id"), header(1, "amz-sdk-invocation-id"));
}

#[tokio::test]
async fn the_operation_timeout_ends_a_call_without_a_response() {
    let timeouts = TimeoutConfig::builder().operation_timeout(Duration::from_millis(50)).build();
    let client = Client::from_conf(config().timeout_config(timeouts).http_client(NeverClient::new()).build());
    let input = json!({"restApiId": "a", "responseType": "THROTTLED"});
    let call = call(&client, "GetGatewayResponse", &input);
    let outcome = tokio::time::timeout(Duration::from_secs(60), call).await.expect("the call ends");
    assert!(matches!(outcome, Outcome::NoResponse(_)), "{outcome:?}");
}

async fn send<const N: usize>(responses: [Response; N]) -> (Outcome, usize) {
    let http_client = replay(responses);
    let outcome = get(&http_client).await;
    (outcome, http_client.actual_requests().count())
}

async fn get(http_client: &StaticReplayClient) -> Outcome {
    let retries = RetryConfig::standard().with_initial_backoff(Duration::from_millis(1));
    let client = Client::from_conf(config().retry_config(retries).http_client(http_client.clone()).build());
    call(&client, "GetGatewayResponse", &json!({"restApiId": "a1b2c3d4e5", "responseType": "THROTTLED"})).await
}

fn replay<const N: usize>(responses: [Response; N]) -> StaticReplayClient {
    let any = || http::Request::new(SdkBody::empty());
    StaticReplayClient::new(responses.into_iter().map(|response| ReplayEvent::new(any(), response)).collect())
}

fn success() -> Response {
    Response::new(SdkBody::from(r#"{"statusCode":"429"}"#))
}

fn failure(status: u16, code: Option<&str>) -> Response {
    let mut response = http::Response::builder().status(status);
    if let Some(code) = code {
        response = response.header("x-amzn-errortype", code);
    }
    response.body(SdkBody::from("{}")).expect("a response")
}

fn status_code(outcome: &Outcome) -> Option<&str> {
    match outcome {
        Outcome::Output { members, .. } => members["statusCode"].as_str(),
        _ => None,
    }
}
