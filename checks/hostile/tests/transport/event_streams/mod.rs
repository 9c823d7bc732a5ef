//! Event streams in both directions at the same time, over HTTP/2 and HTTP/1.1, with servers that fail.

mod ends;
mod failures;
mod flow;
mod script;

use crate::certificates::{Authority, Tls};
use crate::server::Server;
use duplex::config::{BehaviorVersion, Credentials, Region};
use duplex::operation::converse::ConverseOutput;
use duplex::primitives::Blob;
use duplex::primitives::event_stream::EventReceiver;
use duplex::types::error::WordsError;
use duplex::types::{Word, Words};
use duplex::{Client, Config};
use futures_util::stream;
use hyper::service::service_fn;
use hyper_util::rt::{TokioExecutor, TokioIo};
use script::{Body, Incoming, Script};
use smithereens::http_client::Builder;
use smithereens::http_client::tls::{TlsContext, TrustStore};
use std::convert::Infallible;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;
use tokio::sync::mpsc;

mod duplex {
    smithereens::include_client!("duplex");
}

#[derive(Clone, Copy)]
enum Version {
    Http1,
    Http2,
}

/// Starts a server that runs a script for each request, and returns a client of it.
async fn serve<S: Script>(version: Version, script: S) -> Client {
    match version {
        Version::Http1 => over_http1(script).await,
        Version::Http2 => over_http2(script).await,
    }
}

async fn over_http1<S: Script>(script: S) -> Client {
    let server = Server::start(move |stream, _| {
        let script = script.clone();
        async move {
            let service = service_fn(move |request| respond(script.clone(), request));
            let _ = hyper::server::conn::http1::Builder::new().serve_connection(TokioIo::new(stream), service).await;
        }
    });
    client(&server.await.url(), Builder::new())
}

async fn over_http2<S: Script>(script: S) -> Client {
    let authority = Authority::new();
    let acceptor = Tls::new(authority.sign(&["localhost"])).speaking("h2").acceptor();
    let server = Server::start(move |stream, _| {
        let (acceptor, script) = (acceptor.clone(), script.clone());
        async move {
            let stream = acceptor.accept(stream).await.expect("a handshake");
            let service = service_fn(move |request| respond(script.clone(), request));
            let mut builder = hyper::server::conn::http2::Builder::new(TokioExecutor::new());
            builder.initial_stream_window_size(WINDOW).initial_connection_window_size(WINDOW);
            let _ = builder.serve_connection(TokioIo::new(stream), service).await;
        }
    });
    let roots = TrustStore::default().with_pem_certificate(authority.root.as_bytes());
    let tls = TlsContext::builder().with_trust_store(roots).build().expect("a certificate");
    client(&server.await.https_url(), Builder::new().tls_context(tls))
}

/// The bytes that the server accepts before it reads them.
const WINDOW: u32 = 65_535;

async fn respond<S: Script>(
    script: S,
    request: http::Request<hyper::body::Incoming>,
) -> Result<http::Response<Body>, Infallible> {
    Ok(script.respond(Incoming::new(request)).await)
}

fn client(url: &str, http_client: Builder) -> Client {
    let config = Config::builder()
        .behavior_version(BehaviorVersion::latest())
        .region(Region::new("us-east-1"))
        .credentials_provider(Credentials::new("any", "any", None, None, "test"))
        .endpoint_url(url)
        .http_client(http_client.build_https())
        .build();
    Client::from_conf(config)
}

/// The end of a channel whose other end is the stream of a request.
#[derive(Clone)]
struct Sender {
    channel: mpsc::Sender<Result<Words, WordsError>>,
    taken: Arc<AtomicUsize>,
    dropped: Arc<AtomicBool>,
}

/// Records that a stream was dropped.
struct Dropped(Arc<AtomicBool>);

impl Drop for Dropped {
    fn drop(&mut self) {
        self.0.store(true, Ordering::SeqCst);
    }
}

type Programme = duplex::primitives::event_stream::EventStreamSender<Words, WordsError>;

impl Sender {
    fn new() -> (Self, Programme) {
        let (channel, mut receiver) = mpsc::channel(1);
        let sender = Self { channel, taken: Arc::default(), dropped: Arc::default() };
        let (taken, guard) = (sender.taken.clone(), Dropped(sender.dropped.clone()));
        let stream = stream::poll_fn(move |context| {
            let _held = &guard;
            let polled = receiver.poll_recv(context);
            if let std::task::Poll::Ready(Some(_)) = &polled {
                taken.fetch_add(1, Ordering::SeqCst);
            }
            polled
        });
        (sender, stream.into())
    }

    async fn word(&self, text: impl AsRef<[u8]>) {
        self.channel.send(Ok(word(text))).await.expect("the stream is read");
    }

    /// Waits until the stream is dropped.
    async fn until_dropped(&self) {
        while !self.dropped.load(Ordering::SeqCst) {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    }

    fn taken(&self) -> usize {
        self.taken.load(Ordering::SeqCst)
    }
}

fn word(text: impl AsRef<[u8]>) -> Words {
    Words::Word(Word::builder().text(Blob::new(text.as_ref())).build())
}

type Receiver = EventReceiver<Words, WordsError>;

/// The text of the next event.
async fn text(receiver: &mut Receiver) -> Option<String> {
    let event = receiver.recv().await.expect("no error")?;
    let word = event.as_word().expect("a word");
    Some(String::from_utf8_lossy(word.text().expect("a text").as_ref()).into_owned())
}

/// Starts a conversation.
async fn converse(client: &Client) -> (Sender, ConverseOutput) {
    let (sender, words) = Sender::new();
    (sender, client.converse().topic("weather").words(words).send().await.expect("a response"))
}

/// Fails a test that never ends.
async fn limited<T>(future: impl Future<Output = T>) -> T {
    tokio::time::timeout(Duration::from_secs(60), future).await.expect("an end")
}
