//! Senders and receivers of events, as members of inputs and outputs.

pub use crate::event_stream::{Events, RequestEvents};

#[cfg(feature = "event-stream")]
use crate::event_stream::GetException;
use crate::event_stream::{EventReceiver, ReadError, ReadEvent};

/// A receiver that the runtime connects to a response.
pub fn receiver<T, E>(read: ReadEvent<T>, read_error: ReadError<E>) -> EventReceiver<T, E> {
    EventReceiver { events: Events::default(), read, read_error }
}

/// The events of a receiver, for the runtime to connect.
pub fn events<T, E>(receiver: &mut EventReceiver<T, E>) -> &mut Events {
    &mut receiver.events
}

/// Takes the events of a sender, for the runtime to send.
#[cfg(feature = "event-stream")]
pub fn take<T, E>(
    sender: &mut crate::primitives::event_stream::EventStreamSender<T, E>,
    exception: GetException<E>,
) -> RequestEvents
where
    T: crate::schema::SerializableStruct + Send + Sync + 'static,
    E: std::error::Error + Send + Sync + 'static,
{
    RequestEvents::take(sender, exception)
}
