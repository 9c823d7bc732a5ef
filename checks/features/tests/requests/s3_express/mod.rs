//! Requests to directory buckets, and their sessions. Signatures are compared with those of botocore, which `record.py` writes
//! to `expected.json`.

use crate::connection::{connection, response};
use aws_smithy_async::time::{SharedTimeSource, StaticTimeSource};
use aws_smithy_http_client::test_util::StaticReplayClient;
use aws_smithy_runtime_api::client::interceptors::dyn_dispatch_hint;
use aws_smithy_types::Blob;
use aws_smithy_types::body::SdkBody;
use aws_types::service_config::{LoadServiceConfig, ServiceConfigKey};
use serde_json::Value;
use smithereens::config::interceptors::BeforeTransmitInterceptorContextMut;
use smithereens::config::{
    ConfigBag, Credentials, HttpClient, Intercept, Region, RuntimeComponents, SdkConfig, SharedCredentialsProvider,
};
use smithereens::error::BoxError;
use smithereens::presigning::PresigningConfig;
use smithereens_checks_features::s3_express as s3;
use std::time::{Duration, SystemTime};

const BUCKET: &str = "shelf--use1-az4--x-s3";
const HOST: &str = "https://shelf--use1-az4--x-s3.s3express-use1-az4.us-east-1.amazonaws.com";

/// 2024-05-17T12:30:45Z.
fn now() -> SystemTime {
    SystemTime::UNIX_EPOCH + Duration::from_secs(1_715_949_045)
}

fn credentials() -> Credentials {
    Credentials::new("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", Some("token".to_owned()), None, "test")
}

fn config(client: impl HttpClient + 'static) -> s3::config::Builder {
    let config = s3::Config::builder().region(Region::new("us-east-1")).credentials_provider(credentials());
    config.time_source(StaticTimeSource::new(now())).http_client(client)
}

/// A response with the credentials of a session that expires at this time.
fn session(name: &str, expiration: &str) -> http::Response<SdkBody> {
    let body = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>
        <CreateSessionResult xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><Credentials>
        <SessionToken>token of {name}</SessionToken><SecretAccessKey>secret of {name}</SecretAccessKey>
        <AccessKeyId>{name}</AccessKeyId><Expiration>{expiration}</Expiration></Credentials></CreateSessionResult>"
    );
    http::Response::new(SdkBody::from(body))
}

/// A session that lasts five minutes, like those of S3.
fn lasting(name: &str) -> http::Response<SdkBody> {
    session(name, "2024-05-17T12:35:45Z")
}

/// The URI of each request that was sent, and the access key and service of its signature.
fn sent(connection: &StaticReplayClient) -> Vec<(String, String)> {
    let signer = |authorization: &str| {
        let scope: Vec<&str> =
            authorization.split(['=', ',']).nth(1).into_iter().flat_map(|scope| scope.split('/')).collect();
        format!("{} {}", scope[0], scope[3])
    };
    let requests = connection.actual_requests();
    requests
        .map(|request| {
            let authorization = request.headers().get("authorization").map(signer);
            (request.uri().to_owned(), authorization.unwrap_or_default())
        })
        .collect()
}

fn pairs(expected: &[(&str, &str)]) -> Vec<(String, String)> {
    expected.iter().map(|(uri, signer)| ((*uri).to_owned(), (*signer).to_owned())).collect()
}

#[tokio::test]
async fn a_session_is_made_once_for_each_bucket() {
    let connection =
        connection([lasting("first"), response(200), response(200), lasting("second"), response(200), response(200)]);
    let client = s3::Client::from_conf(config(connection.clone()).build());
    client.get_object().bucket(BUCKET).key("a").send().await.expect("success");
    client.get_object().bucket(BUCKET).key("b").send().await.expect("success");
    client.get_object().bucket("other--use1-az4--x-s3").key("c").send().await.expect("success");
    client.list_buckets().send().await.expect("success");
    let other = "https://other--use1-az4--x-s3.s3express-use1-az4.us-east-1.amazonaws.com";
    let expected = [
        (&*format!("{HOST}/?session"), "AKIDEXAMPLE s3express"),
        (&*format!("{HOST}/a"), "first s3express"),
        (&*format!("{HOST}/b"), "first s3express"),
        (&*format!("{other}/?session"), "AKIDEXAMPLE s3express"),
        (&*format!("{other}/c"), "second s3express"),
        ("https://s3.us-east-1.amazonaws.com/", "AKIDEXAMPLE s3"),
    ];
    assert_eq!(sent(&connection), pairs(&expected));
}

