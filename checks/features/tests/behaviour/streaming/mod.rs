//! Bodies that are streams, against servers in memory.

mod download;
mod stalls;
mod upload;

use aws_smithy_runtime_api::client::http::{
    HttpClient, HttpConnector, HttpConnectorFuture, HttpConnectorSettings, SharedHttpConnector,
};
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_runtime_api::client::result::ConnectorError;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::body::SdkBody;
use http_body_util::BodyExt;
use hyper::body::{Body, Bytes, Frame, SizeHint};
use smithereens_checks_features::streaming::config::{BehaviorVersion, Builder, Credentials, Region};
use smithereens_checks_features::streaming::primitives::ByteStream;
use smithereens_checks_features::streaming::{Client, Config};
use std::collections::VecDeque;
use std::io;
use std::pin::Pin;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll};
use std::time::Duration;

/// A body in pieces, which counts the pieces that were polled.
pub(super) struct Pieces {
    left: VecDeque<Piece>,
    pub(super) taken: Arc<AtomicUsize>,
    pause: Option<Pin<Box<tokio::time::Sleep>>>,
    length: Option<u64>,
}

#[derive(Clone, Copy)]
pub(super) enum Piece {
    Bytes(&'static [u8]),
    /// No bytes arrive for this time.
    Pause(Duration),
    /// The connection is lost.
    Break,
}

impl Pieces {
    pub(super) fn new(pieces: &[Piece]) -> Self {
        Self { left: pieces.iter().copied().collect(), taken: Arc::default(), pause: None, length: None }
    }

    /// A body with a known length.
    fn of_length(mut self, length: u64) -> Self {
        self.length = Some(length);
        self
    }

    fn into_stream(self) -> ByteStream {
        ByteStream::from_body_1_x(self)
    }
}

impl Body for Pieces {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, io::Error>>> {
        loop {
            if let Some(pause) = &mut self.pause {
                std::task::ready!(pause.as_mut().poll(context));
                self.pause = None;
            }
            let Some(piece) = self.left.pop_front() else { return Poll::Ready(None) };
            self.taken.fetch_add(1, Ordering::Relaxed);
            match piece {
                Piece::Bytes(bytes) => return Poll::Ready(Some(Ok(Frame::data(Bytes::from_static(bytes))))),
                Piece::Pause(duration) => self.pause = Some(Box::pin(tokio::time::sleep(duration))),
                Piece::Break => return Poll::Ready(Some(Err(io::ErrorKind::ConnectionReset.into()))),
            }
        }
    }

    fn size_hint(&self) -> SizeHint {
        self.length.map_or_else(SizeHint::default, SizeHint::with_exact)
    }
}

/// A request that a server received.
pub(super) struct Received {
    headers: Vec<(String, String)>,
    pub(super) body: Vec<u8>,
    /// Whether the client held the whole body in memory.
    in_memory: bool,
}

impl Received {
    pub(super) fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(header, _)| header == name).map(|(_, value)| value.as_str())
    }
}

pub(super) type ServerResponse = Result<http::Response<SdkBody>, ConnectorError>;

/// A server that reads each request to its end, and returns the next of its responses.
#[derive(Clone, Default)]
pub(super) struct Server {
    responses: Arc<Mutex<VecDeque<ServerResponse>>>,
    received: Arc<Mutex<Vec<Received>>>,
    /// Whether it only reads the first piece of a request.
    stalls: bool,
}

impl Server {
    pub(super) fn new(responses: impl IntoIterator<Item = ServerResponse>) -> Self {
        Self { responses: Arc::new(Mutex::new(responses.into_iter().collect())), ..Self::default() }
    }

    /// A server that stops reading a request after its first piece.
    fn stalling() -> Self {
        Self { stalls: true, ..Self::default() }
    }

    fn client(&self) -> Client {
        self.configured_client(|config| config)
    }

    fn configured_client(&self, configure: impl FnOnce(Builder) -> Builder) -> Client {
        let config = Config::builder()
            .behavior_version(BehaviorVersion::latest())
            .region(Region::new("us-east-1"))
            .credentials_provider(Credentials::new("any", "any", None, None, "test"))
            .endpoint_url("https://example.com")
            .http_client(self.clone());
        Client::from_conf(configure(config).build())
    }

    pub(super) fn received(&self) -> Vec<Received> {
        std::mem::take(&mut *self.received.lock().expect("no test panicked"))
    }
}

impl std::fmt::Debug for Server {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Server")
    }
}

impl HttpClient for Server {
    fn http_connector(&self, _: &HttpConnectorSettings, _: &RuntimeComponents) -> SharedHttpConnector {
        SharedHttpConnector::new(self.clone())
    }
}

impl HttpConnector for Server {
    fn call(&self, request: HttpRequest) -> HttpConnectorFuture {
        let server = self.clone();
        HttpConnectorFuture::new(async move {
            let headers = request.headers().iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
            let in_memory = request.body().bytes().is_some();
            let mut body = request.into_body();
            if server.stalls {
                body.frame().await;
                return std::future::pending().await;
            }
            let body = body.collect().await.map_err(ConnectorError::user)?;
            let body = body.to_bytes().to_vec();
            server.received.lock().expect("no test panicked").push(Received { headers, body, in_memory });
            let response = server.responses.lock().expect("no test panicked").pop_front().expect("a response is left");
            response.map(|response| HttpResponse::try_from(response).expect("headers that are text"))
        })
    }
}

pub(super) fn response(status: u16, headers: &[(&str, &str)], body: impl Into<SdkBody>) -> ServerResponse {
    let mut response = http::Response::builder().status(status);
    for (name, value) in headers {
        response = response.header(*name, *value);
    }
    Ok(response.body(body.into()).expect("valid headers"))
}

pub(super) fn streamed(pieces: Pieces) -> SdkBody {
    SdkBody::from_body_1_x(pieces)
}
