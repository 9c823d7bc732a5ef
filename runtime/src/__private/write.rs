//! Writes members of structures and unions to the serializer of any protocol. Members that are not set are not written.

use crate::error::SerdeError;
use crate::schema::{Schema, SerializableStruct, ShapeSerializer};
use aws_smithy_types::{BigDecimal, BigInteger, Blob, DateTime, Document};
use std::collections::HashMap;

type Written = Result<(), SerdeError>;

/// Writes a string.
pub fn string(serializer: &mut dyn ShapeSerializer, schema: &Schema<'_>, value: Option<&str>) -> Written {
    value.map_or(Ok(()), |value| serializer.write_string(schema, value))
}

macro_rules! copied {
    ($($name:ident: $type:ty, $method:ident, $doc:literal;)*) => {$(
        #[doc = $doc]
        pub fn $name(serializer: &mut dyn ShapeSerializer, schema: &Schema<'_>, value: Option<$type>) -> Written {
            value.map_or(Ok(()), |value| serializer.$method(schema, value))
        }
    )*};
}

copied! {
    boolean: bool, write_boolean, "Writes a boolean.";
    byte: i8, write_byte, "Writes a byte.";
    short: i16, write_short, "Writes a short.";
    integer: i32, write_integer, "Writes an integer.";
    long: i64, write_long, "Writes a long.";
    float: f32, write_float, "Writes a float.";
    double: f64, write_double, "Writes a double.";
    big_integer: &BigInteger, write_big_integer, "Writes a big integer.";
    big_decimal: &BigDecimal, write_big_decimal, "Writes a big decimal.";
    timestamp: &DateTime, write_timestamp, "Writes a timestamp.";
    document: &Document, write_document, "Writes a document.";
    structure: &dyn SerializableStruct, write_struct, "Writes a structure or union.";
    string_list: &[String], write_string_list, "Writes a list of strings.";
    string_map: &HashMap<String, String>, write_string_string_map, "Writes a map from strings to strings.";
}

/// Writes a structure or union without a name: an element of a list, a value of a map, or the whole body. It is written with
/// its own schema, because the schema of a member would give it the name of the member.
pub fn unnamed(serializer: &mut dyn ShapeSerializer, value: &dyn SerializableStruct) -> Written {
    serializer.write_struct(value.schema(), value)
}

/// Writes a blob. The bytes are shared, not copied.
pub fn blob(serializer: &mut dyn ShapeSerializer, schema: &Schema<'_>, value: Option<&Blob>) -> Written {
    value.map_or(Ok(()), |value| serializer.write_blob(schema, value.clone()))
}

/// Writes a list, each element by `write`.
pub fn list<T>(
    serializer: &mut dyn ShapeSerializer,
    schema: &Schema<'_>,
    values: Option<&[T]>,
    write: impl Fn(&mut dyn ShapeSerializer, &T) -> Written,
) -> Written {
    let Some(values) = values else { return Ok(()) };
    serializer.write_list_with_length(schema, values.len(), &|serializer| {
        values.iter().try_for_each(|value| write(serializer, value))
    })
}

/// Writes a map, each key by `key.as_ref()` and each value by `write`.
pub fn map<K: AsRef<str>, V>(
    serializer: &mut dyn ShapeSerializer,
    schema: &Schema<'_>,
    entries: Option<&HashMap<K, V>>,
    write: impl Fn(&mut dyn ShapeSerializer, &V) -> Written,
) -> Written {
    let Some(entries) = entries else { return Ok(()) };
    let key_schema = schema.key().unwrap_or(&crate::schema::prelude::STRING);
    serializer.write_map_with_length(schema, entries.len(), &|serializer| {
        entries.iter().try_for_each(|(key, value)| {
            serializer.write_string(key_schema, key.as_ref())?;
            write(serializer, value)
        })
    })
}

/// Writes a value of a sparse list or map, which may be null.
pub fn nullable<T>(
    serializer: &mut dyn ShapeSerializer,
    schema: &Schema<'_>,
    value: &Option<T>,
    write: impl Fn(&mut dyn ShapeSerializer, &T) -> Written,
) -> Written {
    match value {
        Some(value) => write(serializer, value),
        None => serializer.write_null(schema),
    }
}

/// The empty value of a union member that targets `smithy.api#Unit`.
#[derive(Debug, Clone, Copy)]
pub struct Unit;

impl SerializableStruct for Unit {
    fn schema(&self) -> &Schema<'_> {
        &crate::schema::prelude::UNIT
    }

    fn serialize_members(&self, _serializer: &mut dyn ShapeSerializer) -> Written {
        Ok(())
    }
}

/// The error for a union of an unknown variant.
pub fn unknown_variant(union: &'static str) -> SerdeError {
    SerdeError::custom(format!(
        "cannot serialize `{union}::Unknown`: it is for variants in responses that the model of this client does not have"
    ))
}
