//! Requests as they are sent, and bodies that fail.

use super::both;
use super::implementation::{get, outcome, put};
use super::server::{OK, Server, head, write};
use aws_smithy_types::body::SdkBody;
use bytes::Bytes;
use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll};
use tokio::io::AsyncReadExt;
use tokio::sync::mpsc;

/// A body whose parts are sent through a channel.
struct Parts(mpsc::Receiver<Result<&'static str, std::io::Error>>);

impl http_body::Body for Parts {
    type Data = Bytes;
    type Error = std::io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<http_body::Frame<Bytes>, std::io::Error>>> {
        self.0.poll_recv(cx).map(|part| part.map(|part| part.map(|part| http_body::Frame::data(part.into()))))
    }
}

fn parts() -> (mpsc::Sender<Result<&'static str, std::io::Error>>, SdkBody) {
    let (sender, receiver) = mpsc::channel(4);
    (sender, SdkBody::from_body_1_x(Parts(receiver)))
}

/// A server that records everything up to the end of the head, and the body in chunks or of the length 4.
async fn recorder() -> (Server, Arc<Mutex<String>>) {
    let recorded = Arc::new(Mutex::new(String::new()));
    let record = recorded.clone();
    let server = Server::start(move |mut stream, _| {
        let record = record.clone();
        async move {
            let mut request = head(&mut stream).await;
            if request.contains("chunked") {
                let mut part = head(&mut stream).await;
                while !part.ends_with("0\r\n\r\n") {
                    part += &head(&mut stream).await;
                }
                request += &part;
            } else if request.contains("content-length: 4") {
                let mut body = [0; 4];
                stream.read_exact(&mut body).await.expect("a body");
                request += &String::from_utf8_lossy(&body);
            }
            *record.lock().expect("not poisoned") = request;
            write(&mut stream, OK).await;
        }
    })
    .await;
    (server, recorded)
}

fn sent(server: &Server, recorded: &Mutex<String>) -> String {
    recorded.lock().expect("not poisoned").replace(&server.address.to_string(), "HOST").replace("\r\n", "|")
}

#[tokio::test]
async fn a_request_without_a_body() {
    let (server, recorded) = recorder().await;
    both("200 ok: GET /a%20b?c=d HTTP/1.1|x-a: b|host: HOST||", async |client| {
        let mut request = get(format!("{}a%20b?c=d", server.url()));
        request.headers_mut().insert("x-a", "b");
        let outcome = outcome(&client.connector(), request).await;
        format!("{outcome}: {}", sent(&server, &recorded))
    })
    .await;
}

#[tokio::test]
async fn a_request_with_a_body() {
    let (server, recorded) = recorder().await;
    both("200 ok: PUT / HTTP/1.1|host: HOST|content-length: 4||body", async |client| {
        let outcome = outcome(&client.connector(), put(server.url(), SdkBody::from("body"))).await;
        format!("{outcome}: {}", sent(&server, &recorded))
    })
    .await;
}

#[tokio::test]
async fn a_request_with_a_streamed_body() {
    let (server, recorded) = recorder().await;
    let expected = "200 ok: PUT / HTTP/1.1|host: HOST|transfer-encoding: chunked||3|abc|2|de|0||";
    both(expected, async |client| {
        let (sender, body) = parts();
        let connector = client.connector();
        let request = outcome(&connector, put(server.url(), body));
        let send = async {
            sender.send(Ok("abc")).await.expect("a body");
            // The parts are sent one by one.
            while sender.capacity() < sender.max_capacity() {
                tokio::task::yield_now().await;
            }
            sender.send(Ok("de")).await.expect("a body");
            drop(sender);
        };
        let (outcome, ()) = tokio::join!(request, send);
        format!("{outcome}: {}", sent(&server, &recorded))
    })
    .await;
}

#[tokio::test]
async fn a_body_that_fails() {
    let (server, _) = recorder().await;
    both("user", async |client| {
        let (sender, body) = parts();
        sender.send(Ok("abc")).await.expect("a body");
        sender.send(Err(std::io::Error::other("no more"))).await.expect("a body");
        outcome(&client.connector(), put(server.url(), body)).await
    })
    .await;
}

#[tokio::test]
async fn a_body_that_is_shorter_than_the_length() {
    let (server, _) = recorder().await;
    both("user", async |client| {
        let (sender, body) = parts();
        sender.send(Ok("ab")).await.expect("a body");
        drop(sender);
        let mut request = put(server.url(), body);
        request.headers_mut().insert("content-length", "4");
        outcome(&client.connector(), request).await
    })
    .await;
}

#[tokio::test]
async fn a_response_before_the_end_of_the_request() {
    let server = Server::start(|mut stream, _| async move {
        head(&mut stream).await;
        write(&mut stream, "HTTP/1.1 403 Forbidden\r\ncontent-length: 2\r\n\r\nno").await;
        std::future::pending().await
    })
    .await;
    both("403 no", async |client| {
        let (sender, body) = parts();
        let outcome = outcome(&client.connector(), put(server.url(), body)).await;
        drop(sender);
        outcome
    })
    .await;
}

#[tokio::test]
async fn a_server_that_closes_the_connection_in_the_request() {
    let server = Server::start(|mut stream, _| async move {
        head(&mut stream).await;
        stream.set_zero_linger().expect("an option of the socket");
    })
    .await;
    both("io", async |client| {
        let body = SdkBody::from(vec![0; 64 << 20]);
        outcome(&client.connector(), put(server.url(), body)).await
    })
    .await;
}

#[tokio::test]
async fn a_url_without_a_host() {
    both("other", async |client| outcome(&client.connector(), get("/only/a/path")).await).await;
}

#[tokio::test]
async fn a_scheme_that_is_not_http() {
    both("io", async |client| outcome(&client.connector(), get("ftp://127.0.0.1/")).await).await;
}
