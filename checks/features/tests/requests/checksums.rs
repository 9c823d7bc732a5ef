//! The expected checksums were computed in Python: with `zlib` and `hashlib`, or bit by bit for CRC32C and CRC64NVME.

use crate::connection::{URL, connection, response};
use aws_smithy_http_client::test_util::StaticReplayClient;
use aws_smithy_types::body::SdkBody;
use http::{HeaderName, HeaderValue, Response};
use smithereens_checks_features::checksums::config::retry::RetryConfig;
use smithereens_checks_features::checksums::config::{
    Builder, Credentials, Region, RequestChecksumCalculation, ResponseChecksumValidation, SdkConfig,
};
use smithereens_checks_features::checksums::error::DisplayErrorContext;
use smithereens_checks_features::checksums::operation::store::builders::StoreFluentBuilder;
use smithereens_checks_features::checksums::primitives::Blob;
use smithereens_checks_features::checksums::types::{ChecksumAlgorithm, ChecksumMode};
use smithereens_checks_features::checksums::{Client, Config};
use std::time::Duration;

const BODY: &str = "Hello world";
const CRC32: &str = "i9aeUg==";
const SHA256: &str = "ZOyIygCyaOW6GjVnihtTFtIS9PNmskdyMlNKiuyjfzw=";

fn client(connection: &StaticReplayClient, configure: impl FnOnce(Builder) -> Builder) -> Client {
    let config = Config::builder()
        .endpoint_url(URL)
        .region(Region::new("eu-west-1"))
        .credentials_provider(Credentials::new("AKIDEXAMPLE", "secret", None, None, "test"))
        .http_client(connection.clone());
    Client::from_conf(configure(config).build())
}

/// The checksum headers of the only request, sorted by name.
fn checksums(connection: &StaticReplayClient) -> Vec<(String, String)> {
    let requests: Vec<_> = connection.actual_requests().collect();
    let [request] = requests.as_slice() else { panic!("one request, not {}", requests.len()) };
    let is_checksum = |name: &str| name.contains("checksum") || name == "content-md5";
    let headers = request.headers().iter().filter(|(name, _)| is_checksum(name));
    let mut headers: Vec<_> = headers.map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
    headers.sort();
    for (name, _) in &headers {
        let authorization = request.headers().get("authorization").expect("a signature");
        assert!(authorization.contains(name), "{name} is not signed: {authorization}");
    }
    headers
}

async fn stored(
    configure: impl FnOnce(Builder) -> Builder,
    build: impl FnOnce(StoreFluentBuilder) -> StoreFluentBuilder,
) -> Vec<(String, String)> {
    let connection = connection([response(200)]);
    build(client(&connection, configure).store().body(Blob::new(BODY))).send().await.expect("a response");
    checksums(&connection)
}

fn headers<const N: usize>(headers: [(&str, &str); N]) -> Vec<(String, String)> {
    headers.map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec()
}

#[tokio::test]
async fn a_request_has_the_md5_of_its_body_unless_it_is_set() {
    // The value in Smithy's protocol test `RestJsonHttpChecksumRequired`.
    let sent = connection([response(200)]);
    client(&sent, |config| config).tag().foo("base64 encoded md5 checksum").send().await.expect("a response");
    assert_eq!(checksums(&sent), headers([("content-md5", "iB0/3YSo7maijL0IGOgA9g==")]));
    let sent = connection([response(200)]);
    client(&sent, |config| config).tag().foo("a").md5("mine").send().await.expect("a response");
    assert_eq!(checksums(&sent), headers([("content-md5", "mine")]));
}

#[tokio::test]
async fn a_request_has_a_crc32_by_default() {
    let expected = headers([("x-amz-checksum-crc32", CRC32), ("x-amz-sdk-checksum-algorithm", "CRC32")]);
    assert_eq!(stored(|config| config, |call| call).await, expected);
}

#[tokio::test]
async fn the_caller_chooses_the_algorithm() {
    for (algorithm, header, checksum) in [
        ("CRC32", "x-amz-checksum-crc32", CRC32),
        ("CRC32C", "x-amz-checksum-crc32c", "crUfeA=="),
        ("CRC64NVME", "x-amz-checksum-crc64nvme", "OOJZ0D8xKts="),
        ("SHA1", "x-amz-checksum-sha1", "e1AsOh9IyGCa4hLN+2Od7jlnP14="),
        ("SHA256", "x-amz-checksum-sha256", SHA256),
    ] {
        let expected = headers([(header, checksum), ("x-amz-sdk-checksum-algorithm", algorithm)]);
        assert_eq!(stored(|config| config, |call| call.algorithm(ChecksumAlgorithm::from(algorithm))).await, expected);
        // A chosen checksum is sent even if the configuration limits checksums to required ones.
        let when_required =
            |config: Builder| config.request_checksum_calculation(RequestChecksumCalculation::WhenRequired);
        assert_eq!(stored(when_required, |call| call.algorithm(ChecksumAlgorithm::from(algorithm))).await, expected);
    }
}

#[tokio::test]
async fn a_checksum_that_the_caller_computed_is_the_only_one() {
    let expected = headers([("x-amz-checksum-sha256", "mine")]);
    assert_eq!(stored(|config| config, |call| call.sha256("mine")).await, expected);
}

