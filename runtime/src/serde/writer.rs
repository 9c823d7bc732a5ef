use super::document;
use super::members::Member;
use super::values::{Float, format_timestamp};
use aws_smithy_schema::Schema;
use aws_smithy_schema::serde::{SerdeError, SerializableStruct, ShapeSerializer};
use aws_smithy_types::{BigDecimal, BigInteger, Blob, DateTime, Document, base64};
use serde_core::ser::{Error, SerializeMap, SerializeSeq};
use serde_core::{Serialize, Serializer};

/// Writes a structure or union as a map of its members.
///
/// # Errors
/// The serializer fails, a union is of an unknown variant, or a timestamp is out of range.
pub fn serialize<S: Serializer>(value: &dyn SerializableStruct, serializer: S) -> Result<S::Ok, S::Error> {
    Structure(value).serialize(serializer)
}

/// A structure or union.
struct Structure<'a>(&'a dyn SerializableStruct);

impl Serialize for Structure<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut count = Count(0);
        self.0.serialize_members(&mut count).map_err(S::Error::custom)?;
        let mut map = serializer.serialize_map(Some(count.0))?;
        Writer::write(Members { map: &mut map, schema: self.0.schema() }, &|writer| self.0.serialize_members(writer))?;
        map.end()
    }
}

/// Writes the parts of a value to a serializer.
type Write<'a> = &'a dyn Fn(&mut dyn ShapeSerializer) -> Result<(), SerdeError>;

/// A list.
struct List<'a> {
    length: Option<usize>,
    write: Write<'a>,
}

impl Serialize for List<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut sequence = serializer.serialize_seq(self.length)?;
        Writer::write(Elements(&mut sequence), self.write)?;
        sequence.end()
    }
}

/// A map.
struct Map<'a> {
    length: Option<usize>,
    write: Write<'a>,
}

impl Serialize for Map<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(self.length)?;
        Writer::write(Entries { map: &mut map, key: None }, self.write)?;
        map.end()
    }
}

/// A null.
struct Null;

impl Serialize for Null {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_none()
    }
}

/// A place in which values are written, one after the other.
trait Place {
    type Error: Error;

    fn put<T: Serialize + ?Sized>(&mut self, schema: &Schema<'_>, value: &T) -> Result<(), Self::Error>;

    /// Puts a string, which can be a key.
    fn put_string(&mut self, schema: &Schema<'_>, text: &str) -> Result<(), Self::Error> {
        self.put(schema, &Some(text))
    }
}

/// The members of a structure or union.
struct Members<'a, M> {
    map: &'a mut M,
    schema: &'a Schema<'a>,
}

impl<M: SerializeMap> Place for Members<'_, M> {
    type Error = M::Error;

    fn put<T: Serialize + ?Sized>(&mut self, schema: &Schema<'_>, value: &T) -> Result<(), M::Error> {
        // In an input, the member that is the whole body is written without its schema.
        let payload = || self.schema.members().iter().position(|member| member.http_payload().is_some());
        let member = schema.member_index().or_else(payload).and_then(|index| Member::all(self.schema).get(index));
        let unknown = || M::Error::custom(format_args!("`{}` lacks a member", self.schema.shape_id().as_str()));
        self.map.serialize_entry(&member.ok_or_else(unknown)?.name, value)
    }
}

/// The elements of a list.
struct Elements<'a, S>(&'a mut S);

impl<S: SerializeSeq> Place for Elements<'_, S> {
    type Error = S::Error;

    fn put<T: Serialize + ?Sized>(&mut self, _schema: &Schema<'_>, value: &T) -> Result<(), S::Error> {
        self.0.serialize_element(value)
    }
}

/// The entries of a map. Each key is written as a string before its value.
struct Entries<'a, M> {
    map: &'a mut M,
    key: Option<String>,
}

impl<M: SerializeMap> Place for Entries<'_, M> {
    type Error = M::Error;

    fn put<T: Serialize + ?Sized>(&mut self, _schema: &Schema<'_>, value: &T) -> Result<(), M::Error> {
        match self.key.take() {
            Some(key) => self.map.serialize_entry(&key, value),
            None => Err(M::Error::custom("the value of a map has no key")),
        }
    }

    fn put_string(&mut self, schema: &Schema<'_>, text: &str) -> Result<(), M::Error> {
        if self.key.is_some() {
            return self.put(schema, &Some(text));
        }
        self.key = Some(text.to_owned());
        Ok(())
    }
}

