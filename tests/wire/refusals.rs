//! Inputs that are refused before a request is sent.

use crate::call::call;
use crate::outcome::Outcome;
use crate::{capturing, config};
use serde_json::{Value, json};

/// Every operation, with its required members.
const REQUIRED: [(&str, &[&str]); 7] = [
    ("GetGatewayResponse", &["restApiId", "responseType"]),
    ("GetGatewayResponses", &["restApiId"]),
    ("PutGatewayResponse", &["restApiId", "responseType"]),
    ("UpdateGatewayResponse", &["restApiId", "responseType"]),
    ("DeleteGatewayResponse", &["restApiId", "responseType"]),
    ("CreateRestApi", &["name"]),
    ("DeleteRestApi", &["restApiId"]),
];

#[tokio::test]
async fn a_missing_required_member_is_named_and_nothing_is_sent() {
    for (operation, members) in REQUIRED {
        for member in members {
            refused(operation, &input(members, member, None), member).await;
        }
    }
}

#[tokio::test]
async fn an_empty_label_is_named_and_nothing_is_sent() {
    for (operation, members) in REQUIRED.into_iter().filter(|(operation, _)| *operation != "CreateRestApi") {
        for member in members {
            refused(operation, &input(members, member, Some("")), member).await;
        }
    }
}

/// Percent-encoding does not help: `%2E%2E` means the same as `..`, by RFC 3986, section 6.2.2.
#[tokio::test]
async fn a_label_of_one_or_two_dots_is_named_and_nothing_is_sent() {
    for (operation, members) in REQUIRED.into_iter().filter(|(operation, _)| *operation != "CreateRestApi") {
        for member in members {
            for dots in [".", ".."] {
                refused(operation, &input(members, member, Some(dots)), member).await;
            }
        }
    }
}

#[tokio::test]
async fn a_label_cannot_leave_its_segment() {
    let labels =
        ["../x", "..\\x", "a/b", "/", "//", "...", "..;", "%2e%2e", "%2F", "a?b", "a#b", "a b", "\0", "\r\n", "ü/é"];
    for label in labels {
        let (client, request) = capturing(config());
        let members = ["restApiId", "responseType"];
        call(&client, "GetGatewayResponse", &input(&members, "restApiId", Some(label))).await;
        let request = request.expect_request();
        let uri: http::Uri = request.uri().parse().expect("a request has a URI");
        let segments: Vec<&str> = uri.path().split('/').collect();
        let ["", "restapis", segment, "gatewayresponses", "given"] = segments[..] else {
            panic!("{label:?} became {}", uri.path());
        };
        assert_eq!(percent_decoded(segment), label.as_bytes(), "{label:?} became {segment}");
        assert_eq!(uri.query(), None, "{label:?}");
    }
}

async fn refused(operation: &str, input: &Value, member: &str) {
    let (client, request) = capturing(config());
    let outcome = call(&client, operation, input).await;
    let Outcome::Refused(text) = &outcome else { panic!("{operation} of {input} came to {outcome:?}") };
    assert!(text.contains(&snake_case(member)), "{operation} of {input} does not name {member}: {text}");
    request.expect_no_request();
}

/// An input with all the required members, of which one has another value or none.
fn input(members: &[&str], but: &str, value: Option<&str>) -> Value {
    let mut input = json!({});
    for member in members {
        let value = if *member == but { value } else { Some("given") };
        if let Some(value) = value {
            input[*member] = json!(value);
        }
    }
    input
}

/// The name of a member's field and setter in Rust.
fn snake_case(member: &str) -> String {
    let with_underscores = member.chars().flat_map(|each| {
        let underscore = each.is_ascii_uppercase().then_some('_');
        underscore.into_iter().chain([each.to_ascii_lowercase()])
    });
    with_underscores.collect()
}

fn percent_decoded(segment: &str) -> Vec<u8> {
    let mut parts = segment.split('%');
    let mut bytes = parts.next().unwrap_or_default().as_bytes().to_vec();
    for part in parts {
        let (hex, rest) = part.split_at(2);
        bytes.push(u8::from_str_radix(hex, 16).expect("two hexadecimal digits"));
        bytes.extend(rest.as_bytes());
    }
    bytes
}
