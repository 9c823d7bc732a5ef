//! What errors say, when servers on the loopback interface and configurations fail.

use crate::config;
use aws_config::meta::credentials::CredentialsProviderChain;
use aws_config::profile::ProfileFileCredentialsProvider;
use aws_credential_types::provider::error::CredentialsError;
use aws_credential_types::provider::{ProvideCredentials, future};
use aws_runtime::env_config::file::{EnvConfigFileKind, EnvConfigFiles};
use smithereens::error::{InspectError, Report};
use smithereens_apigateway::config::retry::RetryConfig;
use smithereens_apigateway::config::timeout::TimeoutConfig;
use smithereens_apigateway::config::{Builder, Region};
use smithereens_apigateway::error::SdkError;
use smithereens_apigateway::operation::get_gateway_response::GetGatewayResponseError;
use smithereens_apigateway::types::GatewayResponseType;
use smithereens_apigateway::{Client, Config};
use std::error::Error;
use std::fmt;
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

type Failure = SdkError<GetGatewayResponseError>;

/// Starts a server that sends this to each connection, and returns its URL. Without a response, it keeps the connection.
async fn server(response: Option<String>) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            tokio::spawn(respond(stream, response.clone()));
        }
    });
    format!("http://{address}")
}

async fn respond(mut stream: TcpStream, response: Option<String>) {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        match stream.read_u8().await {
            Ok(byte) => head.push(byte),
            Err(_) => return,
        }
    }
    match response {
        Some(response) => drop(stream.write_all(response.as_bytes()).await),
        None => std::future::pending().await,
    }
}

/// An error response.
fn response(status: u16, code: &str, body: &str) -> Option<String> {
    let (length, type_and_id) = (body.len(), format!("x-amzn-errortype: {code}\r\nx-amzn-requestid: r-1"));
    Some(format!("HTTP/1.1 {status} \r\n{type_and_id}\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n{body}"))
}

async fn failure_of(config: Builder) -> Failure {
    let retries = RetryConfig::standard().with_initial_backoff(Duration::from_millis(1));
    let client = Client::from_conf(config.retry_config(retries).build());
    get(&client).await.expect_err("a failure")
}

async fn get(client: &Client) -> Result<(), Failure> {
    let request = client.get_gateway_response().rest_api_id("a").response_type(GatewayResponseType::Throttled);
    request.send().await.map(drop)
}

/// The failure that this response causes.
async fn failure(response: Option<String>) -> Failure {
    failure_of(config().endpoint_url(server(response).await)).await
}

/// The report, without the address of the server.
fn line(failure: &Failure) -> String {
    let line = failure.report().to_string();
    assert_eq!(line, format!("{:?}", failure.report()));
    line
}