/// Writes values to a place, and keeps the error of the place, for which [`SerdeError`] has no variant.
struct Writer<P: Place> {
    place: P,
    error: Option<P::Error>,
}

impl<P: Place> Writer<P> {
    fn write(place: P, write: Write<'_>) -> Result<(), P::Error> {
        let mut writer = Self { place, error: None };
        let written = write(&mut writer);
        written.map_err(|error| writer.error.unwrap_or_else(|| P::Error::custom(error)))
    }

    /// Puts a value that null can stand for. Some formats, such as RON, mark such values, so they are options when they are
    /// read, too.
    fn put<T: Serialize + ?Sized>(&mut self, schema: &Schema<'_>, value: &T) -> Result<(), SerdeError> {
        self.put_any(schema, &Some(value))
    }

    /// Puts a null, or a document, which can be null itself.
    fn put_any<T: Serialize + ?Sized>(&mut self, schema: &Schema<'_>, value: &T) -> Result<(), SerdeError> {
        let put = self.place.put(schema, value);
        self.keep(put)
    }

    fn keep(&mut self, put: Result<(), P::Error>) -> Result<(), SerdeError> {
        put.map_err(|error| {
            self.error = Some(error);
            SerdeError::write_failed("the serializer failed")
        })
    }
}

macro_rules! put {
    ($($method:ident: $type:ty, $value:ident => $put:expr;)*) => {$(
        fn $method(&mut self, schema: &Schema<'_>, $value: $type) -> Result<(), SerdeError> {
            self.put(schema, &$put)
        }
    )*};
}

impl<P: Place> ShapeSerializer for Writer<P> {
    put! {
        write_struct: &dyn SerializableStruct, value => Structure(value);
        write_boolean: bool, value => value;
        write_byte: i8, value => value;
        write_short: i16, value => value;
        write_integer: i32, value => value;
        write_long: i64, value => value;
        write_float: f32, value => Float::Single(value);
        write_double: f64, value => Float::Double(value);
        write_big_integer: &BigInteger, value => value.as_ref();
        write_big_decimal: &BigDecimal, value => value.as_ref();
        write_blob: Blob, value => base64::encode(value);
        write_timestamp: &DateTime, value => format_timestamp(value)?;
    }

    fn write_document(&mut self, schema: &Schema<'_>, value: &Document) -> Result<(), SerdeError> {
        self.put_any(schema, &document::Written(value))
    }

    fn write_string(&mut self, schema: &Schema<'_>, text: &str) -> Result<(), SerdeError> {
        let put = self.place.put_string(schema, text);
        self.keep(put)
    }

    fn write_list(&mut self, schema: &Schema<'_>, write: Write<'_>) -> Result<(), SerdeError> {
        self.put(schema, &List { length: None, write })
    }

    fn write_list_with_length(
        &mut self,
        schema: &Schema<'_>,
        length: usize,
        write: Write<'_>,
    ) -> Result<(), SerdeError> {
        self.put(schema, &List { length: Some(length), write })
    }

    fn write_map(&mut self, schema: &Schema<'_>, write: Write<'_>) -> Result<(), SerdeError> {
        self.put(schema, &Map { length: None, write })
    }

    fn write_map_with_length(
        &mut self,
        schema: &Schema<'_>,
        length: usize,
        write: Write<'_>,
    ) -> Result<(), SerdeError> {
        self.put(schema, &Map { length: Some(length), write })
    }

    fn write_null(&mut self, schema: &Schema<'_>) -> Result<(), SerdeError> {
        self.put_any(schema, &Null)
    }
}

/// Counts the members of a structure or union. Some formats write the number before the members.
struct Count(usize);

macro_rules! count {
    ($($method:ident: $type:ty;)*) => {$(
        fn $method(&mut self, _schema: &Schema<'_>, _value: $type) -> Result<(), SerdeError> {
            self.0 += 1;
            Ok(())
        }
    )*};
}

impl ShapeSerializer for Count {
    count! {
        write_struct: &dyn SerializableStruct;
        write_list: Write<'_>;
        write_map: Write<'_>;
        write_boolean: bool;
        write_byte: i8;
        write_short: i16;
        write_integer: i32;
        write_long: i64;
        write_float: f32;
        write_double: f64;
        write_big_integer: &BigInteger;
        write_big_decimal: &BigDecimal;
        write_string: &str;
        write_blob: Blob;
        write_timestamp: &DateTime;
        write_document: &Document;
    }

    fn write_null(&mut self, _schema: &Schema<'_>) -> Result<(), SerdeError> {
        self.0 += 1;
        Ok(())
    }
}
