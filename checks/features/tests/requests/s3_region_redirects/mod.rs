//! Redirects to the regions of buckets. The requests are compared with those of botocore, which `record.py` writes to
//! `expected.json`.

use crate::connection::{bodies, connection, response};
use aws_smithy_http_client::test_util::StaticReplayClient;
use aws_smithy_types::body::SdkBody;
use serde_json::Value;
use smithereens::config::{Credentials, Region};
use smithereens::primitives::Blob;
use smithereens_checks_features::s3;
use smithereens_checks_features::s3::config::retry::RetryConfig;

fn client(connection: &StaticReplayClient, follows: bool) -> s3::Client {
    let credentials = Credentials::new("AKIDEXAMPLE", "secret", None, None, "test");
    let config = s3::Config::builder().region(Region::new("us-west-2")).credentials_provider(credentials);
    let config = config.retry_config(RetryConfig::disabled()).http_client(connection.clone());
    s3::Client::from_conf(config.follow_region_redirects(follows).build())
}

/// Calls an operation by its name. Returns whether the call succeeds.
async fn call(client: &s3::Client, operation: &str) -> bool {
    match operation {
        "CreateBucket" => client.create_bucket().bucket("shelf").send().await.is_ok(),
        "GetObject" => client.get_object().bucket("shelf").key("book").send().await.is_ok(),
        "HeadBucket" => client.head_bucket().bucket("shelf").send().await.is_ok(),
        "HeadObject" => client.head_object().bucket("shelf").key("book").send().await.is_ok(),
        "PutObject" => {
            let body = Blob::new("once upon a time");
            client.put_object().bucket("shelf").key("book").body(body).send().await.is_ok()
        }
        _ => panic!("there is no operation {operation}"),
    }
}

/// The method, the URL and the region of the signature of each request.
fn sent(connection: &StaticReplayClient) -> Vec<[String; 3]> {
    let requests = connection.actual_requests();
    requests
        .map(|request| {
            let authorization = request.headers().get("authorization").expect("a signature");
            let region = authorization.split('/').nth(2).expect("a scope");
            [request.method(), request.uri(), region].map(str::to_owned)
        })
        .collect()
}

/// A response of a case: its status, headers and body.
fn recorded(recorded: &Value) -> http::Response<SdkBody> {
    let status = recorded[0].as_u64().and_then(|status| u16::try_from(status).ok()).expect("a status");
    let mut response = http::Response::builder().status(status);
    for (name, value) in recorded[1].as_object().expect("headers") {
        response = response.header(name, value.as_str().expect("a value"));
    }
    response.body(SdkBody::from(recorded[2].as_str().expect("a body"))).expect("a valid response")
}

fn cases() -> serde_json::Map<String, Value> {
    serde_json::from_str(include_str!("expected.json")).expect("what was recorded is JSON")
}

#[tokio::test]
async fn the_same_responses_are_followed_as_by_botocore() {
    let cases = cases();
    assert!(cases.len() > 20);
    for (name, case) in cases {
        let responses = case["responses"].as_array().expect("responses").iter().map(recorded);
        let connection = connection(responses.chain([response(200), response(200)]));
        let client = client(&connection, true);
        let mut succeeds = false;
        for _ in 0..case["calls"].as_u64().expect("a number") {
            succeeds = call(&client, case["operation"].as_str().expect("a name")).await;
        }
        let expected: Vec<[String; 3]> = serde_json::from_value(case["requests"].clone()).expect("requests");
        assert_eq!((sent(&connection), succeeds), (expected, case["succeeds"] == true), "{name}");
    }
}

#[tokio::test]
async fn a_redirected_body_is_sent_again() {
    let case = &cases()["temporary redirect of a body"];
    let connection = connection([recorded(&case["responses"][0]), response(200)]);
    assert!(call(&client(&connection, true), "PutObject").await);
    assert_eq!(bodies(&connection), ["once upon a time", "once upon a time"]);
}

#[tokio::test]
async fn redirects_are_errors_by_default() {
    let case = &cases()["permanent redirect"];
    let connection = connection([recorded(&case["responses"][0])]);
    assert!(!call(&client(&connection, false), "GetObject").await);
    assert_eq!(sent(&connection).len(), 1);
}

/// botocore asks for the region with a HEAD request.
#[tokio::test]
async fn a_redirect_without_a_region_is_an_error() {
    let connection = connection([response(301)]);
    assert!(!call(&client(&connection, true), "GetObject").await);
    assert_eq!(sent(&connection).len(), 1);
}
