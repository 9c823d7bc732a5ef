//! HTTP/2, with the feature of that name.

use super::both;
use super::certificates::{Authority, Tls};
use super::implementation::{Settings, get, outcome};
use super::server::Server;
use hyper::service::service_fn;
use hyper_util::rt::{TokioExecutor, TokioIo};

#[tokio::test]
async fn requests_share_a_connection() {
    let authority = Authority::new();
    let acceptor = Tls::new(authority.sign(&["localhost"])).speaking("h2").acceptor();
    let server = Server::start(move |stream, _| {
        let acceptor = acceptor.clone();
        async move {
            let stream = acceptor.accept(stream).await.expect("a handshake");
            let service = service_fn(async |request: http::Request<hyper::body::Incoming>| {
                Ok::<_, std::convert::Infallible>(http::Response::new(format!("{:?}", request.version())))
            });
            let _ = hyper::server::conn::http2::Builder::new(TokioExecutor::new())
                .serve_connection(TokioIo::new(stream), service)
                .await;
        }
    })
    .await;
    both("200 HTTP/2.0, 200 HTTP/2.0, 1 connection", async |client| {
        let before = server.connections();
        let connector = client.connector_with(Settings { roots: Some(authority.root.clone()), ..Default::default() });
        let first = outcome(&connector, get(server.https_url())).await;
        let second = outcome(&connector, get(server.https_url())).await;
        format!("{first}, {second}, {} connection", server.connections() - before)
    })
    .await;
}
