//! Servers that are too slow. No test depends on how long something takes: what is waited for never happens.

use super::both;
use super::implementation::outcome;
use super::implementation::{Settings, put};
use super::server::{OK, Server, head, write};
use aws_smithy_types::body::SdkBody;
use std::time::Duration;

const SHORT: Option<Duration> = Some(Duration::from_millis(50));

#[tokio::test]
async fn a_server_that_does_not_respond() {
    let server = Server::start(|mut stream, _| async move {
        head(&mut stream).await;
        std::future::pending().await
    })
    .await;
    let settings = Settings { read_timeout: SHORT, ..Default::default() };
    both("timeout", async |client| client.get(settings.clone(), server.url()).await).await;
}

#[tokio::test]
async fn a_server_that_stalls_in_the_head() {
    let server = Server::start(|mut stream, _| async move {
        head(&mut stream).await;
        write(&mut stream, "HTTP/1.1 200 OK\r\ncontent-").await;
        std::future::pending().await
    })
    .await;
    let settings = Settings { read_timeout: SHORT, ..Default::default() };
    both("timeout", async |client| client.get(settings.clone(), server.url()).await).await;
}

#[tokio::test]
async fn a_server_that_does_not_read_the_body() {
    let server = Server::start(|mut stream, _| async move {
        head(&mut stream).await;
        std::future::pending().await
    })
    .await;
    let settings = Settings { read_timeout: SHORT, ..Default::default() };
    both("timeout", async |client| {
        let body = SdkBody::from(vec![0; 64 << 20]);
        outcome(&client.connector_with(settings.clone()), put(server.url(), body)).await
    })
    .await;
}

#[tokio::test]
async fn a_server_that_does_not_begin_tls() {
    let server = Server::start(|stream, _| async move {
        let _stream = stream;
        std::future::pending().await
    })
    .await;
    let settings = Settings { connect_timeout: SHORT, ..Default::default() };
    both("timeout", async |client| client.get(settings.clone(), server.https_url()).await).await;
}

#[tokio::test]
async fn the_limit_on_connecting_does_not_limit_responses() {
    let server = Server::start(|mut stream, _| async move {
        head(&mut stream).await;
        tokio::time::sleep(Duration::from_millis(200)).await;
        write(&mut stream, OK).await;
    })
    .await;
    // A minute for the connection: a slow machine must not fail the test.
    let settings = Settings { connect_timeout: Some(Duration::from_secs(60)), ..Default::default() };
    both("200 ok", async |client| client.get(settings.clone(), server.url()).await).await;
}
