//! The requests that the generated client sends and how it reads responses, compared with boto3.
//!
//! `record.py` writes `requests.json` and `responses.json`.

mod call;
mod configuration;
mod customize;
mod outcome;
mod refusals;
mod reports;
mod requests;
mod responses;
mod retries;

use aws_smithy_http_client::test_util::{CaptureRequestReceiver, capture_request};
use serde_json::Value;
use smithereens_apigateway::Client;
use smithereens_apigateway::config::retry::RetryConfig;
use smithereens_apigateway::config::{BehaviorVersion, Builder, Credentials, Region};

/// The configuration of `record.py`: no retries, and credentials of no account.
fn config() -> Builder {
    smithereens_apigateway::Config::builder()
        .behavior_version(BehaviorVersion::latest())
        .region(Region::new("us-east-1"))
        .credentials_provider(Credentials::new("AKIDEXAMPLE", "secret", None, None, "test"))
        .retry_config(RetryConfig::disabled())
}

/// A client that keeps its one request instead of sending it, and gets an empty successful response.
fn capturing(config: Builder) -> (Client, CaptureRequestReceiver) {
    let (http_client, request) = capture_request(None);
    (Client::from_conf(config.http_client(http_client).build()), request)
}

/// The cases of one of the recorded files.
fn cases(json: &str) -> Vec<Value> {
    serde_json::from_str(json).expect("record.py writes a list")
}

/// A member that every recorded case has.
fn text<'a>(case: &'a Value, member: &str) -> &'a str {
    case[member].as_str().unwrap_or_else(|| panic!("{member} is a text in {case}"))
}

/// Fails with all differences, so that one run shows the whole picture.
fn assert_no_differences(differences: &[String], of: usize) {
    assert!(of > 0, "no case was compared");
    assert!(differences.is_empty(), "{} of {of} cases differ:\n\n{}", differences.len(), differences.join("\n\n"));
}
