//! The server's side of protocols.

pub use crate::protocol::server::{Operation, Request, Route, Server, ServerError, Specificity, plain_text};
pub use aws_smithy_schema::protocol::SharedClientProtocol;
