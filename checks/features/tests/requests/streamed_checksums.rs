//! Checksums of streams: after the body of a request, and compared at the end of a response's. The bytes are those of
//! <https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming-trailers.html>, the checksum that of Python's `zlib`.

use crate::connection::{connection, response};
use aws_smithy_http_client::test_util::StaticReplayClient;
use aws_smithy_types::body::SdkBody;
use http::{HeaderMap, HeaderValue, Response};
use http_body_util::{BodyExt, Full};
use hyper::body::Bytes;
use smithereens_checks_features::checksums::config::retry::RetryConfig;
use smithereens_checks_features::checksums::config::{Builder, Credentials, Region, RequestChecksumCalculation};
use smithereens_checks_features::checksums::error::SdkError;
use smithereens_checks_features::checksums::operation::upload::UploadError;
use smithereens_checks_features::checksums::primitives::ByteStream;
use smithereens_checks_features::checksums::{Client, Config};
use std::io::Write;
use std::time::Duration;

const BODY: &str = "Hello world";
const ENCODED: &str = "B\r\nHello world\r\n0\r\nx-amz-checksum-crc32:i9aeUg==\r\n\r\n";

/// A client without credentials.
fn client(connection: &StaticReplayClient, url: &str, configure: impl FnOnce(Builder) -> Builder) -> Client {
    let retries = RetryConfig::standard().with_initial_backoff(Duration::ZERO);
    let config = Config::builder()
        .endpoint_url(url)
        .region(Region::new("eu-west-1"))
        .retry_config(retries)
        .http_client(connection.clone());
    Client::from_conf(configure(config).build())
}

fn with_credentials(config: Builder) -> Builder {
    config.credentials_provider(Credentials::new("AKIDEXAMPLE", "secret", None, None, "test"))
}

/// The headers and body of each request that uploads a file.
async fn uploaded(
    statuses: impl IntoIterator<Item = u16>,
    url: &str,
    configure: impl FnOnce(Builder) -> Builder,
) -> Vec<(HeaderMap, String)> {
    uploaded_body(BODY, statuses, url, configure).await.expect("a response")
}

async fn uploaded_body(
    text: &str,
    statuses: impl IntoIterator<Item = u16>,
    url: &str,
    configure: impl FnOnce(Builder) -> Builder,
) -> Result<Vec<(HeaderMap, String)>, SdkError<UploadError>> {
    let mut file = tempfile::NamedTempFile::new().expect("a file");
    file.write_all(text.as_bytes()).expect("written");
    let connection = connection(statuses.into_iter().map(response));
    let stream = ByteStream::from_path(file.path()).await.expect("it can be read");
    client(&connection, url, configure).upload().body(stream).send().await?;
    let mut requests = Vec::new();
    for request in connection.actual_requests() {
        // The body was not read, because it is created again from the file.
        let request = request.try_clone().expect("a body that can be read again");
        let request = request.try_into_http1x().expect("a valid request");
        let (parts, body) = request.into_parts();
        let body = body.collect().await.expect("a body").to_bytes();
        requests.push((parts.headers, String::from_utf8_lossy(&body).into_owned()));
    }
    Ok(requests)
}

fn header<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    headers.get(name).map(|value| value.to_str().expect("a header that is text"))
}

#[tokio::test]
async fn the_checksum_of_a_stream_follows_it_in_every_attempt() {
    let requests = uploaded([503, 200], "https://example.com", with_credentials).await;
    assert_eq!(requests.len(), 2);
    for (headers, body) in requests {
        assert_eq!(body, ENCODED);
        for (name, value) in [
            ("content-encoding", "aws-chunked"),
            ("content-length", ENCODED.len().to_string().as_str()),
            ("x-amz-content-sha256", "STREAMING-UNSIGNED-PAYLOAD-TRAILER"),
            ("x-amz-decoded-content-length", "11"),
            ("x-amz-sdk-checksum-algorithm", "CRC32"),
            ("x-amz-trailer", "x-amz-checksum-crc32"),
        ] {
            assert_eq!(header(&headers, name), Some(value), "{name}");
        }
    }
}

#[tokio::test]
async fn without_tls_each_chunk_and_the_checksum_are_signed() {
    let requests = uploaded([200], "http://example.com", with_credentials).await;
    let [(headers, body)] = requests.as_slice() else { panic!("{} requests", requests.len()) };
    assert_eq!(header(headers, "x-amz-content-sha256"), Some("STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER"));
    assert_eq!(header(headers, "content-length"), Some(body.len().to_string().as_str()));
    let is_signature = |text: &str| text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    let lines: Vec<&str> = body.split("\r\n").collect();
    let [first, data, last, checksum, signature, "", ""] = lines.as_slice() else { panic!("{body}") };
    assert_eq!((*data, *checksum), (BODY, "x-amz-checksum-crc32:i9aeUg=="));
    for (line, start) in
        [(first, "B;chunk-signature="), (last, "0;chunk-signature="), (signature, "x-amz-trailer-signature:")]
    {
        assert!(line.strip_prefix(start).is_some_and(is_signature), "{line}");
    }
}