#[tokio::test]
async fn an_algorithm_that_cannot_be_computed_is_refused() {
    let connection = connection([response(200)]);
    let call = client(&connection, |config| config).store().body(Blob::new(BODY));
    let error = call.algorithm(ChecksumAlgorithm::from("XXHASH64")).send().await.expect_err("not supported");
    let error = DisplayErrorContext(error).to_string();
    assert!(error.contains("XXHASH64") && error.contains("CRC64NVME, CRC32C, CRC32, SHA1, SHA256"), "{error}");
    assert_eq!(connection.actual_requests().count(), 0);
}

#[tokio::test]
async fn a_client_may_send_checksums_only_when_they_are_required() {
    let when_required = |config: Builder| config.request_checksum_calculation(RequestChecksumCalculation::WhenRequired);
    assert_eq!(stored(when_required, |call| call).await, headers([]));
    let sent = connection([response(200)]);
    client(&sent, when_required).enforce().body(Blob::new(BODY)).send().await.expect("a response");
    assert_eq!(checksums(&sent), headers([("x-amz-checksum-crc32", CRC32)]));
}

/// A response with this checksum in a header.
fn claiming(name: &'static str, value: &'static str) -> Response<SdkBody> {
    let mut response = Response::new(SdkBody::from(BODY));
    response.headers_mut().insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    response
}

/// The checksum mode of the request, and the body of a response with this checksum, or the error.
async fn fetched(
    configure: impl FnOnce(Builder) -> Builder,
    mode: Option<ChecksumMode>,
    name: &'static str,
    value: &'static str,
) -> (Vec<(String, String)>, Result<String, String>) {
    let connection = connection([claiming(name, value)]);
    let once = |config| configure(config).retry_config(RetryConfig::disabled());
    let fetched = client(&connection, once).fetch().set_mode(mode).send().await;
    let body = fetched.map(|output| String::from_utf8_lossy(output.body.unwrap_or_default().as_ref()).into_owned());
    (checksums(&connection), body.map_err(|error| DisplayErrorContext(error).to_string()))
}

#[tokio::test]
async fn the_body_of_a_response_has_the_checksum_that_it_claims() {
    let asked = headers([("x-amz-checksum-mode", "ENABLED")]);
    for (name, value) in [("x-amz-checksum-crc32", CRC32), ("x-amz-checksum-sha256", SHA256)] {
        assert_eq!(fetched(|config| config, None, name, value).await, (asked.clone(), Ok(BODY.to_owned())));
    }
    for name in ["x-amz-checksum-crc32", "x-amz-checksum-sha256"] {
        let (sent, body) = fetched(|config| config, None, name, "AAAAAA==").await;
        let error = body.expect_err("another checksum");
        assert!(error.contains(name) && error.contains("AAAAAA=="), "{error}");
        assert_eq!(sent, asked);
    }
}

#[tokio::test]
async fn a_response_with_a_wrong_checksum_is_retried() {
    let connection =
        connection([claiming("x-amz-checksum-crc32", "AAAAAA=="), claiming("x-amz-checksum-crc32", CRC32)]);
    let retries = RetryConfig::standard().with_initial_backoff(Duration::ZERO);
    let output = client(&connection, |config| config.retry_config(retries)).fetch().send().await.expect("a response");
    assert_eq!(output.body, Some(Blob::new(BODY)));
}

#[tokio::test]
async fn a_checksum_that_cannot_be_compared_is_none() {
    for (name, value) in [
        ("x-amz-checksum-crc32", "AAAAAA==-3"),
        ("x-amz-checksum-crc32", "not base64"),
        ("x-amz-checksum-xxhash64", "AAAAAA=="),
        // The operation does not list this algorithm.
        ("x-amz-checksum-sha1", "AAAAAA=="),
    ] {
        let (_, body) = fetched(|config| config, None, name, value).await;
        assert_eq!(body.as_deref(), Ok(BODY), "{name}: {value}");
    }
}

#[tokio::test]
async fn validation_can_be_limited_to_explicit_requests() {
    let when_required = |config: Builder| config.response_checksum_validation(ResponseChecksumValidation::WhenRequired);
    let (sent, body) = fetched(when_required, None, "x-amz-checksum-crc32", "AAAAAA==").await;
    assert_eq!((sent, body.as_deref()), (headers([]), Ok(BODY)));
    let (sent, body) = fetched(when_required, Some(ChecksumMode::Enabled), "x-amz-checksum-crc32", "AAAAAA==").await;
    assert_eq!(sent, headers([("x-amz-checksum-mode", "ENABLED")]));
    assert!(body.is_err(), "{body:?}");
}

#[test]
fn the_shared_configuration_sets_when_checksums_are_used() {
    let shared = SdkConfig::builder()
        .request_checksum_calculation(RequestChecksumCalculation::WhenRequired)
        .response_checksum_validation(ResponseChecksumValidation::WhenRequired)
        .build();
    let config = Config::new(&shared);
    assert_eq!(config.request_checksum_calculation(), Some(&RequestChecksumCalculation::WhenRequired));
    assert_eq!(config.response_checksum_validation(), Some(&ResponseChecksumValidation::WhenRequired));
}