#[tokio::test]
async fn an_error_of_the_service() {
    let failure = failure(response(404, "NotFoundException", r#"{"message":"Invalid API identifier"}"#)).await;
    let expected =
        "GetGatewayResponse: NotFoundException: Invalid API identifier (status 404, request ID r-1, 1 attempt)";
    assert_eq!(line(&failure), expected);
    assert_eq!(failure.operation(), Some("GetGatewayResponse"));
    assert_eq!((failure.code(), failure.message()), (Some("NotFoundException"), Some("Invalid API identifier")));
    assert_eq!((failure.status(), failure.request_id(), failure.attempts()), (Some(404), Some("r-1"), Some(1)));
    assert!(!failure.is_retryable() && !failure.is_throttling() && !failure.is_timeout());
}

#[tokio::test]
async fn an_error_that_is_not_in_the_model() {
    let failure = failure(response(418, "com.example#Strange:http://x/", r#"{"Message":"I am a teapot"}"#)).await;
    let expected = "GetGatewayResponse: Strange: I am a teapot (status 418, request ID r-1, 1 attempt)";
    assert_eq!(line(&failure), expected);
}

#[tokio::test]
async fn throttling_after_all_attempts() {
    let failure = failure(response(429, "TooManyRequestsException", r#"{"message":"slow down"}"#)).await;
    let expected = "GetGatewayResponse: TooManyRequestsException: slow down (status 429, request ID r-1, 3 attempts)";
    assert_eq!(line(&failure), expected);
    assert!(failure.is_throttling() && failure.is_retryable() && !failure.is_timeout());
}

#[tokio::test]
async fn a_page_of_a_proxy() {
    let page = "HTTP/1.1 502 \r\ncontent-length: 30\r\nconnection: close\r\n\r\n<html>\n<b>Bad\nGateway</b></html>";
    let failure = failure(Some(page.to_owned())).await;
    assert_eq!(
        line(&failure),
        "GetGatewayResponse: service error: type mismatch: expected object (status 502, 3 attempts)"
    );
    assert!(failure.is_retryable() && !failure.is_throttling());
    assert_eq!((failure.code(), failure.status()), (None, Some(502)));
}

#[tokio::test]
async fn a_response_that_ends_too_early() {
    let cut_off = "HTTP/1.1 200 \r\nx-amzn-requestid: r-1\r\ncontent-length: 100\r\n\r\n{\"statusCode\":";
    let failure = failure(Some(cut_off.to_owned())).await;
    assert_eq!(
        line(&failure),
        concat!(
            "GetGatewayResponse: response error: error reading a body from connection: end of file before ",
            "message length reached (status 200, request ID r-1, 3 attempts)"
        )
    );
    assert!(matches!(failure, SdkError::ResponseError(_)));
}

#[tokio::test]
async fn a_response_that_is_not_http() {
    let failure = failure(Some("SSH-2.0-OpenSSH_9.2\r\n".to_owned())).await;
    assert_eq!(
        line(&failure),
        concat!(
            "GetGatewayResponse: dispatch failure: client error (SendRequest): invalid HTTP version parsed ",
            "(1 attempt)"
        )
    );
}

#[tokio::test]
async fn a_timeout_of_the_call() {
    let timeouts = TimeoutConfig::builder().operation_timeout(Duration::from_millis(50)).build();
    let failure = failure_of(config().endpoint_url(server(None).await).timeout_config(timeouts)).await;
    assert_eq!(
        line(&failure),
        concat!(
            "GetGatewayResponse: request has timed out: operation timeout (all attempts including retries) ",
            "occurred after 50ms (1 attempt)"
        )
    );
    assert!(failure.is_timeout() && failure.is_retryable());
    // As AWS's clients print it.
    let printed = format!("{failure:?}");
    assert_eq!(printed, "TimeoutError(TimeoutError { source: MaybeTimeoutError { kind: Operation, duration: 50ms } })");
}

#[tokio::test]
async fn a_timeout_of_every_attempt() {
    let timeouts = TimeoutConfig::builder().read_timeout(Duration::from_millis(50)).build();
    let failure = failure_of(config().endpoint_url(server(None).await).timeout_config(timeouts)).await;
    assert_eq!(
        line(&failure),
        "GetGatewayResponse: dispatch failure: HTTP read timeout occurred after 50ms (3 attempts)"
    );
    assert!(failure.is_timeout() && failure.is_retryable());
}

#[tokio::test]
async fn a_refused_connection() {
    let closed = TcpListener::bind("127.0.0.1:0").await.expect("a port").local_addr().expect("an address");
    let failure = failure_of(config().endpoint_url(format!("http://{closed}"))).await;
    let line = line(&failure);
    assert!(line.starts_with("GetGatewayResponse: dispatch failure: io error: "), "{line}");
    assert!(line.contains("onnection refused") && line.ends_with(" (3 attempts)"), "{line}");
    assert_eq!(line.matches("onnection refused").count(), 1, "{line}");
    assert!(failure.is_retryable() && !failure.is_timeout());
}

#[tokio::test]
async fn a_connection_that_is_closed_instead_of_a_response() {
    let failure = failure(Some(String::new())).await;
    assert_eq!(
        line(&failure),
        concat!(
            "GetGatewayResponse: dispatch failure: client error (SendRequest): connection closed before message ",
            "completed (3 attempts)"
        )
    );
}

#[tokio::test]
async fn a_server_without_tls() {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let url = format!("https://{}", listener.local_addr().expect("an address"));
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            stream.write_all(b"220 mail.example\r\n").await.ok();
        }
    });
    let failure = failure_of(config().endpoint_url(url)).await;
    let line = line(&failure);
    assert!(line.contains("TLS handshake with `127.0.0.1` failed") && line.ends_with(" (3 attempts)"), "{line}");
}

/// The number of attempts is not that of a call of the credentials provider, whose error is a cause.
#[tokio::test]
async fn a_provider_of_credentials_that_fails() {
    #[derive(Debug)]
    struct Caller(Client);

    impl ProvideCredentials for Caller {
        fn provide_credentials<'a>(&'a self) -> future::ProvideCredentials<'a>
        where
            Self: 'a,
        {
            future::ProvideCredentials::new(async {
                let failure = get(&self.0).await.expect_err("a failure");
                assert_eq!(failure.attempts(), Some(3));
                Err(CredentialsError::provider_error(failure))
            })
        }
    }
    let url = server(Some(String::new())).await;
    let retries = RetryConfig::standard().with_initial_backoff(Duration::from_millis(1));
    let inner = Client::from_conf(config().endpoint_url(&url).retry_config(retries).build());
    let failure = failure_of(config().endpoint_url(&url).credentials_provider(Caller(inner))).await;
    assert_eq!(failure.attempts(), None, "{}", line(&failure));
}

#[tokio::test]
async fn missing_credentials() {
    let url = server(None).await;
    let files = EnvConfigFiles::builder().with_contents(EnvConfigFileKind::Config, "[profile other]").build();
    let none = ProfileFileCredentialsProvider::builder().profile_name("shelf").profile_files(files).build();
    let none = CredentialsProviderChain::first_try("Profile", none);
    let failure = failure_of(config().endpoint_url(&url).credentials_provider(none)).await;
    assert_eq!(
        line(&failure),
        concat!(
            "GetGatewayResponse: dispatch failure: no credentials found in chain. Attempted: Profile: the ",
            "credential provider was not enabled: profile `shelf` was not defined: could not find source ",
            "profile shelf referenced from the root profile"
        )
    );
    let failure = failure_of(Config::builder().endpoint_url(&url).region(Region::new("a"))).await;
    let start =
        "GetGatewayResponse: dispatch failure: failed to select an auth scheme to sign the request with. \"sigv4\" ";
    assert!(line(&failure).starts_with(start) && line(&failure).ends_with('…'), "{}", line(&failure));
}

#[tokio::test]
async fn a_missing_member() {
    let client = Client::from_conf(config().build());
    let failure = client.get_gateway_response().send().await.expect_err("no members");
    assert_eq!(
        line(&failure),
        concat!(
            "GetGatewayResponse: failed to construct request: rest_api_id was missing: cannot be empty or ",
            "unset"
        )
    );
    assert_eq!((failure.attempts(), failure.status(), failure.is_retryable()), (None, None, false));
}

#[tokio::test]
async fn a_response_does_not_forge_lines_of_a_log() {
    let message = r#"{"message":"no\r\n2024-05-17 INFO \u001b[2J admin \u202elogged in\u0000 ✓"}"#;
    let failure = failure(response(400, "BadRequestException", message)).await;
    let expected =
        r"GetGatewayResponse: BadRequestException: no 2024-05-17 INFO \u{1b}[2J admin \u{202e}logged in\u{0} ✓";
    assert_eq!(line(&failure), format!("{expected} (status 400, request ID r-1, 1 attempt)"));
    let long = format!(r#"{{"message":"{}"}}"#, "x".repeat(1 << 16));
    let failure = self::failure(response(400, "BadRequestException", &long)).await;
    assert!(line(&failure).len() < 1000 && line(&failure).contains('…'), "{}", line(&failure));
}

#[tokio::test]
async fn a_report_has_no_session_token() {
    let message =
        r#"{"message":"The signature does not match.\n\nhost:x\nx-amz-security-token:IQoJb3Jp/Z2lu\n\nhost"}"#;
    let failure = failure(response(403, "InvalidSignatureException", message)).await;
    assert!(line(&failure).contains("x-amz-security-token:*** host"), "{}", line(&failure));
    assert!(failure.message().is_some_and(|message| message.contains("IQoJb3Jp")), "the message is as it is");
}

/// A function that returns a report.
async fn call(client: &Client) -> Result<(), Report> {
    get(client).await?;
    Ok(())
}

/// An error of a program or of a crate for errors.
#[derive(Debug)]
struct Outer(Box<dyn Error + Send + Sync>);

impl fmt::Display for Outer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the shelf cannot be read")
    }
}

impl Error for Outer {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(self.0.as_ref())
    }
}

#[tokio::test]
async fn a_report_is_an_error_that_other_errors_hold() {
    let url = server(response(404, "NotFoundException", r#"{"message":"no"}"#)).await;
    let client = Client::from_conf(config().endpoint_url(url).build());
    let outer = Outer(call(&client).await.expect_err("a failure").into());
    let report = Report::find(&outer).expect("a report");
    assert_eq!((report.code(), report.status(), report.attempts()), (Some("NotFoundException"), Some(404), Some(1)));
    assert_eq!(report.to_string(), report.report().to_string());
    assert!(Report::find(&fmt::Error).is_none());
    assert!(report.source().is_none());
}
