//! Compares presigned requests with those of botocore, which `record.py` writes to `expected.json`.

use crate::connection::{URL, bodies, connection, response};
use aws_smithy_types::base64;
use aws_smithy_types::body::SdkBody;
use serde_json::Value;
use smithereens::config::{Credentials, Region};
use smithereens::error::{ProvideErrorMetadata, SdkError};
use smithereens::presigning::{PresignedRequest, PresigningConfig};
use smithereens::services::s3::{PostPolicy, PresignPost, PresignedPost};
use smithereens_checks_features::presigning::operation::{RequestId, RequestIdExt};
use smithereens_checks_features::{presign_all as sts, presigning as s3, presigning_query as polly};
use std::time::{Duration, SystemTime};

fn credentials(token: Option<&str>) -> Credentials {
    let token = token.map(str::to_owned);
    Credentials::new("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", token, None, "test")
}

macro_rules! client {
    ($service:ident, $token:expr) => {{
        let config = $service::Config::builder().endpoint_url(URL).region(Region::new("eu-west-1"));
        let config = config.credentials_provider(credentials($token)).http_client(connection([]));
        $service::Client::from_conf(config.build())
    }};
}

/// A period of this many seconds, from 2024-05-17T12:30:45Z.
fn expires(seconds: u64) -> PresigningConfig {
    let start = SystemTime::UNIX_EPOCH + Duration::from_secs(1_715_949_045);
    let config = PresigningConfig::builder().start_time(start).expires_in(Duration::from_secs(seconds));
    config.build().expect("less than a week")
}

/// The path and the sorted query parameters of a URL.
fn parts(url: &str) -> (&str, Vec<&str>) {
    let (path, query) = url.split_once('?').expect("a query");
    let mut parameters: Vec<&str> = query.split('&').collect();
    parameters.sort_unstable();
    (path, parameters)
}

fn recorded(name: &str) -> Value {
    let mut recorded: Value = serde_json::from_str(include_str!("expected.json")).expect("JSON");
    recorded[name].take()
}

fn assert_recorded(name: &str, method: &str, request: &PresignedRequest) {
    let recorded = recorded(name);
    let expected = recorded.as_str().unwrap_or_else(|| panic!("{name} is not recorded"));
    assert_eq!(parts(request.uri()), parts(expected), "{name}");
    assert_eq!(request.method(), method, "{name}");
}

fn headers(request: &PresignedRequest) -> Vec<(&str, &str)> {
    let mut headers: Vec<_> = request.headers().collect();
    headers.sort_unstable();
    headers
}

#[tokio::test]
async fn objects_are_presigned_as_by_botocore() {
    let client = client!(s3, None);
    let get = || client.get_object().bucket("bucket");
    let request = get().key("folder/name.txt").presigned(expires(900)).await.expect("a request");
    assert_recorded("get", "GET", &request);
    assert_eq!(headers(&request), []);
    let request = get().key("a b/../c+d//é&=?%.txt").presigned(expires(900)).await.expect("a request");
    assert_recorded("get a strange key", "GET", &request);
    let version = get().key("k").version_id("v 1/+").response_content_type("text/plain; a=b");
    assert_recorded("get a version", "GET", &version.presigned(expires(604_800)).await.expect("a request"));
    let request = client.delete_object().bucket("bucket").key("k").presigned(expires(60)).await.expect("a request");
    assert_recorded("delete", "DELETE", &request);
    let part = client.upload_part().bucket("bucket").key("k").part_number(7).upload_id("u=/");
    assert_recorded("upload part", "PUT", &part.presigned(expires(60)).await.expect("a request"));
    let client = client!(s3, Some("token/+="));
    let request = client.get_object().bucket("bucket").key("folder/name.txt").presigned(expires(900)).await;
    assert_recorded("get with a token", "GET", &request.expect("a request"));
}

