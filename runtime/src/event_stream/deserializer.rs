//! Events, whose members are in the headers and in the payload of a message.

use crate::error::SerdeError;
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_runtime_api::http::StatusCode;
use aws_smithy_schema::protocol::SharedClientProtocol;
use aws_smithy_schema::serde::ShapeDeserializer;
use aws_smithy_schema::{Schema, ShapeType};
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::config_bag::ConfigBag;
use aws_smithy_types::event_stream::{HeaderValue, Message};
use aws_smithy_types::str_bytes::StrBytes;
use aws_smithy_types::{BigDecimal, BigInteger, Blob, DateTime, Document};

/// A message, and the protocol of its payload.
#[derive(Clone, Copy)]
pub(super) struct Source<'m> {
    pub(super) message: &'m Message,
    pub(super) protocol: &'m SharedClientProtocol,
    pub(super) config: &'m ConfigBag,
}

impl<'m> Source<'m> {
    fn header(self, name: &str) -> Option<&'m HeaderValue> {
        let mut headers = self.message.headers().iter();
        headers.find(|header| header.name().as_str() == name).map(|header| header.value())
    }

    /// A required header.
    pub(super) fn text(self, name: &str) -> Result<&'m str, SerdeError> {
        match self.header(name) {
            Some(HeaderValue::String(text)) => Ok(text.as_str()),
            Some(other) => {
                let found = kind(other);
                Err(SerdeError::type_mismatch(format!("the header `{name}` must be text, found {found}")))
            }
            None => Err(SerdeError::missing_member(name)),
        }
    }

    /// The name of the member of the union that the message has.
    fn member(self) -> Result<&'m str, SerdeError> {
        match self.text(":message-type")? {
            "exception" => self.text(":exception-type"),
            "error" => Err(SerdeError::custom(format!(
                "the stream ends with the error `{}`: {}",
                self.text(":error-code")?,
                self.text(":error-message").unwrap_or_default()
            ))),
            "event" => self.text(":event-type"),
            other => Err(unknown_type(other)),
        }
    }

    /// Reads the members of an event: from headers, from the payload as a whole, or from a structure in the payload.
    fn read_members(self, event: &Schema<'_>, read: &mut ReadMember<'_>) -> Result<(), SerdeError> {
        let mut in_payload = false;
        let mut payload = None;
        for member in event.members().iter().copied() {
            match member.member_name() {
                Some(name) if member.event_header().is_some() => {
                    if let Some(value) = self.header(name) {
                        read(member, &mut EventDeserializer::Value(value))?;
                    }
                }
                _ if member.event_payload().is_some() => payload = Some(member),
                _ => in_payload = true,
            }
        }
        match payload {
            Some(member) => self.read_payload(member, read),
            None if in_payload && !self.message.payload().is_empty() => self.read_body(event, &mut |deserializer| {
                deserializer.read_struct(event, &mut |member, value| match member.event_header() {
                    Some(_) => value.skip_value(),
                    None => read(member, value),
                })
            }),
            None => Ok(()),
        }
    }

    /// Reads the member that is the payload as a whole.
    fn read_payload(self, member: &Schema<'_>, read: &mut ReadMember<'_>) -> Result<(), SerdeError> {
        let payload = self.message.payload();
        match member.shape_type() {
            ShapeType::Blob => read(member, &mut EventDeserializer::Value(&HeaderValue::ByteArray(payload.clone()))),
            ShapeType::String => {
                let text = StrBytes::try_from(payload.clone())
                    .map_err(|error| SerdeError::invalid_input(format!("the payload is not text: {error}")))?;
                read(member, &mut EventDeserializer::Value(&HeaderValue::String(text)))
            }
            _ if payload.is_empty() => Ok(()),
            _ => self.read_body(member, &mut |deserializer| read(member, deserializer)),
        }
    }

    /// Reads the payload as the protocol reads the body of a response.
    fn read_body(self, schema: &Schema<'_>, read: &mut ReadBody<'_>) -> Result<(), SerdeError> {
        let response = response_of(self.message);
        read(&mut *self.protocol.deserialize_response(&response, schema, self.config)?)
    }
}

/// The error of a message of another type than those of the specification.
pub(super) fn unknown_type(found: &str) -> SerdeError {
    SerdeError::invalid_input(format!("unknown `:message-type` `{found}`: expected event, exception or error"))
}

type ReadMember<'r> = dyn FnMut(&Schema<'_>, &mut dyn ShapeDeserializer) -> Result<(), SerdeError> + 'r;
type ReadBody<'r> = dyn FnMut(&mut dyn ShapeDeserializer) -> Result<(), SerdeError> + 'r;

/// The payload of a message as a response, which protocols can read.
pub(super) fn response_of(message: &Message) -> HttpResponse {
    let ok = StatusCode::try_from(200).expect("200 is a status");
    HttpResponse::new(ok, SdkBody::from(message.payload().clone()))
}

