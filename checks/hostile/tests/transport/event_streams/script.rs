//! What a server does with a request.

use aws_smithy_eventstream::frame::{read_message_from, write_message_to};
use aws_smithy_types::event_stream::{Header, HeaderValue, Message};
use bytes::{Bytes, BytesMut};
use http_body_util::BodyExt;
use http_body_util::combinators::UnsyncBoxBody;
use hyper::body::Frame;
use std::io;
use tokio::sync::mpsc;

/// Responds to a request.
pub(super) trait Script: Clone + Send + 'static {
    fn respond(&self, request: Incoming) -> impl Future<Output = http::Response<Body>> + Send;
}

impl<S, F> Script for S
where
    S: Fn(Incoming) -> F + Clone + Send + 'static,
    F: Future<Output = http::Response<Body>> + Send,
{
    fn respond(&self, request: Incoming) -> impl Future<Output = http::Response<Body>> + Send {
        self(request)
    }
}

/// The body of a response.
pub(super) type Body = UnsyncBoxBody<Bytes, io::Error>;

/// The request, whose events are read one by one.
pub(super) struct Incoming {
    pub(super) head: http::request::Parts,
    body: hyper::body::Incoming,
    buffer: BytesMut,
}

/// What comes next in a request.
#[derive(Debug, PartialEq)]
pub(super) enum Next {
    /// The text of an event.
    Word(String),
    /// An error of the model, by its name.
    Exception(String),
    /// The signature without an event, which ends the stream.
    Last,
    /// The end of the body.
    End,
    /// The request was aborted.
    Aborted,
}

impl Incoming {
    pub(super) fn new(request: http::Request<hyper::body::Incoming>) -> Self {
        let (head, body) = request.into_parts();
        Self { head, body, buffer: BytesMut::new() }
    }

    /// Reads the next signed message.
    pub(super) async fn next(&mut self) -> Next {
        loop {
            let length = self.buffer.first_chunk().map(|length| u32::from_be_bytes(*length) as usize);
            if let Some(length) = length.filter(|length| *length <= self.buffer.len()) {
                let outer = read_message_from(self.buffer.split_to(length)).expect("a message");
                let is_signature = |header: &Header| header.name().as_str() == ":chunk-signature";
                assert!(outer.headers().iter().any(is_signature), "events are signed");
                return match outer.payload() {
                    payload if payload.is_empty() => Next::Last,
                    payload => described(&read_message_from(payload.clone()).expect("a message")),
                };
            }
            match self.body.frame().await {
                Some(Ok(frame)) => self.buffer.extend_from_slice(&frame.into_data().expect("data")),
                Some(Err(_)) => return Next::Aborted,
                None => return Next::End,
            }
        }
    }
}

fn described(message: &Message) -> Next {
    let header = |name: &str| {
        let header = message.headers().iter().find(|header| header.name().as_str() == name);
        header.and_then(|header| header.value().as_string().ok()).map(|text| text.as_str().to_owned())
    };
    match header(":exception-type") {
        Some(name) => Next::Exception(name),
        None => Next::Word(String::from_utf8_lossy(message.payload()).into_owned()),
    }
}

/// The bytes of an event.
pub(super) fn word(text: &str) -> Vec<u8> {
    encoded([(":message-type", "event"), (":event-type", "word")], text.as_bytes())
}

/// The bytes of an error of the model.
pub(super) fn insult(message: &str) -> Vec<u8> {
    let payload = format!(r#"{{"message":"{message}"}}"#);
    encoded([(":message-type", "exception"), (":exception-type", "insult")], payload.as_bytes())
}

/// The bytes of an error that is not in the model.
pub(super) fn unmodeled() -> Vec<u8> {
    let headers = [(":message-type", "error"), (":error-code", "Storm"), (":error-message", "no signal")];
    encoded(headers, b"")
}

fn encoded<const N: usize>(headers: [(&'static str, &'static str); N], payload: &[u8]) -> Vec<u8> {
    let headers = headers.map(|(name, value)| Header::new(name, HeaderValue::String(value.into())));
    let message = Message::new_from_parts(headers.to_vec(), payload.to_vec());
    let mut bytes = Vec::new();
    write_message_to(&message, &mut bytes).expect("a message that can be written");
    bytes
}

/// The body of a response, in pieces. An error resets the stream.
#[derive(Clone)]
pub(super) struct Pieces(mpsc::Sender<Result<Frame<Bytes>, io::Error>>);

impl Pieces {
    /// Sends a piece. Returns whether the client still reads.
    pub(super) async fn send(&self, bytes: impl Into<Bytes>) -> bool {
        self.0.send(Ok(Frame::data(bytes.into()))).await.is_ok()
    }

    /// Resets the stream.
    pub(super) async fn reset(self) {
        let _ = self.0.send(Err(io::ErrorKind::ConnectionReset.into())).await;
    }
}

/// A response whose body is what is sent to the pieces, until they are dropped.
pub(super) fn streamed() -> (Pieces, http::Response<Body>) {
    let (sender, mut receiver) = mpsc::channel(1);
    let frames = futures_util::stream::poll_fn(move |context| receiver.poll_recv(context));
    let body = http_body_util::StreamBody::new(frames).boxed_unsync();
    let response = http::Response::builder().header("content-type", "application/vnd.amazon.eventstream");
    (Pieces(sender), response.body(body).expect("a valid header"))
}

/// A response with this status and body.
pub(super) fn whole(status: u16, body: &'static str) -> http::Response<Body> {
    let body = http_body_util::Full::new(Bytes::from_static(body.as_bytes())).map_err(|never| match never {});
    http::Response::builder().status(status).body(body.boxed_unsync()).expect("a valid status")
}

/// Sends each event back as it comes.
pub(super) async fn echo(mut request: Incoming) -> http::Response<Body> {
    let (pieces, response) = streamed();
    tokio::spawn(async move {
        while let Next::Word(text) = request.next().await {
            if !pieces.send(word(&text)).await {
                break;
            }
        }
    });
    response
}