#[tokio::test]
async fn set_headers_are_signed_and_returned() {
    let client = client!(s3, None);
    let range = client.get_object().bucket("bucket").key("k").range("bytes=0-9");
    let request = range.presigned(expires(1)).await.expect("a request");
    assert_recorded("get a range", "GET", &request);
    assert_eq!(headers(&request), [("range", "bytes=0-9")]);
    let put = client.put_object().bucket("bucket").key("k").content_type("text/plain").metadata("a", "b");
    let request = put.presigned(expires(60)).await.expect("a request");
    assert_recorded("put with headers", "PUT", &request);
    let expected = [("content-type", "text/plain"), ("x-amz-meta-a", "b")];
    assert_eq!(headers(&request), expected);
    #[expect(deprecated, reason = "AWS deprecated it, and programs use it")]
    let older = request.make_http_02x_request("body");
    let fields = (older.method().as_str(), older.uri().to_string(), older.headers()["x-amz-meta-a"].as_bytes());
    assert_eq!(fields, ("PUT", request.uri().to_owned(), &b"b"[..]));
    assert_eq!((older.headers().len(), *older.body()), (expected.len(), "body"));
    let request = request.into_http_1x_request("body");
    assert_eq!((request.headers()["content-type"].as_bytes(), *request.body()), (&b"text/plain"[..], "body"));
}

#[tokio::test]
async fn the_body_of_a_presigned_put_is_not_signed() {
    let put = client!(s3, None).put_object().bucket("bucket").key("k").body(SdkBody::from("unsigned").into());
    let request = put.presigned(expires(60)).await.expect("a request");
    assert_recorded("put", "PUT", &request);
    assert_eq!(headers(&request), []);
}

#[tokio::test]
async fn presigned_speech_has_its_members_in_the_query() {
    for (name, token) in [("speech", None), ("speech with a token", Some("token/+="))] {
        let speech = client!(polly, token).synthesize_speech().text("Hello, wörld & all + more").voice_id("Joanna");
        let speech = speech.output_format("mp3").lexicon_names("b").lexicon_names("a");
        let request = speech.presigned(expires(300)).await.expect("a request");
        assert_recorded(name, "GET", &request);
        assert_eq!(headers(&request), []);
    }
}

#[tokio::test]
async fn a_customized_request_is_presigned_with_its_changes() {
    let get = client!(s3, None).get_object().bucket("bucket").key("folder/name.txt");
    let request = get.clone().customize().presigned(expires(900)).await.expect("a request");
    assert_recorded("get", "GET", &request);
    let elsewhere = s3::Config::builder().endpoint_url("http://localhost:2");
    let range = |request: &mut smithereens::config::http::HttpRequest| {
        request.headers_mut().insert("range", "bytes=0-9");
    };
    let request = get.customize().config_override(elsewhere).mutate_request(range).presigned(expires(900)).await;
    let request = request.expect("a request");
    assert!(request.uri().starts_with("http://localhost:2/"), "{}", request.uri());
    assert!(request.uri().contains("X-Amz-SignedHeaders=host%3Brange"), "{}", request.uri());
    assert_eq!(headers(&request), [("range", "bytes=0-9")]);
}

#[tokio::test]
async fn payload_signing_can_be_disabled() {
    let connection = connection([response(200), response(200)]);
    let config = s3::Config::builder().endpoint_url(URL).region(Region::new("eu-west-1"));
    let config = config.credentials_provider(credentials(None)).http_client(connection.clone());
    let client = s3::Client::from_conf(config.build());
    let put = || client.put_object().bucket("bucket").key("k").body(SdkBody::from("Hello world").into());
    put().send().await.expect("a response");
    put().customize().disable_payload_signing().send().await.expect("a response");
    let requests: Vec<_> = connection.actual_requests().collect();
    let sums: Vec<_> = requests.iter().map(|request| request.headers().get("x-amz-content-sha256")).collect();
    // The first is the output of `sha256sum`.
    let signed = "64ec88ca00b268e5ba1a35678a1b5316d212f4f366b2477232534a8aeca37f3c";
    assert_eq!(sums, [Some(signed), Some("UNSIGNED-PAYLOAD")]);
}

