use super::document;
use super::members::Member;
use super::values::{double, float, parse_timestamp};
use crate::protocol::base64;
use crate::protocol::without_nulls::without_nulls;
use aws_smithy_schema::serde::{SerdeError, ShapeDeserializer};
use aws_smithy_schema::{Schema, ShapeType};
use aws_smithy_types::{BigDecimal, BigInteger, Blob, DateTime, Document};
use serde_core::de::{DeserializeSeed, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_core::{Deserialize, Deserializer};
use std::fmt;

/// Reads a structure or union by the function that reads it in protocols.
///
/// # Errors
/// The deserializer fails, a member is not as the model describes it, is set twice, or is required and not set.
pub fn deserialize<'de, D: Deserializer<'de>, T>(
    deserializer: D,
    read: impl FnOnce(&mut dyn ShapeDeserializer) -> Result<T, SerdeError>,
) -> Result<T, D::Error> {
    Reader::read(deserializer, read)
}

/// Reads a string, such as the value of an enum.
///
/// # Errors
/// The value is not a string.
pub fn text<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    String::deserialize(deserializer)
}

/// Reads one value from a deserializer, and keeps its error, for which [`SerdeError`] has no variant.
struct Reader<'de, D: Deserializer<'de>> {
    /// The value, until it is read.
    value: Option<D>,
    error: Option<D::Error>,
}

impl<'de, D: Deserializer<'de>> Reader<'de, D> {
    fn read<T>(
        deserializer: D,
        read: impl FnOnce(&mut dyn ShapeDeserializer) -> Result<T, SerdeError>,
    ) -> Result<T, D::Error> {
        let mut reader = Self { value: Some(deserializer), error: None };
        let value =
            read(&mut reader).map_err(|error| reader.error.take().unwrap_or_else(|| D::Error::custom(error)))?;
        // A member that the function does not know is left.
        match reader.value {
            Some(unread) => IgnoredAny::deserialize(unread).map(|_| value),
            None => Ok(value),
        }
    }

    /// Reads the value by a function of serde.
    fn by<T>(&mut self, read: impl FnOnce(D) -> Result<T, D::Error>) -> Result<T, SerdeError> {
        let value = self.value.take().ok_or_else(|| SerdeError::invalid_input("the value was read before"))?;
        read(value).map_err(|error| {
            self.error = Some(error);
            SerdeError::invalid_input("the deserializer failed")
        })
    }

    /// Reads a string that stands for another value.
    fn by_text<T, E: fmt::Display>(&mut self, parse: impl FnOnce(&str) -> Result<T, E>) -> Result<T, SerdeError> {
        self.by(|value| parse(&String::deserialize(value)?).map_err(D::Error::custom))
    }
}

macro_rules! read {
    ($($method:ident -> $type:ty: $read:expr;)*) => {$(
        fn $method(&mut self, _schema: &Schema<'_>) -> Result<$type, SerdeError> {
            self.by($read)
        }
    )*};
}

macro_rules! parse {
    ($($method:ident -> $type:ty: $parse:expr;)*) => {$(
        fn $method(&mut self, _schema: &Schema<'_>) -> Result<$type, SerdeError> {
            self.by_text($parse)
        }
    )*};
}

impl<'de, D: Deserializer<'de>> ShapeDeserializer for Reader<'de, D> {
    fn read_struct(&mut self, schema: &Schema<'_>, read: ReadMember<'_>) -> Result<(), SerdeError> {
        self.by(|value| value.deserialize_map(StructureVisitor { schema, read }))
    }

    fn read_list(&mut self, schema: &Schema<'_>, read: Read<'_>) -> Result<(), SerdeError> {
        self.by(|value| value.deserialize_seq(ListVisitor { element: schema.member(), read }))
    }

    fn read_map(&mut self, schema: &Schema<'_>, read: ReadEntry<'_>) -> Result<(), SerdeError> {
        self.by(|value| value.deserialize_map(MapVisitor { value: schema.member(), read }))
    }

    read! {
        read_boolean -> bool: bool::deserialize;
        read_byte -> i8: i8::deserialize;
        read_short -> i16: i16::deserialize;
        read_integer -> i32: i32::deserialize;
        read_long -> i64: i64::deserialize;
        read_float -> f32: float;
        read_double -> f64: double;
        read_string -> String: String::deserialize;
        read_document -> Document: |value| document::Read.deserialize(value);
    }

    parse! {
        read_big_integer -> BigInteger: str::parse;
        read_big_decimal -> BigDecimal: str::parse;
        read_blob -> Blob: base64::decode;
        read_timestamp -> DateTime: parse_timestamp;
    }

    without_nulls!();

    fn is_null(&self) -> bool {
        false
    }

    fn skip_value(&mut self) -> Result<(), SerdeError> {
        self.by(IgnoredAny::deserialize).map(|_| ())
    }

    fn container_size(&self) -> Option<usize> {
        None
    }
}

