//! The messages of a response, as a server sends them.

use super::received::RequestMessages;
use super::serializer::{error, event, exception, initial};
use super::{EventReceiver, Events, GetException};
use crate::protocol::has_http_bindings;
use aws_smithy_eventstream::frame::write_message_to;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_runtime_api::client::result::SdkError;
use aws_smithy_schema::protocol::SharedClientProtocol;
use aws_smithy_schema::serde::{SerdeError, SerializableStruct};
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::error::metadata::ProvideErrorMetadata;
use aws_smithy_types::event_stream::{Message, RawMessage};
use bytes::Bytes;
use http_body::{Body, Frame};
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

/// The events of an output.
pub struct ResponseEvents(Box<dyn EventSource>);

impl ResponseEvents {
    /// Takes the events of a member of an output.
    pub(crate) fn take<T, E>(receiver: &mut EventReceiver<T, E>, exception: GetException<E>) -> Self
    where
        T: SerializableStruct + 'static,
        E: ProvideErrorMetadata + Send + Sync + 'static,
    {
        let ended = EventReceiver::connected(Events::default(), receiver.read, receiver.read_error);
        Self(Box::new(TypedEventSource { events: std::mem::replace(receiver, ended), exception }))
    }

    /// Sets the events as the body of a response. With protocols that have no HTTP bindings, the body that the response had is
    /// the payload of the first message. While the events are sent, those of the request are received.
    pub(crate) fn send(
        self,
        response: &mut HttpResponse,
        protocol: SharedClientProtocol,
        request: Option<RequestMessages>,
    ) {
        let initial = initial_response(response, &protocol);
        *response.body_mut() =
            SdkBody::from_body_1_x(ResponseBody { initial, source: Some(self.0), protocol, request });
    }
}

/// Sets the media type of a response with events. Returns its first message, if the protocol has the members of an output there.
/// <https://smithy.io/2.0/spec/streaming.html#initial-response>
pub(crate) fn initial_response(response: &mut HttpResponse, protocol: &SharedClientProtocol) -> Option<Message> {
    response.headers_mut().insert("content-type", "application/vnd.amazon.eventstream");
    let payload = Bytes::copy_from_slice(response.body().bytes().unwrap_or_default());
    (!has_http_bindings(protocol)).then(|| initial("initial-response", payload, protocol))
}

/// The bytes of a message.
pub(crate) fn bytes(message: &Message) -> Result<Vec<u8>, SerdeError> {
    let mut bytes = Vec::new();
    write_message_to(message, &mut bytes).map_err(|error| SerdeError::custom(error.to_string()))?;
    Ok(bytes)
}

/// The events of an output, with their types erased.
trait EventSource: Send + Sync {
    fn poll_message(
        &mut self,
        context: &mut Context<'_>,
        protocol: &SharedClientProtocol,
    ) -> Poll<Option<Result<SentPart, SerdeError>>>;
}

/// A part of a response that a server sends.
enum SentPart {
    Event(Message),
    /// An error, which ends the stream.
    Error(Message),
    /// A part of a message, at the end of the response.
    CutOff,
    /// Nothing: the connection is lost.
    Lost,
}

struct TypedEventSource<T, E> {
    events: EventReceiver<T, E>,
    exception: GetException<E>,
}

impl<T: SerializableStruct, E: ProvideErrorMetadata + Send + Sync> EventSource for TypedEventSource<T, E> {
    fn poll_message(
        &mut self,
        context: &mut Context<'_>,
        protocol: &SharedClientProtocol,
    ) -> Poll<Option<Result<SentPart, SerdeError>>> {
        Poll::Ready(match ready!(self.events.poll_recv(context)) {
            Ok(value) => value.map(|value| event(&value, protocol).map(SentPart::Event)),
            Err(SdkError::ServiceError(context)) => Some(self.error(context.err(), protocol).map(SentPart::Error)),
            Err(SdkError::ResponseError(_)) => Some(Ok(SentPart::CutOff)),
            Err(_) => Some(Ok(SentPart::Lost)),
        })
    }
}

impl<T, E: ProvideErrorMetadata> TypedEventSource<T, E> {
    fn error(&self, stream_error: &E, protocol: &SharedClientProtocol) -> Result<Message, SerdeError> {
        match (self.exception)(stream_error) {
            Some((name, modeled)) => exception(name, modeled, protocol),
            None => {
                let metadata = stream_error.meta();
                Ok(error(metadata.code().unwrap_or("UnknownError"), metadata.message().unwrap_or_default()))
            }
        }
    }
}

/// A stream that a test provides.
pub(crate) type Given<T, E> =
    Pin<Box<dyn futures_core::Stream<Item = Result<T, SdkError<E, RawMessage>>> + Send + Sync>>;

struct ResponseBody {
    /// The message before the events.
    initial: Option<Message>,
    /// `None` after the last event.
    source: Option<Box<dyn EventSource>>,
    protocol: SharedClientProtocol,
    /// The events of the request, if it has any.
    request: Option<RequestMessages>,
}

impl ResponseBody {
    fn poll_bytes(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Vec<u8>, BoxError>>> {
        if let Some(initial) = self.initial.take() {
            return Poll::Ready(Some(bytes(&initial).map_err(BoxError::from)));
        }
        let Some(source) = &mut self.source else { return Poll::Ready(None) };
        let sent = ready!(source.poll_message(context, &self.protocol));
        if !matches!(sent, Some(Ok(SentPart::Event(_)))) {
            self.source = None;
        }
        Poll::Ready(sent.map(|sent| match sent? {
            SentPart::Event(message) | SentPart::Error(message) => Ok(bytes(&message)?),
            SentPart::CutOff => Ok(CUT_OFF.to_vec()),
            SentPart::Lost => Err(io::Error::from(io::ErrorKind::ConnectionReset).into()),
        }))
    }
}

/// The last bytes of a response that is cut off: the length of a message that does not follow.
pub const CUT_OFF: [u8; 4] = 100_u32.to_be_bytes();

impl Body for ResponseBody {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        let polled = self.poll_bytes(context);
        if let Some(request) = &self.request {
            // The function of the mock need not read the events of the request.
            let _ = request.poll_all(context);
            if matches!(polled, Poll::Ready(None | Some(Err(_)))) {
                request.close();
            }
        }
        polled.map(|bytes| bytes.map(|bytes| bytes.map(|bytes| Frame::data(bytes.into()))))
    }

    fn is_end_stream(&self) -> bool {
        self.initial.is_none() && self.source.is_none()
    }
}

impl Drop for ResponseBody {
    fn drop(&mut self) {
        if let Some(request) = &self.request {
            request.close();
        }
    }
}