#[tokio::test]
async fn a_response_and_an_error_tell_both_ids_of_their_request() {
    let with_ids = |status, body: &str| {
        let response = http::Response::builder().status(status);
        let response = response.header("x-amz-request-id", "first").header("x-amz-id-2", "second");
        response.body(SdkBody::from(body)).expect("a valid response")
    };
    let connection = connection([
        with_ids(200, ""),
        with_ids(403, "<ErrorResponse><Error><Code>AccessDenied</Code></Error></ErrorResponse>"),
    ]);
    let config = s3::Config::builder().endpoint_url(URL).region(Region::new("eu-west-1"));
    let config = config.credentials_provider(credentials(None)).http_client(connection);
    let client = s3::Client::from_conf(config.build());
    let response = client.get_object().bucket("bucket").key("k").send().await.expect("a response");
    assert_eq!((response.request_id(), response.extended_request_id()), (Some("first"), Some("second")));
    let error = client.get_object().bucket("bucket").key("k").send().await.expect_err("access is denied");
    assert_eq!((error.request_id(), error.extended_request_id()), (Some("first"), Some("second")));
    let error = error.into_service_error();
    assert_eq!((error.code(), error.extended_request_id()), (Some("AccessDenied"), Some("second")));
    assert_eq!(s3::Error::from(error).extended_request_id(), Some("second"));
}

#[tokio::test]
async fn presigning_without_a_valid_input_or_credentials_is_an_error() {
    let connection = connection([]);
    let config = s3::Config::builder().endpoint_url(URL).http_client(connection.clone()).region(Region::new("a"));
    let client = s3::Client::from_conf(config.clone().build());
    let unsigned = client.get_object().bucket("bucket").key("k").presigned(expires(1)).await;
    unsigned.expect_err("no credentials");
    let client = s3::Client::from_conf(config.credentials_provider(credentials(None)).build());
    let incomplete = client.get_object().key("k").presigned(expires(1)).await.expect_err("no bucket");
    assert!(matches!(incomplete, SdkError::ConstructionFailure(_)), "{incomplete:?}");
    assert!(bodies(&connection).is_empty());
}

#[tokio::test]
async fn any_signed_request_with_a_form_is_presigned_if_the_build_script_asks_for_it() {
    for (suffix, token) in [("", None), (" with a token", Some("token/+="))] {
        let client = client!(sts, token);
        let request = client.get_caller_identity().presigned(expires(60)).await.expect("a request");
        assert_recorded(&format!("caller{suffix}"), "GET", &request);
        assert_eq!(headers(&request), []);
        let role = client.assume_role().role_arn("arn:aws:iam::1:role/é+ &").role_session_name("ab");
        let role = role.transitive_tag_keys("b").transitive_tag_keys("a");
        assert_recorded(&format!("role{suffix}"), "GET", &role.presigned(expires(60)).await.expect("a request"));
    }
}

/// The URL in a token for a cluster of EKS.
fn url_of_token(token: &str) -> String {
    let encoded = token.strip_prefix("k8s-aws-v1.").expect("the prefix of tokens").replace('-', "+").replace('_', "/");
    let padding = "=".repeat((4 - encoded.len() % 4) % 4);
    String::from_utf8(base64::decode(encoded + &padding).expect("base64")).expect("a URL")
}

#[tokio::test]
async fn a_token_for_eks_is_that_of_the_aws_cli() {
    for (suffix, token) in [("", None), (" with a token", Some("token/+="))] {
        let cluster = |request: &mut smithereens::config::http::HttpRequest| {
            request.headers_mut().insert("x-k8s-aws-id", "shelf");
        };
        let call = client!(sts, token).get_caller_identity().customize().mutate_request(cluster);
        let request = call.presigned(expires(60)).await.expect("a request");
        let recorded = recorded(&format!("eks{suffix}"));
        let expected = url_of_token(recorded.as_str().expect("a recorded token"));
        assert_eq!(parts(request.uri()), parts(&expected));
        assert_eq!(headers(&request), [("x-k8s-aws-id", "shelf")]);
    }
}

