//! Serves the operations of a Smithy model: reads requests of any protocol without generated types, and writes the responses
//! of the model's examples and of a script.
//!
//! It is the part of the command `smithereens serve` that needs no network. [`Responses::respond`] takes a request and returns
//! the response.

mod events;
mod responses;
mod schemas;
mod script;
mod service;
mod values;
mod written;

pub use events::{ReceivedEvents, Step};
pub use responses::{Reply, Responses};
pub use script::ScriptedEvent;
pub use service::{Call, Failure, ScriptedError, Service};
pub use smithereens::__private::read::Headers;
pub use smithereens::__private::server::Request;
pub use smithereens::config::http::HttpResponse;
pub use smithereens::primitives::SdkBody;
pub use values::{Blobs, json};
