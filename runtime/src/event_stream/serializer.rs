//! The messages of events, whose members are in the headers and in the payload.
//! <https://smithy.io/2.0/aws/amazon-eventstream.html#amazon-event-semantics>

use crate::error::SerdeError;
use crate::payload_member::media_type;
use aws_smithy_schema::Schema;
use aws_smithy_schema::protocol::SharedClientProtocol;
use aws_smithy_schema::serde::{SerializableStruct, ShapeSerializer};
use aws_smithy_types::event_stream::{Header, HeaderValue, Message};
use aws_smithy_types::{BigDecimal, BigInteger, Blob, DateTime, Document};
use bytes::Bytes;

/// The message of an event, which is a variant of the union of all events.
pub(crate) fn event(event: &dyn SerializableStruct, protocol: &SharedClientProtocol) -> Result<Message, SerdeError> {
    let mut serializer = EventSerializer { protocol, place: Place::Stream, message: None };
    event.serialize_members(&mut serializer)?;
    serializer.message.ok_or_else(|| SerdeError::custom("an event of a stream must be a structure"))
}

/// The message of an error. `name` is the name of the member of the union that targets it.
pub(crate) fn exception(
    name: &str,
    error: &dyn SerializableStruct,
    protocol: &SharedClientProtocol,
) -> Result<Message, SerdeError> {
    let headers = vec![text(":message-type", "exception"), text(":exception-type", name)];
    with_members(headers, error, protocol)
}

/// The message of an error that the model does not have.
#[cfg(feature = "mocks")]
pub(crate) fn error(code: &str, message: &str) -> Message {
    let headers = vec![text(":message-type", "error"), text(":error-code", code), text(":error-message", message)];
    Message::new_from_parts(headers, Bytes::new())
}

/// The message that is sent before the events, with the other members of the input or output in the payload. Its type is
/// `initial-request` or `initial-response`.
pub(super) fn initial(event_type: &str, payload: Bytes, protocol: &SharedClientProtocol) -> Message {
    let mut headers = vec![text(":message-type", "event"), text(":event-type", event_type)];
    headers.extend(protocol.event_stream_media_type().map(|media_type| text(":content-type", media_type)));
    Message::new_from_parts(headers, payload)
}

fn text(name: &'static str, value: &str) -> Header {
    Header::new(name, HeaderValue::String(value.to_owned().into()))
}

/// The message with these headers and the members of a structure.
fn with_members(
    headers: Vec<Header>,
    structure: &dyn SerializableStruct,
    protocol: &SharedClientProtocol,
) -> Result<Message, SerdeError> {
    let mut members = Members::default();
    let mut serializer = EventSerializer { protocol, place: Place::Members(&mut members), message: None };
    structure.serialize_members(&mut serializer)?;
    let schema = structure.schema();
    let is_bound = |member: &&Schema<'_>| member.event_header().is_some() || member.event_payload().is_some();
    // A structure without members has a payload, too: an empty structure.
    if schema.members().is_empty() || !schema.members().iter().all(is_bound) {
        members.payload = Some(structured(protocol, schema, &Unbound(structure))?);
    }
    let (content_type, payload) = members.payload.unzip();
    let content_type = content_type.map(|media_type| text(":content-type", &media_type));
    Ok(Message::new_from_parts(
        headers.into_iter().chain(content_type).chain(members.headers).collect(),
        payload.unwrap_or_default(),
    ))
}

/// A payload, and its media type.
type Payload = (String, Bytes);

/// A structure or union as a payload.
fn structured(
    protocol: &SharedClientProtocol,
    schema: &Schema<'_>,
    value: &dyn SerializableStruct,
) -> Result<Payload, SerdeError> {
    let (Some(codec), Some(media_type)) = (protocol.payload_codec(), protocol.event_stream_media_type()) else {
        let protocol = protocol.protocol_id().as_str();
        return Err(SerdeError::custom(format!("the protocol `{protocol}` does not support event streams")));
    };
    let mut serializer = codec.create_serializer();
    serializer.write_struct(schema, value)?;
    Ok((media_type.to_owned(), serializer.finish_boxed().into()))
}

/// Writes events to messages.
struct EventSerializer<'m> {
    protocol: &'m SharedClientProtocol,
    place: Place<'m>,
    message: Option<Message>,
}

/// The part of the stream that is written.
enum Place<'m> {
    /// The union of all events.
    Stream,
    /// The event.
    Members(&'m mut Members),
}

/// The members of an event that are not in a structure in the payload.
#[derive(Default)]
struct Members {
    headers: Vec<Header>,
    payload: Option<Payload>,
}