#[tokio::test]
async fn the_token_of_a_session_has_a_separate_header() {
    let connection = connection([lasting("first"), response(200)]);
    let client = s3::Client::from_conf(config(connection.clone()).build());
    client.get_object().bucket(BUCKET).key("a").send().await.expect("success");
    let requests = connection.actual_requests();
    let tokens = requests.map(|request| {
        ["x-amz-security-token", "x-amz-s3session-token"].map(|name| request.headers().get(name).map(str::to_owned))
    });
    let expected = [[Some("token".to_owned()), None], [None, Some("token of first".to_owned())]];
    assert_eq!(tokens.collect::<Vec<_>>(), expected);
}

#[tokio::test]
async fn a_session_that_is_about_to_expire_is_replaced() {
    let soon = session("first", "2024-05-17T12:30:55Z");
    let connection = connection([soon, response(200), lasting("second"), response(200), response(200)]);
    let client = s3::Client::from_conf(config(connection.clone()).build());
    for key in ["a", "b", "c"] {
        client.get_object().bucket(BUCKET).key(key).send().await.expect("success");
    }
    let signers: Vec<String> = sent(&connection).into_iter().map(|(_, signer)| signer).collect();
    let own = "AKIDEXAMPLE s3express";
    assert_eq!(signers, [own, "first s3express", own, "second s3express", "second s3express"]);
}

#[tokio::test]
async fn a_session_that_cannot_be_made_fails_the_call_and_is_tried_again_by_the_next() {
    let denied = http::Response::builder().status(403).body(SdkBody::from("<Error><Code>AccessDenied</Code></Error>"));
    let connection = connection([denied.expect("a response"), lasting("first"), response(200)]);
    let client = s3::Client::from_conf(config(connection.clone()).build());
    let error = client.get_object().bucket(BUCKET).key("a").send().await.expect_err("no session");
    assert!(format!("{}", s3::error::DisplayErrorContext(&error)).contains("AccessDenied"), "{error:?}");
    client.get_object().bucket(BUCKET).key("a").send().await.expect("success");
    assert_eq!(sent(&connection).len(), 3);
}

#[tokio::test]
async fn sessions_can_be_turned_off() {
    let own = [(&*format!("{HOST}/a"), "AKIDEXAMPLE s3express")];
    let connection_of_config = connection([response(200)]);
    let config_without = config(connection_of_config.clone()).disable_s3_express_session_auth(true).build();
    let client = s3::Client::from_conf(config_without);
    client.get_object().bucket(BUCKET).key("a").send().await.expect("success");
    assert_eq!(sent(&connection_of_config), pairs(&own));

    let (disabled, enabled) = (connection([response(200)]), connection([lasting("first"), response(200)]));
    for (connection, overridden) in [(&disabled, None), (&enabled, Some(false))] {
        let shared = SdkConfig::builder().region(Region::new("us-east-1")).http_client(connection.clone());
        let shared = shared.credentials_provider(SharedCredentialsProvider::new(credentials()));
        let shared = shared.time_source(SharedTimeSource::new(StaticTimeSource::new(now())));
        let mut config = s3::config::Builder::from(&shared.service_config(Environment).build());
        if let Some(disable) = overridden {
            config = config.disable_s3_express_session_auth(disable);
        }
        let client = s3::Client::from_conf(config.build());
        client.get_object().bucket(BUCKET).key("a").send().await.expect("success");
    }
    assert_eq!(sent(&disabled), pairs(&own));
    assert_eq!(sent(&enabled).len(), 2);
}

