//! Requests with `Expect: 100-continue`. AWS's client sends their bodies at once.

use super::implementation::{connector, outcome, put};
use super::server::{OK, Server, head, write};
use aws_smithy_runtime_api::client::http::{HttpConnectorSettings, SharedHttpConnector};
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_types::body::SdkBody;
use smithereens::http_client::Builder;
use smithereens::http_client::proxy::ProxyConfig;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::io::AsyncReadExt;

const NEVER: Duration = Duration::from_secs(24 * 60 * 60);

fn client(timeout: Duration) -> SharedHttpConnector {
    let builder = Builder::new().proxy_config(ProxyConfig::disabled()).expect_continue_timeout(timeout);
    connector(&builder.build_https(), HttpConnectorSettings::default())
}

fn request(server: &Server) -> HttpRequest {
    let mut request = put(server.url(), SdkBody::from("body"));
    request.headers_mut().insert("expect", "100-continue");
    request
}

#[tokio::test]
async fn the_body_is_sent_after_the_consent() {
    let server = Server::start(|mut stream, _| async move {
        loop {
            if !head(&mut stream).await.contains("expect: 100-continue") {
                return;
            }
            write(&mut stream, "HTTP/1.1 100 Continue\r\n\r\n").await;
            let mut body = [0; 4];
            stream.read_exact(&mut body).await.expect("a body");
            assert_eq!(&body, b"body");
            write(&mut stream, OK).await;
        }
    })
    .await;
    let client = client(NEVER);
    assert_eq!(outcome(&client, request(&server)).await, "200 ok");
    assert_eq!(outcome(&client, request(&server)).await, "200 ok");
    assert_eq!(server.connections(), 1);
}

#[tokio::test]
async fn the_body_is_not_sent_after_a_response() {
    let rest = Arc::new(Mutex::new(Vec::new()));
    let ended = Arc::new(tokio::sync::Notify::new());
    let (read, end) = (rest.clone(), ended.clone());
    let server = Server::start(move |mut stream, _| {
        let (read, end) = (read.clone(), end.clone());
        async move {
            head(&mut stream).await;
            write(&mut stream, "HTTP/1.1 417 Expectation Failed\r\ncontent-length: 2\r\n\r\nno").await;
            let mut rest = Vec::new();
            // The client closes the connection.
            stream.read_to_end(&mut rest).await.ok();
            read.lock().expect("not poisoned").push(rest);
            end.notify_one();
        }
    })
    .await;
    let client = client(NEVER);
    for connections in 1..=2 {
        assert_eq!(outcome(&client, request(&server)).await, "417 no");
        ended.notified().await;
        assert_eq!(server.connections(), connections);
    }
    assert_eq!(*rest.lock().expect("not poisoned"), [b"", b""]);
}

#[tokio::test]
async fn the_body_is_sent_when_the_time_is_over() {
    let server = Server::start(|mut stream, _| async move {
        head(&mut stream).await;
        let mut body = [0; 4];
        stream.read_exact(&mut body).await.expect("a body");
        write(&mut stream, OK).await;
    })
    .await;
    assert_eq!(outcome(&client(Duration::from_millis(10)), request(&server)).await, "200 ok");
}