fn assert_form(name: &str, form: &PresignedPost) {
    let recorded = recorded(name);
    assert_eq!(Some(form.url()), recorded["url"].as_str(), "{name}");
    let mut fields: Vec<_> = form.fields().collect();
    fields.sort_unstable();
    let expected = recorded["fields"].as_object().unwrap_or_else(|| panic!("{name} is not recorded"));
    let mut expected: Vec<_> =
        expected.iter().map(|(name, value)| (name.as_str(), value.as_str().expect("a text"))).collect();
    expected.sort_unstable();
    assert_eq!(fields, expected, "{name}");
}

#[tokio::test]
async fn a_form_is_presigned_as_by_botocore() {
    for (suffix, token) in [("", None), (" with a token", Some("token/+="))] {
        let client = client!(s3, token);
        let put = || client.put_object().bucket("shelf");
        let form = put().key("book.pdf").presigned_post(PostPolicy::new(expires(3600))).await.expect("a form");
        assert_form(&format!("form{suffix}"), &form);
        // The content type of the input is the first field.
        let policy = PostPolicy::new(expires(604_800))
            .field("acl", "public-read")
            .field("x-amz-meta-a", "é \u{1f600}\t\"\\\u{7f}")
            .field("success_action_status", "201")
            .starts_with("Content-Disposition", "")
            .content_length_range(1..=10 << 20);
        let put = put().key("uploads/é/${filename}").content_type("text/plain");
        let form = put.presigned_post(policy).await.expect("a form");
        assert_form(&format!("form with fields{suffix}"), &form);
        let debug = format!("{form:?}");
        assert!(debug.contains("x-amz-signature") && !debug.contains("AKIDEXAMPLE"), "{debug}");
    }
}

#[tokio::test]
async fn an_invalid_form_is_not_presigned() {
    let policy = || PostPolicy::new(expires(60));
    #[expect(clippy::reversed_empty_ranges, reason = "it is the error")]
    let empty_range = policy().content_length_range(2..=1);
    for (key, policy, expected) in [
        ("a/${filename}/b", policy(), "must be at the end"),
        ("${filename}${filename}", policy(), "must be at the end"),
        ("a", PostPolicy::new(expires(0)), "expires"),
        ("a", empty_range, "2 is more than 1"),
        ("a", policy().field("Key", "b"), "`Key` cannot be set"),
        ("a", policy().starts_with("policy", ""), "`policy` cannot be set"),
        ("a", policy().field("a b", "c"), "invalid name"),
        ("a", policy().field("", "c"), "invalid name"),
        ("a", policy().field("acl", "b").starts_with("ACL", ""), "two conditions"),
        ("a", policy().content_length_range(1..=2).content_length_range(1..=2), "two conditions"),
    ] {
        let put = client!(s3, None).put_object().bucket("shelf").key(key);
        let error = smithereens::error::Report::from(put.presigned_post(policy).await.expect_err(expected));
        assert!(error.to_string().contains(expected), "{error}");
    }
    let put = client!(s3, None).put_object().bucket("shelf").key("a").body(SdkBody::from("file").into());
    let error = smithereens::error::Report::from(put.presigned_post(policy()).await.expect_err("a body"));
    assert!(error.to_string().contains("must not have one"), "{error}");
    let put = client!(s3, None).put_object().bucket("arn:aws:s3:eu-west-1:1:accesspoint/shelf").key("a");
    let error = smithereens::error::Report::from(put.presigned_post(policy()).await.expect_err("an ARN"));
    assert!(error.to_string().contains("not an ARN"), "{error}");
    let get = client!(s3, None).get_object().bucket("shelf").key("a");
    let error = smithereens::error::Report::from(get.presigned_post(policy()).await.expect_err("another operation"));
    assert!(error.to_string().contains("only `PutObject`"), "{error}");
    let config = s3::Config::builder().endpoint_url(URL).region(Region::new("eu-west-1")).http_client(connection([]));
    let put = s3::Client::from_conf(config.build()).put_object().bucket("shelf").key("a");
    let error = smithereens::error::Report::from(put.presigned_post(policy()).await.expect_err("no credentials"));
    assert!(error.to_string().contains("needs credentials"), "{error}");
}
