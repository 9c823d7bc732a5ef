//! Event streams by schemas alone, for a server without generated types.

use super::deserializer::{EventDeserializer, Source};
pub use super::response::CUT_OFF;
use super::response::{bytes, initial_response};
use super::serializer::{error, event, exception};
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_schema::protocol::SharedClientProtocol;
use aws_smithy_schema::serde::{SerdeError, SerializableStruct, ShapeDeserializer};
use aws_smithy_types::config_bag::ConfigBag;
use aws_smithy_types::event_stream::Message;

/// Sets the media type of a response with events. Returns the bytes of its first message, if the protocol has the members of an
/// output there.
///
/// # Errors
/// The members are too long for a message.
pub fn start_events(
    response: &mut HttpResponse,
    protocol: &SharedClientProtocol,
) -> Result<Option<Vec<u8>>, SerdeError> {
    initial_response(response, protocol).as_ref().map(bytes).transpose()
}

/// Writes an event, which is a variant of the union of all events.
///
/// # Errors
/// The protocol cannot carry a value.
pub fn write_event(value: &dyn SerializableStruct, protocol: &SharedClientProtocol) -> Result<Vec<u8>, SerdeError> {
    bytes(&event(value, protocol)?)
}

/// Writes an error of a stream. `name` is the name of the member of the union that targets it.
///
/// # Errors
/// The protocol cannot carry a value.
pub fn write_event_exception(
    name: &str,
    value: &dyn SerializableStruct,
    protocol: &SharedClientProtocol,
) -> Result<Vec<u8>, SerdeError> {
    bytes(&exception(name, value, protocol)?)
}

/// Writes an error of a stream that the model does not have.
///
/// # Errors
/// A text is too long for a header.
pub fn write_event_error(code: &str, message: &str) -> Result<Vec<u8>, SerdeError> {
    bytes(&error(code, message))
}

/// Reads an event or an error of a request from a deserializer of the union.
///
/// # Errors
/// The message is not as the model describes it, or `read` fails.
pub fn read_event<T>(
    message: &Message,
    protocol: &SharedClientProtocol,
    read: impl FnOnce(&mut dyn ShapeDeserializer) -> Result<T, SerdeError>,
) -> Result<T, SerdeError> {
    let config = ConfigBag::base();
    read(&mut EventDeserializer::Stream(Source { message, protocol, config: &config }))
}
