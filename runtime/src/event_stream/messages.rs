//! The headers of messages.

use aws_smithy_types::event_stream::{Header, Message};

/// Whether a message has an event of this type.
pub(super) fn is_event(message: &Message, event_type: &str) -> bool {
    let is_type = |header: &&Header| header.name().as_str() == ":event-type";
    message
        .headers()
        .iter()
        .find(is_type)
        .and_then(|header| header.value().as_string().ok())
        .is_some_and(|text| text.as_str() == event_type)
}
