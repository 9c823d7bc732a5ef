//! The client reads every recorded response as boto3 does, or as `ours` in the record has it, with the reason.

use crate::call::call;
use crate::outcome::Outcome;
use crate::{assert_no_differences, cases, config, text};
use aws_smithy_http_client::test_util::capture_request;
use aws_smithy_types::body::SdkBody;
use serde_json::{Value, json};
use smithereens_apigateway::Client;

#[tokio::test]
async fn every_recorded_response_is_read_as_boto3_reads_it() {
    let cases = cases(include_str!("responses.json"));
    let mut differences = Vec::new();
    for case in &cases {
        let ours = received(case).await;
        let theirs = expected(case);
        if ours != theirs {
            differences.push(format!("{}\n  ours     {ours:?}\n  expected {theirs:?}", text(case, "name")));
        }
    }
    assert_no_differences(&differences, cases.len());
}

#[tokio::test]
async fn hostile_bodies_are_errors() {
    let deep = "[".repeat(100_000);
    let nested = format!("{}{}", r#"{"a":"#.repeat(100_000), "}".repeat(100_000));
    let unknown = format!(r#"{{"unknown":{deep}}}"#);
    let bodies: [&[u8]; 8] = [
        deep.as_bytes(),
        nested.as_bytes(),
        unknown.as_bytes(),
        b"{\"statusCode\":\"\xff\xfe\"}",
        b"\xef\xbb\xbf{}x",
        b"{\"statusCode\":\"\\ud800\"}",
        b"{\"statusCode\":\"\\u12\"}",
        b"\0",
    ];
    for body in bodies {
        for status in [200, 404, 500] {
            let response = http::Response::builder().status(status).body(SdkBody::from(body)).expect("a response");
            let outcome = get(response).await;
            let shown: String = String::from_utf8_lossy(body).chars().take(40).collect();
            assert!(!matches!(outcome, Outcome::Output { .. }), "{status} {shown}: {outcome:?}");
        }
    }
}

async fn get(response: http::Response<SdkBody>) -> Outcome {
    respond_with(response, "GetGatewayResponse").await
}

async fn received(case: &Value) -> Outcome {
    let recorded = &case["response"];
    let status = recorded["status"].as_u64().and_then(|status| u16::try_from(status).ok()).expect("a status");
    let mut response = http::Response::builder().status(status);
    for (name, value) in recorded["headers"].as_object().expect("headers") {
        response = response.header(name, value.as_str().expect("a header's value"));
    }
    let body = SdkBody::from(text(recorded, "body").to_owned());
    without_empty_texts(respond_with(response.body(body).expect("a response"), text(case, "operation")).await)
}

async fn respond_with(response: http::Response<SdkBody>, operation: &str) -> Outcome {
    let (http_client, _request) = capture_request(Some(response));
    let client = Client::from_conf(config().http_client(http_client).build());
    let input = json!({"restApiId": "a1b2c3d4e5", "responseType": "THROTTLED", "name": "gate"});
    call(&client, operation, &input).await
}

fn expected(case: &Value) -> Outcome {
    let recorded = case.get("ours").unwrap_or(&case["boto3"]);
    let request_id = optional(&recorded["requestId"]);
    if let Some(output) = recorded.get("output") {
        return Outcome::Output { members: with_defaults(text(case, "operation"), output.clone()), request_id };
    }
    let Some(error) = recorded.get("error") else { return Outcome::Unreadable };
    let status = case["response"]["status"].to_string();
    without_empty_texts(Outcome::Error {
        // boto3 puts the status where there is no code.
        code: optional(&error["code"]).filter(|code| *code != status),
        message: optional(&error["message"]),
        modeled: error["modeled"] == true,
        members: error["members"].clone(),
        request_id,
    })
}

/// boto3 has an empty text where there is no code or message.
fn without_empty_texts(outcome: Outcome) -> Outcome {
    match outcome {
        Outcome::Error { code, message, modeled, members, request_id } => Outcome::Error {
            code: code.filter(|text| !text.is_empty()),
            message: message.filter(|text| !text.is_empty()),
            modeled,
            members,
            request_id,
        },
        other => other,
    }
}

/// boto3 does not fill in default values of members.
fn with_defaults(operation: &str, mut output: Value) -> Value {
    match operation {
        "CreateRestApi" => default_to_false(&mut output, "disableExecuteApiEndpoint"),
        "GetGatewayResponses" => {
            let items = output.get_mut("items").and_then(Value::as_array_mut);
            items.into_iter().flatten().for_each(|item| default_to_false(item, "defaultResponse"));
        }
        _ => default_to_false(&mut output, "defaultResponse"),
    }
    output
}

fn default_to_false(structure: &mut Value, member: &str) {
    let members = structure.as_object_mut().expect("a recorded structure");
    members.entry(member).or_insert(json!(false));
}

fn optional(text: &Value) -> Option<String> {
    text.as_str().map(str::to_owned)
}
