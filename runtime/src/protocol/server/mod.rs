//! The server's side of protocols, for mocks and for `smithereens serve`: reads requests and writes responses.
//!
//! Bodies and headers are read by the readers of responses, and written by the serializers of requests, which know the
//! formats. The rest is here: routes, labels, query strings, forms, and the envelopes of responses and errors.

mod bound;
mod chunked;
mod errors;
#[cfg(feature = "query")]
mod form;
mod members;
mod reader;
mod request;
mod response;
mod route;
mod service;
mod text;
mod texts;
#[cfg(any(feature = "query", feature = "xml"))]
mod xml;

pub use errors::ServerError;
pub use request::Request;
pub use response::Operation;
pub use route::{Route, Specificity};
pub use service::{Server, plain_text};
