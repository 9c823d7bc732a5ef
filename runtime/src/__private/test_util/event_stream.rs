use super::call::{Call, block_on};
use super::{Failure, Outcome, Response, equal};
use crate::error::{BuildError, ErrorMetadata, ProvideErrorMetadata, SdkError};
use crate::operation::Operation;
use crate::primitives::event_stream::{EventReceiver, EventStreamSender, HeaderValue, Message};
use crate::service::Service;
use aws_smithy_eventstream::frame::read_message_from;
use aws_smithy_protocol_test::{MediaType, validate_body, validate_headers};
use aws_smithy_types::byte_stream::ByteStream;
use futures_core::Stream;
use std::collections::VecDeque;
use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll};

/// A stream of these events and errors.
pub fn events<T, E>(events: Vec<Result<T, E>>) -> EventStreamSender<T, E>
where
    T: Send + Sync + Unpin + 'static,
    E: std::error::Error + Send + Sync + Unpin + 'static,
{
    EventStreamSender::from(Listed(events.into()))
}

struct Listed<I>(VecDeque<I>);

impl<I: Unpin> Stream for Listed<I> {
    type Item = I;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<I>> {
        Poll::Ready(self.0.pop_front())
    }
}

/// The messages of an event stream, as in the trait `eventStreamTests` of Smithy's protocol tests.
#[derive(Debug, Clone)]
pub struct EventStream {
    request: Option<(&'static str, &'static str, Headers)>,
    sent: Messages,
    response: Response,
    received: Messages,
}

type Headers = &'static [(&'static str, &'static str)];
type Messages = &'static [&'static [u8]];

/// Returns the event stream of an output, after a comparison of its other members.
type ReadOutput<O, T, E> = fn(<O as Operation>::Output) -> Result<EventReceiver<T, E>, Failure>;

impl Default for EventStream {
    fn default() -> Self {
        Self::new()
    }
}

impl EventStream {
    /// A test without messages.
    pub fn new() -> Self {
        Self { request: None, sent: &[], response: Response::new(200), received: &[] }
    }

    /// The request has this method, path and headers.
    pub fn request(mut self, method: &'static str, path: &'static str, headers: Headers) -> Self {
        self.request = Some((method, path, headers));
        self
    }

    /// The request has these messages.
    pub fn sent(mut self, messages: Messages) -> Self {
        self.sent = messages;
        self
    }

    /// Sets the response.
    pub fn response(mut self, response: Response) -> Self {
        self.response = response;
        self
    }

    /// The response has these messages.
    pub fn received(mut self, messages: Messages) -> Self {
        self.received = messages;
        self
    }

    /// Makes a call, and compares its request.
    ///
    /// # Errors
    /// The request differs, or none was sent.
    pub fn check_request<O: Operation>(
        &self,
        service: &'static Service,
        input: Result<O::Input, BuildError>,
    ) -> Outcome {
        let mut call = Call::new(None);
        call.layers.set_endpoint_url(Some("https://example.com".to_owned()));
        let result = call.make::<O>(service, input);
        let mut request = match (call.request(), result) {
            (Some(request), _) => request,
            (None, Err(error)) => return Err(error.into()),
            (None, Ok(_)) => return Err(Failure::new("no request was sent")),
        };
        equal(request.headers().get("content-type"), Some("application/vnd.amazon.eventstream"))?;
        if let Some((method, path, headers)) = self.request {
            let uri: http::Uri = request.uri().parse()?;
            equal(("method", method), ("method", request.method()))?;
            equal(("path", path), ("path", uri.path()))?;
            validate_headers(request.headers(), headers.iter().copied())?;
        }
        let body = block_on(ByteStream::new(request.take_body()).collect())?.into_bytes();
        let found = unsigned(messages(&body)?)?;
        equal(self.sent.len(), found.len())?;
        let expected = messages(&self.sent.concat())?;
        expected.iter().zip(&found).try_for_each(|(expected, found)| compare(expected, found))
    }