/// Reads an event from a message.
pub(super) enum EventDeserializer<'m> {
    /// The union of all events of the stream; the message has one of them.
    Stream(Source<'m>),
    /// The event.
    Event(Source<'m>),
    /// A header, or a payload that is a text or bytes.
    Value(&'m HeaderValue),
}

/// The type of a header. Its value may be sensitive.
fn kind(value: &HeaderValue) -> &'static str {
    match value {
        HeaderValue::Bool(_) => "a boolean",
        HeaderValue::Byte(_) => "a byte",
        HeaderValue::Int16(_) => "a short",
        HeaderValue::Int32(_) => "an integer",
        HeaderValue::Int64(_) => "a long",
        HeaderValue::ByteArray(_) => "bytes",
        HeaderValue::String(_) => "text",
        HeaderValue::Timestamp(_) => "a timestamp",
        _ => "a value of another type",
    }
}

impl EventDeserializer<'_> {
    fn integer(&self) -> Option<i64> {
        match *self {
            Self::Value(HeaderValue::Byte(value)) => Some((*value).into()),
            Self::Value(HeaderValue::Int16(value)) => Some((*value).into()),
            Self::Value(HeaderValue::Int32(value)) => Some((*value).into()),
            Self::Value(HeaderValue::Int64(value)) => Some(*value),
            _ => None,
        }
    }

    fn mismatch<T>(&self, schema: &Schema<'_>) -> Result<T, SerdeError> {
        let found = match self {
            Self::Value(value) => kind(value),
            Self::Stream(_) | Self::Event(_) => "an event",
        };
        let name = schema.member_name().unwrap_or("value");
        Err(SerdeError::type_mismatch(format!("`{name}` must be of type {:?}, found {found}", schema.shape_type())))
    }
}

macro_rules! values {
    ($($method:ident($pattern:pat) -> $type:ty: $value:expr;)*) => {$(
        fn $method(&mut self, schema: &Schema<'_>) -> Result<$type, SerdeError> {
            match self {
                Self::Value($pattern) => Ok($value),
                _ => self.mismatch(schema),
            }
        }
    )*};
}

/// Reads integers of any width, if they are in range.
macro_rules! integers {
    ($($method:ident -> $type:ty;)*) => {$(
        fn $method(&mut self, schema: &Schema<'_>) -> Result<$type, SerdeError> {
            self.integer().and_then(|value| value.try_into().ok()).map_or_else(|| self.mismatch(schema), Ok)
        }
    )*};
}

macro_rules! absent {
    ($($method:ident -> $type:ty;)*) => {$(
        fn $method(&mut self, schema: &Schema<'_>) -> Result<$type, SerdeError> {
            self.mismatch(schema)
        }
    )*};
}

impl ShapeDeserializer for EventDeserializer<'_> {
    fn read_struct(&mut self, schema: &Schema<'_>, read: &mut ReadMember<'_>) -> Result<(), SerdeError> {
        match *self {
            Self::Stream(source) => {
                let event = source.member()?;
                match schema.members().iter().find(|member| member.member_name() == Some(event)) {
                    Some(member) => read(member, &mut EventDeserializer::Event(source)),
                    // An event that the model does not know.
                    None => Ok(()),
                }
            }
            Self::Event(source) => source.read_members(schema, read),
            Self::Value(_) => self.mismatch(schema),
        }
    }

    fn read_list(
        &mut self,
        schema: &Schema<'_>,
        _: &mut dyn FnMut(&mut dyn ShapeDeserializer) -> Result<(), SerdeError>,
    ) -> Result<(), SerdeError> {
        self.mismatch(schema)
    }

    fn read_map(
        &mut self,
        schema: &Schema<'_>,
        _: &mut dyn FnMut(String, &mut dyn ShapeDeserializer) -> Result<(), SerdeError>,
    ) -> Result<(), SerdeError> {
        self.mismatch(schema)
    }

    values! {
        read_boolean(HeaderValue::Bool(value)) -> bool: *value;
        read_string(HeaderValue::String(value)) -> String: value.as_str().to_owned();
        read_blob(HeaderValue::ByteArray(value)) -> Blob: Blob::new(value.as_ref());
        read_timestamp(HeaderValue::Timestamp(value)) -> DateTime: *value;
    }

    integers! {
        read_byte -> i8;
        read_short -> i16;
        read_integer -> i32;
        read_long -> i64;
    }

    absent! {
        read_float -> f32;
        read_double -> f64;
        read_big_integer -> BigInteger;
        read_big_decimal -> BigDecimal;
        read_document -> Document;
    }

    fn is_null(&self) -> bool {
        false
    }

    fn skip_value(&mut self) -> Result<(), SerdeError> {
        Ok(())
    }

    fn container_size(&self) -> Option<usize> {
        None
    }
}
