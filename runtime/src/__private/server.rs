//! The server's side of protocols.

pub use crate::protocol::server::{ErrorResponse, Operation, Request, Route, Server, Specificity, plain_text};
pub use aws_smithy_schema::protocol::SharedClientProtocol;
