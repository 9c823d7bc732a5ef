//! For every recorded input, the client sends the request that boto3 sends.

use crate::call::call;
use crate::{assert_no_differences, capturing, cases, config, text};
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use serde_json::{Map, Value, json};
use smithereens_apigateway::config::Region;

/// Headers that differ between two runs or two languages. `record.py` leaves out the same ones.
const NOT_COMPARED: [&str; 9] = [
    "amz-sdk-invocation-id",
    "amz-sdk-request",
    "authorization",
    "content-length",
    "host",
    "user-agent",
    "x-amz-date",
    "x-amz-security-token",
    "x-amz-user-agent",
];

#[tokio::test]
async fn every_recorded_request_is_the_one_that_boto3_sends() {
    let cases = cases(include_str!("requests.json"));
    let mut differences = Vec::new();
    for case in &cases {
        let ours = match sent(case).await {
            Ok(request) => as_recorded(&request),
            Err(outcome) => json!(outcome),
        };
        let theirs = with_sorted_query(case["request"].clone());
        if ours != theirs {
            differences.push(format!("{}\n  ours  {ours}\n  boto3 {theirs}", text(case, "name")));
        }
    }
    assert_no_differences(&differences, cases.len());
}

#[tokio::test]
async fn every_recorded_request_is_signed_and_has_the_length_of_its_body() {
    for case in cases(include_str!("requests.json")) {
        let request = sent(&case).await.unwrap_or_else(|outcome| panic!("{}: {outcome}", text(&case, "name")));
        let header = |name| request.headers().get(name).unwrap_or_default();
        let signature = header("authorization");
        assert!(signature.starts_with("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/"), "{signature}");
        assert!(signature.contains("/apigateway/aws4_request"), "{signature}");
        assert!(signature.contains("host") && signature.contains("x-amz-date"), "{signature}");
        let length = body(&request).len();
        if length > 0 {
            assert_eq!(header("content-length"), length.to_string(), "{}", text(&case, "name"));
        } else {
            assert!(matches!(header("content-length"), "" | "0"), "{}", text(&case, "name"));
        }
    }
}

/// The request that the client sends for the case, or the outcome if it sends none.
async fn sent(case: &Value) -> Result<HttpRequest, String> {
    let mut config = config();
    if let Some(region) = case["config"]["region"].as_str() {
        config = config.region(Region::new(region.to_owned()));
    }
    if let Some(url) = case["config"]["endpoint_url"].as_str() {
        config = config.endpoint_url(url);
    }
    let (client, request) = capturing(config);
    let outcome = call(&client, text(case, "operation"), &case["input"]).await;
    match outcome {
        crate::outcome::Outcome::Output { .. } => Ok(request.expect_request()),
        other => Err(format!("{other:?}")),
    }
}

fn as_recorded(request: &HttpRequest) -> Value {
    let uri: http::Uri = request.uri().parse().expect("a request has a URI");
    let headers = request.headers().iter().filter(|(name, _)| !NOT_COMPARED.contains(name));
    let headers: Map<String, Value> = headers.map(|(name, value)| (name.to_owned(), json!(value))).collect();
    let body = match body(request) {
        [] => Value::Null,
        bytes => serde_json::from_slice(bytes).expect("a body is JSON"),
    };
    let authority = uri.authority().map_or("", |each| each.as_str());
    with_sorted_query(json!({
        "method": request.method(),
        "origin": format!("{}://{authority}", uri.scheme_str().unwrap_or_default()),
        "path": uri.path(),
        "query": uri.query().unwrap_or_default(),
        "headers": headers,
        "body": body,
    }))
}

/// The order of query parameters has no meaning: the signature covers the sorted ones.
fn with_sorted_query(mut request: Value) -> Value {
    let mut parameters: Vec<&str> = text(&request, "query").split('&').collect();
    parameters.sort_unstable();
    request["query"] = json!(parameters.join("&"));
    request
}

fn body(request: &HttpRequest) -> &[u8] {
    request.body().bytes().expect("a body in memory")
}
