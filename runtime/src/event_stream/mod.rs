//! [Event streams](https://smithy.io/2.0/spec/streaming.html#event-streams): requests and responses whose body is a sequence
//! of events. They need the feature `event-stream`.

#[cfg(feature = "event-stream")]
mod connection;
#[cfg(feature = "event-stream")]
mod deserializer;
#[cfg(not(feature = "event-stream"))]
mod disabled;
#[cfg(feature = "event-stream")]
mod frames;
#[cfg(feature = "event-stream")]
mod messages;
#[cfg(all(feature = "event-stream", feature = "mocks"))]
mod received;
#[cfg(feature = "event-stream")]
mod request;
#[cfg(feature = "event-stream")]
mod request_error;
#[cfg(all(feature = "event-stream", feature = "mocks"))]
mod response;
#[cfg(feature = "event-stream")]
mod serializer;
#[cfg(all(feature = "event-stream", feature = "mocks"))]
pub(crate) mod server;

#[cfg(feature = "event-stream")]
pub use connection::Events;
#[cfg(not(feature = "event-stream"))]
pub(crate) use disabled::RequestEventsInterceptor;
#[cfg(not(feature = "event-stream"))]
pub use disabled::{Events, RequestEvents};
#[cfg(all(not(feature = "event-stream"), feature = "mocks"))]
pub use disabled::{RequestMessages, ResponseEvents};
#[cfg(all(feature = "event-stream", feature = "mocks"))]
pub(crate) use received::Received;
#[cfg(all(feature = "event-stream", feature = "mocks"))]
pub use received::{Cursor, RequestMessages};
#[cfg(feature = "event-stream")]
pub use request::RequestEvents;
#[cfg(all(feature = "event-stream", feature = "mocks"))]
pub(crate) use request::empty_sender;
#[cfg(feature = "event-stream")]
pub(crate) use request_error::{RequestEventsInterceptor, RequestEventsResult};
#[cfg(all(feature = "event-stream", feature = "mocks"))]
pub use response::ResponseEvents;

use crate::error::response::ErrorResponse;
use crate::error::{ErrorMetadata, SdkError, SerdeError};
use aws_smithy_runtime_api::client::interceptors::context::{Input, Output};
use aws_smithy_runtime_api::http::Headers;
#[cfg(feature = "event-stream")]
use aws_smithy_schema::serde::SerializableStruct;
use aws_smithy_schema::serde::ShapeDeserializer;
use aws_smithy_types::event_stream::RawMessage;
use std::fmt;
use std::future::poll_fn;
use std::task::{Context, Poll, ready};

/// The events of an output; `None` for an output of another operation.
pub(crate) type EventsMember = fn(&mut Output) -> Option<&mut Events>;

/// Takes the events of an input; `None` for an input of another operation.
pub(crate) type RequestEventsMember = fn(&mut Input) -> Option<RequestEvents>;

/// The error of the model in an error of the caller's stream, with the name of the member of the union that targets it.
#[cfg(feature = "event-stream")]
pub(crate) type GetException<E> = fn(&E) -> Option<(&'static str, &dyn SerializableStruct)>;

/// Receives the events of a response as they arrive.
///
/// There is no timeout for events, because a stream can be silent for any length of time. Dropping the future of
/// [`recv`](Self::recv) loses no events.
///
/// If the output has other members, and the protocol sends them in the first message, as awsJson and rpcv2Cbor do, `send`
/// waits for that message. The timeouts of the call end with the headers of the response and do not apply to it.
pub struct EventReceiver<T, E> {
    pub(crate) events: Events,
    read: ReadEvent<T>,
    read_error: ReadError<E>,
    /// The events of a test, which has no connection.
    #[cfg(all(feature = "event-stream", feature = "mocks"))]
    given: Option<response::Given<T, E>>,
}

/// Reads an output from a response with these headers.
pub(crate) type ReadOutput = fn(&mut dyn ShapeDeserializer, &Headers) -> Result<Output, SerdeError>;

/// Reads an event from a deserializer of the union of events.
pub(crate) type ReadEvent<T> = fn(&mut dyn ShapeDeserializer) -> Result<T, SerdeError>;

/// Maps the code and payload of an exception to the error that the model describes.
pub(crate) type ReadError<E> = fn(ErrorMetadata, &ErrorResponse<'_>) -> E;

impl<T, E> EventReceiver<T, E> {
    /// A receiver of the events of a connection.
    pub(crate) fn connected(events: Events, read: ReadEvent<T>, read_error: ReadError<E>) -> Self {
        Self {
            events,
            read,
            read_error,
            #[cfg(all(feature = "event-stream", feature = "mocks"))]
            given: None,
        }
    }

    /// A receiver of events that a test provides.
    #[cfg(all(feature = "event-stream", feature = "mocks"))]
    pub(crate) fn given(events: response::Given<T, E>) -> Self
    where
        E: aws_smithy_runtime_api::client::result::CreateUnhandledError,
    {
        let read = |_: &mut dyn ShapeDeserializer| Err(SerdeError::custom("the receiver has no connection"));
        let read_error = |metadata: ErrorMetadata, _: &ErrorResponse<'_>| {
            E::create_unhandled_error("no connection".into(), Some(metadata))
        };
        Self { given: Some(events), ..Self::connected(Events::default(), read, read_error) }
    }

    /// Receives the next event. Returns `None` at the end of the stream.
    ///
    /// # Errors
    /// The service sent an exception, which is an [`SdkError::ServiceError`], a message cannot be read or is cut off, or the
    /// connection is lost. The stream ends after an error.
    pub async fn recv(&mut self) -> Result<Option<T>, SdkError<E, RawMessage>> {
        poll_fn(|context| self.poll_recv(context)).await
    }

    /// Like [`recv`](Self::recv), for streams.
    pub(crate) fn poll_recv(&mut self, context: &mut Context<'_>) -> Poll<Result<Option<T>, SdkError<E, RawMessage>>> {
        #[cfg(all(feature = "event-stream", feature = "mocks"))]
        if let Some(given) = &mut self.given {
            let received = ready!(given.as_mut().poll_next(context)).transpose();
            if !matches!(received, Ok(Some(_))) {
                self.given = None;
            }
            return Poll::Ready(received);
        }
        Poll::Ready(match ready!(self.events.poll_next(context)) {
            Ok(Some(message)) => self.events.read(message, self.read, self.read_error).map(Some),
            Ok(None) => Ok(None),
            Err(error) => Err(error.map_service_error(|never| match never {})),
        })
    }
}

impl<T, E> fmt::Debug for EventReceiver<T, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("EventReceiver").field(&self.events).finish()
    }
}