    /// Makes a call, and compares the events that it receives.
    ///
    /// # Errors
    /// The events or the output differ, or the call fails.
    pub fn check_events<O: Operation, T: PartialEq + fmt::Debug, E: std::error::Error + 'static>(
        &self,
        service: &'static Service,
        input: Result<O::Input, BuildError>,
        read: ReadOutput<O, T, E>,
        expected: Vec<T>,
    ) -> Outcome {
        let mut events = read(self.call()?.make::<O>(service, input)?)?;
        for event in expected {
            equal(Some(event), block_on(events.recv())?)?;
        }
        equal(true, block_on(events.recv())?.is_none())
    }

    /// Makes a call, and compares the error that it receives.
    ///
    /// # Errors
    /// There is another error or none.
    pub fn check_exception<O, T, E, X>(
        &self,
        service: &'static Service,
        input: Result<O::Input, BuildError>,
        read: ReadOutput<O, T, E>,
        find: fn(E) -> Result<X, E>,
        expected: impl FnOnce(ErrorMetadata) -> Result<X, BuildError>,
    ) -> Outcome
    where
        O: Operation,
        T: fmt::Debug,
        E: std::error::Error + crate::error::CreateUnhandledError + Send + Sync + 'static,
        X: PartialEq + fmt::Debug + ProvideErrorMetadata,
    {
        let mut events = read(self.call()?.make::<O>(service, input)?)?;
        match block_on(events.recv()) {
            Ok(event) => Err(Failure::new(format!("expected an error, found {event:?}"))),
            Err(error) => {
                let error = find(error.into_service_error())?;
                equal(expected(error.meta().clone())?, error)
            }
        }
    }

    /// Makes a call, whose response must be an error, or which must receive an error.
    ///
    /// # Errors
    /// There is no error, or the call fails without a response.
    pub fn check_failure<O: Operation, T: fmt::Debug, E>(
        &self,
        service: &'static Service,
        input: Result<O::Input, BuildError>,
        read: ReadOutput<O, T, E>,
    ) -> Outcome {
        let output = match self.call()?.make::<O>(service, input) {
            Ok(output) => output,
            Err(SdkError::ResponseError(_) | SdkError::ServiceError(_)) => return Ok(()),
            Err(error) => return Err(error.into()),
        };
        let mut events = read(output)?;
        loop {
            match block_on(events.recv()) {
                Ok(Some(_)) => {}
                Ok(None) => return Err(Failure::new("expected an error, found the end of the stream")),
                Err(_) => return Ok(()),
            }
        }
    }

    fn call(&self) -> Result<Call, Failure> {
        self.response.call_with(&self.received.concat())
    }
}

fn messages(mut bytes: &[u8]) -> Result<Vec<Message>, Failure> {
    let mut messages = Vec::new();
    while !bytes.is_empty() {
        messages.push(read_message_from(&mut bytes)?);
    }
    Ok(messages)
}

/// The messages in signed messages, the last of which has none. If one message is signed, all are.
fn unsigned(outer: Vec<Message>) -> Result<Vec<Message>, Failure> {
    let is_signed = |message: &Message| text(message, ":message-type").is_none();
    if !outer.iter().any(is_signed) {
        return Ok(outer);
    }
    equal(true, outer.iter().all(is_signed))?;
    equal(true, outer.last().is_some_and(|last| last.payload().is_empty()))?;
    let payloads: Vec<u8> = outer.iter().flat_map(|message| message.payload().to_vec()).collect();
    messages(&payloads)
}

fn text<'m>(message: &'m Message, name: &str) -> Option<&'m str> {
    let header = message.headers().iter().find(|header| header.name().as_str() == name)?;
    header.value().as_string().ok().map(|text| text.as_str())
}

/// Compares the headers of messages in any order, and their payloads by their media type.
fn compare(expected: &Message, found: &Message) -> Outcome {
    let sorted = |message: &Message| {
        let header = |header: &crate::primitives::event_stream::Header| {
            (header.name().as_str().to_owned(), header.value().clone())
        };
        let mut headers: Vec<(String, HeaderValue)> = message.headers().iter().map(header).collect();
        headers.sort_by(|(left, _), (right, _)| left.cmp(right));
        headers
    };
    equal(sorted(expected), sorted(found))?;
    match text(expected, ":content-type") {
        Some("application/json") => {
            let expected = String::from_utf8_lossy(expected.payload());
            Ok(validate_body(found.payload(), &expected, MediaType::Json)?)
        }
        _ => equal(expected.payload(), found.payload()),
    }
}