/// The settings that `aws-config` reads from the environment.
#[derive(Debug)]
struct Environment;

impl LoadServiceConfig for Environment {
    fn load_config(&self, key: ServiceConfigKey<'_>) -> Option<String> {
        let known = (key.service_id(), key.env(), key.profile());
        let disable = ("S3", "AWS_S3_DISABLE_EXPRESS_SESSION_AUTH", "s3_disable_express_session_auth");
        (known == disable).then(|| "TRUE".to_owned())
    }
}

#[tokio::test]
async fn credentials_for_directory_buckets_can_be_had_from_elsewhere() {
    let connection = connection([response(200)]);
    let elsewhere = Credentials::new("ELSEWHERE", "secret", Some("token".to_owned()), None, "test");
    let client = s3::Client::from_conf(config(connection.clone()).express_credentials_provider(elsewhere).build());
    client.get_object().bucket(BUCKET).key("a").send().await.expect("success");
    assert_eq!(sent(&connection), pairs(&[(&*format!("{HOST}/a"), "ELSEWHERE s3express")]));
}

#[tokio::test]
async fn a_body_has_a_checksum_of_crc32() {
    let connection = connection([lasting("first"), response(200)]);
    let client = s3::Client::from_conf(config(connection.clone()).build());
    client.put_object().bucket(BUCKET).key("a").body(Blob::new("hello world")).send().await.expect("success");
    let put = connection.actual_requests().nth(1).expect("a second request");
    assert_eq!(put.headers().get("x-amz-checksum-crc32"), Some("DUoRhQ=="));
    assert_eq!(put.headers().get("content-md5"), None);
}

fn recorded(name: &str) -> String {
    let recorded: Value = serde_json::from_str(include_str!("expected.json")).expect("JSON");
    recorded[name].as_str().unwrap_or_else(|| panic!("{name} is not recorded")).to_owned()
}

/// The sorted parts of a URL or header.
fn parts(text: &str, separators: [char; 2]) -> Vec<&str> {
    let mut parts: Vec<&str> = text.split(separators).collect();
    parts.sort_unstable();
    parts
}

#[tokio::test]
async fn requests_are_presigned_as_by_botocore() {
    let connection = connection([lasting("AKIDSESSION")]);
    let client = s3::Client::from_conf(config(connection.clone()).build());
    let presigning = PresigningConfig::builder().start_time(now()).expires_in(Duration::from_secs(60));
    let presigning = presigning.build().expect("less than a week");
    for (name, key) in [("get", "folder/name.txt"), ("get a strange key", "a b/../c+d//é&=?%.txt")] {
        let get = client.get_object().bucket(BUCKET).key(key);
        let request = get.presigned(presigning.clone()).await.expect("a request");
        assert_eq!(parts(request.uri(), ['?', '&']), parts(&recorded(name), ['?', '&']), "{name}");
    }
    assert_eq!(sent(&connection).len(), 1);
}

/// Removes the header that botocore does not send.
#[derive(Debug)]
struct WithoutUserAgent;

#[dyn_dispatch_hint]
impl Intercept for WithoutUserAgent {
    fn name(&self) -> &'static str {
        "WithoutUserAgent"
    }

    fn modify_before_signing(
        &self,
        context: &mut BeforeTransmitInterceptorContextMut<'_>,
        _components: &RuntimeComponents,
        _config: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        context.request_mut().headers_mut().remove("x-amz-user-agent");
        Ok(())
    }
}

#[tokio::test]
async fn requests_are_signed_as_by_botocore() {
    let connection = connection([lasting("AKIDSESSION"), response(200)]);
    let client = s3::Client::from_conf(config(connection.clone()).interceptor(WithoutUserAgent).build());
    client.get_object().bucket(BUCKET).key("folder/name.txt").send().await.expect("success");
    let get = connection.actual_requests().nth(1).expect("a second request");
    assert_eq!(get.headers().get("authorization"), Some(&*recorded("get by headers")));
}