impl EventSerializer<'_> {
    /// Adds the header of a member, if the member is a header.
    fn header(&mut self, schema: &Schema<'_>, value: HeaderValue) -> Result<(), SerdeError> {
        if let (Place::Members(members), Some(name)) = (&mut self.place, schema.member_name())
            && schema.event_header().is_some()
        {
            members.headers.push(Header::new(name.to_owned(), value));
        }
        Ok(())
    }

    /// Sets the payload to the bytes of a member, if the member is the payload.
    fn payload(&mut self, schema: &Schema<'_>, bytes: impl FnOnce() -> Bytes) {
        if let Place::Members(members) = &mut self.place
            && schema.event_payload().is_some()
        {
            members.payload = Some((media_type(schema).to_owned(), bytes()));
        }
    }
}

/// Values that are headers.
macro_rules! headers {
    ($($method:ident($value:ident: $type:ty) => $header:expr;)*) => {$(
        fn $method(&mut self, schema: &Schema<'_>, $value: $type) -> Result<(), SerdeError> {
            self.header(schema, $header)
        }
    )*};
}

/// Values that are in a structure in the payload, which is written apart from the other members.
macro_rules! unbound {
    ($($method:ident($type:ty);)*) => {$(
        fn $method(&mut self, _: &Schema<'_>, _: $type) -> Result<(), SerdeError> {
            Ok(())
        }
    )*};
}

type WriteElements<'w> = dyn Fn(&mut dyn ShapeSerializer) -> Result<(), SerdeError> + 'w;

impl ShapeSerializer for EventSerializer<'_> {
    fn write_struct(&mut self, schema: &Schema<'_>, value: &dyn SerializableStruct) -> Result<(), SerdeError> {
        match &mut self.place {
            Place::Stream => {
                let name = schema.member_name().unwrap_or_default();
                let headers = vec![text(":message-type", "event"), text(":event-type", name)];
                self.message = Some(with_members(headers, value, self.protocol)?);
            }
            Place::Members(members) if schema.event_payload().is_some() => {
                members.payload = Some(structured(self.protocol, value.schema(), value)?);
            }
            Place::Members(_) => {}
        }
        Ok(())
    }

    fn write_string(&mut self, schema: &Schema<'_>, value: &str) -> Result<(), SerdeError> {
        self.payload(schema, || Bytes::copy_from_slice(value.as_bytes()));
        self.header(schema, HeaderValue::String(value.to_owned().into()))
    }

    fn write_blob(&mut self, schema: &Schema<'_>, value: Blob) -> Result<(), SerdeError> {
        let bytes = value.into_bytes();
        self.payload(schema, || bytes.clone());
        self.header(schema, HeaderValue::ByteArray(bytes))
    }

    headers! {
        write_boolean(value: bool) => HeaderValue::Bool(value);
        write_byte(value: i8) => HeaderValue::Byte(value);
        write_short(value: i16) => HeaderValue::Int16(value);
        write_integer(value: i32) => HeaderValue::Int32(value);
        write_long(value: i64) => HeaderValue::Int64(value);
        write_timestamp(value: &DateTime) => HeaderValue::Timestamp(*value);
    }

    unbound! {
        write_list(&WriteElements<'_>);
        write_map(&WriteElements<'_>);
        write_float(f32);
        write_double(f64);
        write_big_integer(&BigInteger);
        write_big_decimal(&BigDecimal);
        write_document(&Document);
    }

    fn write_null(&mut self, _: &Schema<'_>) -> Result<(), SerdeError> {
        Ok(())
    }
}

/// The members of an event that are neither headers nor the payload as a whole.
struct Unbound<'e>(&'e dyn SerializableStruct);

impl SerializableStruct for Unbound<'_> {
    fn schema(&self) -> &Schema<'_> {
        self.0.schema()
    }

    fn serialize_members(&self, serializer: &mut dyn ShapeSerializer) -> Result<(), SerdeError> {
        self.0.serialize_members(&mut WithoutHeaders(serializer))
    }
}

/// Leaves out members that are headers.
struct WithoutHeaders<'s>(&'s mut dyn ShapeSerializer);

macro_rules! without_headers {
    ($($method:ident($($value:ident: $type:ty),*);)*) => {$(
        fn $method(&mut self, schema: &Schema<'_> $(, $value: $type)*) -> Result<(), SerdeError> {
            match schema.event_header() {
                Some(_) => Ok(()),
                None => self.0.$method(schema $(, $value)*),
            }
        }
    )*};
}

impl ShapeSerializer for WithoutHeaders<'_> {
    without_headers! {
        write_struct(value: &dyn SerializableStruct);
        write_list(write: &WriteElements<'_>);
        write_list_with_length(length: usize, write: &WriteElements<'_>);
        write_map(write: &WriteElements<'_>);
        write_map_with_length(length: usize, write: &WriteElements<'_>);
        write_boolean(value: bool);
        write_byte(value: i8);
        write_short(value: i16);
        write_integer(value: i32);
        write_long(value: i64);
        write_float(value: f32);
        write_double(value: f64);
        write_big_integer(value: &BigInteger);
        write_big_decimal(value: &BigDecimal);
        write_string(value: &str);
        write_blob(value: Blob);
        write_timestamp(value: &DateTime);
        write_document(value: &Document);
        write_null();
    }
}
