//! Responses whose head or body is wrong.

use super::both;
use super::implementation::Settings;
use super::server::{Server, head, write};
use std::sync::Arc;
use tokio::sync::Notify;

async fn outcomes(expected: &str, response: impl Into<Vec<u8>>) {
    let server = Server::responding(response).await;
    both(expected, async |client| client.get(Settings::default(), server.url()).await).await;
}

#[tokio::test]
async fn something_else_than_http() {
    outcomes("other", "220 mail.example ESMTP\r\n\r\n").await;
}

#[tokio::test]
async fn a_status_that_is_not_a_number() {
    outcomes("other", "HTTP/1.1 2x0 OK\r\n\r\n").await;
}

#[tokio::test]
async fn a_header_with_a_line_break() {
    outcomes("other", "HTTP/1.1 200 OK\r\na: b\r\n c\r\ncontent-length: 0\r\n\r\n").await;
}

#[tokio::test]
async fn more_headers_than_the_limit() {
    let headers: String = (0..101).map(|index| format!("x-{index}: a\r\n")).collect();
    outcomes("other", format!("HTTP/1.1 200 OK\r\n{headers}content-length: 0\r\n\r\n")).await;
}

#[tokio::test]
async fn a_head_that_is_longer_than_the_limit() {
    outcomes("other", format!("HTTP/1.1 200 OK\r\na: {}\r\n\r\n", "b".repeat(1_000_000))).await;
}

#[tokio::test]
async fn a_body_that_is_shorter_than_its_length() {
    outcomes("200, then a broken body", "HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\nshort").await;
}

#[tokio::test]
async fn a_body_that_is_longer_than_its_length() {
    outcomes("200 long", "HTTP/1.1 200 OK\r\ncontent-length: 4\r\n\r\nlonger").await;
}

#[tokio::test]
async fn a_length_that_is_not_a_number() {
    outcomes("other", "HTTP/1.1 200 OK\r\ncontent-length: ten\r\n\r\n0123456789").await;
}

#[tokio::test]
async fn two_lengths() {
    outcomes("other", "HTTP/1.1 200 OK\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nab").await;
}

#[tokio::test]
async fn a_length_and_chunks() {
    outcomes(
        "200 abc",
        "HTTP/1.1 200 OK\r\ncontent-length: 1\r\ntransfer-encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n",
    )
    .await;
}

#[tokio::test]
async fn a_body_without_a_length() {
    outcomes("200 until the end", "HTTP/1.1 200 OK\r\n\r\nuntil the end").await;
}

#[tokio::test]
async fn chunks_and_trailers() {
    outcomes(
        "200 abcde",
        "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n3;x=y\r\nabc\r\n2\r\nde\r\n0\r\nx-sum: 1\r\n\r\n",
    )
    .await;
}

#[tokio::test]
async fn chunks_that_end_early() {
    let response = "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n3\r\nabc\r\n";
    outcomes("200, then a broken body", response).await;
    outcomes("200, then a broken body", format!("{response}9\r\nabc")).await;
}

#[tokio::test]
async fn a_chunk_whose_size_is_not_a_number() {
    outcomes("200, then a broken body", "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nxyz\r\nabc\r\n").await;
}

#[tokio::test]
async fn a_chunk_whose_size_is_larger_than_any_number() {
    outcomes(
        "200, then a broken body",
        "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nfffffffffffffffff\r\nabc\r\n",
    )
    .await;
}

#[tokio::test]
async fn a_response_that_has_no_body() {
    outcomes("204 ", "HTTP/1.1 204 No Content\r\n\r\n").await;
}

#[tokio::test]
async fn a_connection_that_is_reset_in_the_body() {
    let server = Server::start(|mut stream, _| async move {
        head(&mut stream).await;
        write(&mut stream, "HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\nshort").await;
        stream.set_zero_linger().expect("an option of the socket");
    })
    .await;
    both("200, then a broken body", async |client| {
        let outcome = client.get(Settings::default(), server.url()).await;
        // The reset can overtake the head.
        if outcome == "io" { "200, then a broken body".to_owned() } else { outcome }
    })
    .await;
}

#[tokio::test]
async fn a_body_is_read_while_it_is_sent() {
    use super::implementation::get;
    use aws_smithy_runtime_api::client::http::HttpConnector;
    use aws_smithy_types::byte_stream::ByteStream;
    let resume = Arc::new(Notify::new());
    let resumed = resume.clone();
    let server = Server::start(move |mut stream, _| {
        let resumed = resumed.clone();
        async move {
            head(&mut stream).await;
            write(&mut stream, "HTTP/1.1 200 OK\r\ncontent-length: 6\r\n\r\nabc").await;
            // The client has the first half.
            resumed.notified().await;
            write(&mut stream, "def").await;
        }
    })
    .await;
    both("abc, def", async |client| {
        let response = client.connector().call(get(server.url())).await.expect("a response");
        let mut body = ByteStream::new(response.into_body());
        let first = body.next().await.expect("a part").expect("a part");
        resume.notify_one();
        let second = body.next().await.expect("a part").expect("a part");
        format!("{}, {}", String::from_utf8_lossy(&first), String::from_utf8_lossy(&second))
    })
    .await;
}
