use crate::connection::{URL, connection, response};
use flate2::read::GzDecoder;
use smithereens_checks_features::compression::config::{Builder, SdkConfig};
use smithereens_checks_features::compression::error::DisplayErrorContext;
use smithereens_checks_features::compression::primitives::Blob;
use smithereens_checks_features::compression::{Client, Config};
use std::io::Read;

/// The content encodings and the body of the request that was sent for this body.
async fn sent(configure: impl FnOnce(Builder) -> Builder, body: &str, encoding: Option<&str>) -> (String, Vec<u8>) {
    let connection = connection([response(200)]);
    let config = configure(Config::builder().endpoint_url(URL).http_client(connection.clone()));
    let call = Client::from_conf(config.build()).call().body(Blob::new(body));
    call.set_encoding(encoding.map(str::to_owned)).send().await.expect("a response");
    let request = connection.actual_requests().next().expect("a request");
    let body = request.body().bytes().expect("a body in memory").to_vec();
    assert_eq!(request.headers().get("content-length"), Some(body.len().to_string().as_str()));
    let encodings: Vec<&str> = request.headers().get_all("content-encoding").collect();
    (encodings.join(", "), body)
}

fn unpacked(body: &[u8]) -> String {
    let mut text = String::new();
    GzDecoder::new(body).read_to_string(&mut text).expect("a body in gzip");
    text
}

#[tokio::test]
async fn a_long_body_is_compressed_and_a_short_one_is_not() {
    let (short, long) = ("a".repeat(10_239), "a".repeat(10_240));
    assert_eq!(sent(|config| config, &short, None).await, (String::new(), short.into_bytes()));
    let (encoding, body) = sent(|config| config, &long, None).await;
    assert_eq!((encoding.as_str(), unpacked(&body)), ("gzip", long.clone()));
    assert!(body.len() < 1_000, "{} bytes", body.len());
    // The encoding of the caller comes first.
    let (encoding, body) = sent(|config| config, &long, Some("custom")).await;
    assert_eq!((encoding.as_str(), unpacked(&body)), ("custom, gzip", long));
}

#[tokio::test]
async fn the_configuration_sets_the_minimum_length_and_disables_compression() {
    let (encoding, body) = sent(|config| config.request_min_compression_size_bytes(3), "abc", None).await;
    assert_eq!((encoding.as_str(), unpacked(&body).as_str()), ("gzip", "abc"));
    let disabled = |config: Builder| config.request_min_compression_size_bytes(3).disable_request_compression(true);
    assert_eq!(sent(disabled, "abc", None).await, (String::new(), b"abc".to_vec()));
    let shared = SdkConfig::builder().disable_request_compression(true).request_min_compression_size_bytes(3).build();
    let config = Config::new(&shared);
    assert_eq!(
        (config.disable_request_compression(), config.request_min_compression_size_bytes()),
        (Some(true), Some(3))
    );
}

#[tokio::test]
async fn a_minimum_above_the_limit_is_an_error() {
    let connection = connection([response(200)]);
    let config = Config::builder().endpoint_url(URL).http_client(connection.clone());
    let client = Client::from_conf(config.request_min_compression_size_bytes(10_485_761).build());
    let error = client.call().body(Blob::new("abc")).send().await.expect_err("too much");
    assert!(DisplayErrorContext(error).to_string().contains("10485761"));
}

#[tokio::test]
async fn an_algorithm_that_there_is_not_leaves_the_body_as_it_is() {
    let connection = connection([response(200)]);
    let client = Client::from_conf(Config::builder().endpoint_url(URL).http_client(connection.clone()).build());
    let body = "a".repeat(20_000);
    client.ask().body(Blob::new(body.as_str())).send().await.expect("a response");
    let request = connection.actual_requests().next().expect("a request");
    assert_eq!((request.headers().get("content-encoding"), request.body().bytes()), (None, Some(body.as_bytes())));
}