type Read<'a> = &'a mut dyn FnMut(&mut dyn ShapeDeserializer) -> Result<(), SerdeError>;
type ReadMember<'a> = &'a mut dyn FnMut(&Schema<'_>, &mut dyn ShapeDeserializer) -> Result<(), SerdeError>;
type ReadEntry<'a> = &'a mut dyn FnMut(String, &mut dyn ShapeDeserializer) -> Result<(), SerdeError>;

/// Reads the members of a structure or union.
struct StructureVisitor<'a> {
    schema: &'a Schema<'a>,
    read: ReadMember<'a>,
}

impl<'de> Visitor<'de> for StructureVisitor<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a map with the members of `{}`", self.schema.shape_id().as_str())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<(), A::Error> {
        let members = Member::all(self.schema);
        let mut states = vec![State::Absent; members.len()];
        while let Some(index) = access.next_key_seed(Name(members))? {
            let Some(index) = index else {
                access.next_value::<IgnoredAny>()?;
                continue;
            };
            if states[index] != State::Absent {
                return Err(A::Error::custom(format_args!("duplicate field `{}`", members[index].name)));
            }
            let schema = self.schema.members()[index];
            let read = &mut |value: &mut dyn ShapeDeserializer| (self.read)(schema, value);
            let is_null = access.next_value_seed(Nullable { schema: Some(schema), read })?;
            states[index] = if is_null { State::Null } else { State::Set };
        }
        let is_missing = |(member, state): &(&Member, State)| member.is_required && *state != State::Set;
        match members.iter().zip(states).find(is_missing) {
            Some((member, _)) => Err(A::Error::custom(format_args!("missing field `{}`", member.name))),
            None => Ok(()),
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Absent,
    Null,
    Set,
}

/// Reads the name of a member, as its index. `None` for a name that the model does not have.
struct Name<'a>(&'a [Member]);

impl<'de> DeserializeSeed<'de> for Name<'_> {
    type Value = Option<usize>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        // Names are written as strings, and RON tells identifiers from these.
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for Name<'_> {
    type Value = Option<usize>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the name of a member")
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<Self::Value, E> {
        Ok(self.0.iter().position(|member| member.name == name))
    }
}

/// Reads the elements of a list.
struct ListVisitor<'a> {
    element: Option<&'a Schema<'a>>,
    read: Read<'a>,
}

impl<'de> Visitor<'de> for ListVisitor<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<(), A::Error> {
        while access.next_element_seed(Nullable { schema: self.element, read: &mut *self.read })?.is_some() {}
        Ok(())
    }
}

/// Reads the entries of a map.
struct MapVisitor<'a> {
    value: Option<&'a Schema<'a>>,
    read: ReadEntry<'a>,
}

impl<'de> Visitor<'de> for MapVisitor<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a map")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<(), A::Error> {
        while let Some(key) = access.next_key::<String>()? {
            let mut key = Some(key);
            let read = &mut |value: &mut dyn ShapeDeserializer| (self.read)(key.take().unwrap_or_default(), value);
            access.next_value_seed(Nullable { schema: self.value, read })?;
        }
        Ok(())
    }
}

/// Reads a value that may be null, and returns whether it is. A document is never null: null is one of its values.
struct Nullable<'a> {
    schema: Option<&'a Schema<'a>>,
    read: Read<'a>,
}

impl<'de> DeserializeSeed<'de> for Nullable<'_> {
    type Value = bool;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<bool, D::Error> {
        match self.schema.is_some_and(|schema| schema.shape_type() == ShapeType::Document) {
            true => Reader::read(deserializer, self.read).map(|()| false),
            false => deserializer.deserialize_option(self),
        }
    }
}

impl<'de> Visitor<'de> for Nullable<'_> {
    type Value = bool;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_none<E: Error>(self) -> Result<bool, E> {
        (self.read)(&mut NullReader).map_err(E::custom)?;
        Ok(true)
    }

    fn visit_unit<E: Error>(self) -> Result<bool, E> {
        self.visit_none()
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<bool, D::Error> {
        Reader::read(deserializer, self.read).map(|()| false)
    }
}

/// Reads a null.
struct NullReader;

macro_rules! fail {
    ($($method:ident($($argument:ty),*) -> $type:ty;)*) => {$(
        fn $method(&mut self, schema: &Schema<'_>, $(_: $argument),*) -> Result<$type, SerdeError> {
            Err(SerdeError::type_mismatch(format!("expected `{}`, found null", schema.shape_id().as_str())))
        }
    )*};
}

impl ShapeDeserializer for NullReader {
    fail! {
        read_struct(ReadMember<'_>) -> ();
        read_list(Read<'_>) -> ();
        read_map(ReadEntry<'_>) -> ();
        read_boolean() -> bool;
        read_byte() -> i8;
        read_short() -> i16;
        read_integer() -> i32;
        read_long() -> i64;
        read_float() -> f32;
        read_double() -> f64;
        read_big_integer() -> BigInteger;
        read_big_decimal() -> BigDecimal;
        read_string() -> String;
        read_blob() -> Blob;
        read_timestamp() -> DateTime;
    }

    fn read_document(&mut self, _schema: &Schema<'_>) -> Result<Document, SerdeError> {
        Ok(Document::Null)
    }

    fn is_null(&self) -> bool {
        true
    }

    fn container_size(&self) -> Option<usize> {
        None
    }
}
