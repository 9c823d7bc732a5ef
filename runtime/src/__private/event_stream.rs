//! Senders and receivers of events, as members of inputs and outputs.

pub use crate::event_stream::{Events, RequestEvents};
#[cfg(feature = "mocks")]
pub use crate::event_stream::{RequestMessages, ResponseEvents};

#[cfg(feature = "event-stream")]
use crate::event_stream::GetException;
use crate::event_stream::{EventReceiver, ReadError, ReadEvent};
#[cfg(feature = "event-stream")]
use crate::primitives::event_stream::EventStreamSender;

/// A receiver that the runtime connects to a response.
pub fn receiver<T, E>(read: ReadEvent<T>, read_error: ReadError<E>) -> EventReceiver<T, E> {
    EventReceiver::connected(Events::default(), read, read_error)
}

/// A sender that a mock connects to a request.
#[cfg(all(feature = "event-stream", feature = "mocks"))]
pub fn sender<T: 'static, E: 'static>() -> EventStreamSender<T, E> {
    crate::event_stream::empty_sender()
}

/// The events of a receiver, for the runtime to connect.
pub fn events<T, E>(receiver: &mut EventReceiver<T, E>) -> &mut Events {
    &mut receiver.events
}

/// Takes the events of a sender, for the runtime to send.
#[cfg(feature = "event-stream")]
pub fn take<T, E>(sender: &mut EventStreamSender<T, E>, exception: GetException<E>) -> RequestEvents
where
    T: crate::schema::SerializableStruct + Send + Sync + 'static,
    E: std::error::Error + Send + Sync + 'static,
{
    RequestEvents::take(sender, exception)
}

/// The events of a request, for the function of a mock.
#[cfg(all(feature = "event-stream", feature = "mocks"))]
pub fn received<T, E>(events: Events, read: ReadEvent<T>, read_error: ReadError<E>) -> EventStreamSender<T, E>
where
    T: Send + Sync + 'static,
    E: std::error::Error + crate::error::CreateUnhandledError + Send + Sync + 'static,
{
    EventStreamSender::from(crate::event_stream::Received(EventReceiver::connected(events, read, read_error)))
}

/// Takes the events of a receiver, for a mock to send.
#[cfg(all(feature = "event-stream", feature = "mocks"))]
pub fn give<T, E>(receiver: &mut EventReceiver<T, E>, exception: GetException<E>) -> ResponseEvents
where
    T: crate::schema::SerializableStruct + 'static,
    E: crate::error::ProvideErrorMetadata + Send + Sync + 'static,
{
    ResponseEvents::take(receiver, exception)
}
