//! Receivers of events, as members of outputs.

pub use crate::event_stream::Events;

use crate::event_stream::{EventReceiver, ReadError, ReadEvent};

/// A receiver that the runtime connects to a response.
pub fn receiver<T, E>(read: ReadEvent<T>, read_error: ReadError<E>) -> EventReceiver<T, E> {
    EventReceiver { events: Events::default(), read, read_error }
}

/// The events of a receiver, for the runtime to connect.
pub fn events<T, E>(receiver: &mut EventReceiver<T, E>) -> &mut Events {
    &mut receiver.events
}
