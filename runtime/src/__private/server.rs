//! The server's side of protocols.

#[cfg(feature = "event-stream")]
pub use crate::event_stream::server::{
    CUT_OFF, read_event, start_events, write_event, write_event_error, write_event_exception,
};
#[cfg(feature = "event-stream")]
pub use crate::event_stream::{Cursor, RequestMessages};
pub use crate::protocol::server::{Operation, Request, Route, Server, ServerError, Specificity, plain_text};
pub use aws_smithy_schema::protocol::SharedClientProtocol;
