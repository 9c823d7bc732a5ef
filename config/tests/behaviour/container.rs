//! The endpoint of a container, over TCP, with the HTTP client that is included.

use aws_credential_types::provider::ProvideCredentials;
use aws_smithy_types::error::display::DisplayErrorContext;
use aws_types::os_shim_internal::{Env, Fs};
use smithereens_config::BehaviorVersion;
use std::collections::HashMap;
use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpListener};
use std::sync::mpsc::{Receiver, channel};
use std::thread::spawn;

const CREDENTIALS: &str =
    r#"{"AccessKeyId": "a", "SecretAccessKey": "b", "Token": "c", "Expiration": "2099-01-01T00:00:00Z"}"#;

/// A server that sends the same response to each request. It returns the heads of the requests.
fn serve(status: &str, headers: &str, body: &str) -> (SocketAddr, Receiver<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let address = listener.local_addr().expect("the listener has an address");
    let response =
        format!("HTTP/1.1 {status}\r\ncontent-length: {}\r\nconnection: close\r\n{headers}\r\n{body}", body.len());
    let (sender, receiver) = channel();
    spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.expect("a connection");
            let lines = BufReader::new(&stream).lines().map_while(Result::ok);
            let head: Vec<_> = lines.take_while(|line| !line.is_empty()).collect();
            let _ = sender.send(head.join("\n"));
            stream.write_all(response.as_bytes()).expect("the client reads the response");
        }
    });
    (address, receiver)
}

/// The default credentials in an environment with this endpoint.
async fn credentials(address: SocketAddr) -> Result<aws_credential_types::Credentials, String> {
    let variables = [
        ("AWS_CONTAINER_CREDENTIALS_FULL_URI", format!("http://{address}/credentials?id=1")),
        ("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE", "/token".to_owned()),
        ("AWS_EC2_METADATA_DISABLED", "true".to_owned()),
    ];
    let env: HashMap<_, _> = variables.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
    let config = smithereens_config::defaults(BehaviorVersion::latest())
        .env(Env::from(env))
        .fs(Fs::from_slice(&[("/token", "Bearer of-the-pod")]))
        .load()
        .await;
    let provider = config.credentials_provider().expect("the loader always sets one");
    provider.provide_credentials().await.map_err(|error| DisplayErrorContext(error).to_string())
}

#[tokio::test]
async fn credentials_are_requested_with_the_token_in_the_file() {
    let (address, requests) = serve("200 OK", "", CREDENTIALS);
    let credentials = credentials(address).await.expect("the endpoint has credentials");
    assert_eq!((credentials.access_key_id(), credentials.session_token()), ("a", Some("c")));
    let request = requests.recv().expect("a request");
    assert!(request.starts_with("GET /credentials?id=1 HTTP/1.1\n"), "{request}");
    assert!(request.contains("authorization: Bearer of-the-pod"), "{request}");
}

#[tokio::test]
async fn redirects_are_not_followed() {
    let (elsewhere, others) = serve("200 OK", "", CREDENTIALS);
    let (address, _requests) = serve("302 Found", &format!("location: http://{elsewhere}/\r\n"), "");
    let error = credentials(address).await.expect_err("a redirect is an error");
    assert!(error.contains("credential provider: 302") && !error.contains("of-the-pod"), "{error}");
    assert!(others.try_recv().is_err(), "the redirect was followed");
}

#[tokio::test]
async fn errors_of_the_endpoint_are_reported() {
    let (address, _requests) = serve("200 OK", "", r#"{"Code": "AccessDenied", "Message": "not for you"}"#);
    let error = credentials(address).await.expect_err("the endpoint reports an error");
    assert!(error.contains("[AccessDenied]: not for you"), "{error}");
}