#[tokio::test]
async fn a_request_that_is_not_signed_has_no_signed_chunks() {
    for url in ["http://example.com", "https://example.com"] {
        let requests = uploaded([200], url, |config| config).await;
        let [(headers, body)] = requests.as_slice() else { panic!("{} requests", requests.len()) };
        assert_eq!((header(headers, "authorization"), body.as_str()), (None, ENCODED));
        assert_eq!(header(headers, "content-length"), Some(ENCODED.len().to_string().as_str()));
    }
}

#[tokio::test]
async fn a_stream_is_sent_in_chunks_of_the_chosen_length() {
    let sizes = |encoded: &str| {
        let is_size = |line: &&str| line.len() < 8 && u64::from_str_radix(line, 16).is_ok();
        encoded.split("\r\n").filter(is_size).map(str::to_owned).collect::<Vec<_>>()
    };
    // The default chunk size is 65,536 bytes.
    let body = "-".repeat(70_000);
    for (body, chosen, expected) in [
        (body.as_str(), None, vec!["10000", "1170", "0"]),
        (&body, Some(None), vec!["11170", "0"]),
        (&body[..20_000], Some(Some(8192)), vec!["2000", "2000", "E20", "0"]),
        ("", Some(None), vec!["0"]),
    ] {
        let requests = uploaded_body(body, [200], "https://example.com", |config| match chosen {
            Some(chosen) => with_credentials(config).aws_chunked_encoding_chunk_size(chosen),
            None => with_credentials(config),
        });
        let requests = requests.await.expect("a response");
        let [(headers, encoded)] = requests.as_slice() else { panic!("{} requests", requests.len()) };
        assert_eq!(sizes(encoded), expected, "{chosen:?}");
        assert_eq!(header(headers, "content-length"), Some(encoded.len().to_string().as_str()), "{chosen:?}");
    }
    let too_short = |config| with_credentials(config).aws_chunked_encoding_chunk_size(Some(8191));
    let error = uploaded_body(&body, [200], "https://example.com", too_short).await.expect_err("too short");
    assert!(format!("{error:?}").contains("invalid chunk size 8191: expected at least 8192 bytes"), "{error:?}");
}

#[tokio::test]
async fn a_stream_without_a_checksum_is_sent_as_it_is() {
    let when_required =
        |config| with_credentials(config).request_checksum_calculation(RequestChecksumCalculation::WhenRequired);
    let requests = uploaded([200], "https://example.com", when_required).await;
    let [(headers, body)] = requests.as_slice() else { panic!("{} requests", requests.len()) };
    assert_eq!((body.as_str(), header(headers, "content-length")), (BODY, Some("11")));
    for name in ["content-encoding", "x-amz-trailer", "x-amz-decoded-content-length"] {
        assert_eq!(header(headers, name), None, "{name}");
    }
}

#[tokio::test]
async fn a_stream_of_bytes_in_memory_has_its_checksum_in_a_header() {
    let connection = connection([response(200)]);
    let call = client(&connection, "https://example.com", with_credentials).upload();
    call.body(ByteStream::from_static(BODY.as_bytes())).send().await.expect("a response");
    let request = connection.actual_requests().next().expect("a request");
    assert_eq!(request.headers().get("x-amz-checksum-crc32"), Some("i9aeUg=="));
    assert_eq!((request.body().bytes(), request.headers().get("x-amz-trailer")), (Some(BODY.as_bytes()), None));
}

/// The bytes that are read from a response with this body and this checksum in a header, or the error.
async fn downloaded(body: SdkBody, checksum: &'static str) -> Result<Vec<u8>, String> {
    let mut response = Response::new(body);
    response.headers_mut().insert("x-amz-checksum-crc32", HeaderValue::from_static(checksum));
    let connection = connection([response]);
    let output = client(&connection, "https://example.com", with_credentials).download().send().await;
    let bytes = output.expect("a response").body.collect().await;
    bytes.map(|bytes| bytes.to_vec()).map_err(|error| format!("{:?}", std::error::Error::source(&error)))
}

#[tokio::test]
async fn a_stream_ends_in_an_error_when_it_was_altered() {
    let full = || Full::new(Bytes::from_static(BODY.as_bytes()));
    let with_trailers = || {
        let trailers = HeaderMap::from_iter([(http::header::SERVER, HeaderValue::from_static("any"))]);
        SdkBody::from_body_1_x(full().with_trailers(std::future::ready(Some(Ok(trailers)))))
    };
    for body in [SdkBody::from_body_1_x(full()), with_trailers()] {
        assert_eq!(downloaded(body, "i9aeUg==").await, Ok(BODY.as_bytes().to_vec()));
    }
    for body in [SdkBody::from_body_1_x(full()), with_trailers(), SdkBody::empty()] {
        let error = downloaded(body, "AAAAAQ==").await.expect_err("another checksum");
        assert!(error.contains("x-amz-checksum-crc32") && error.contains("AAAAAQ=="), "{error}");
    }
}
