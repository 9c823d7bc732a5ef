//! Reads members of structures and unions, in whatever protocol the deserializer speaks.

pub use aws_smithy_runtime_api::http::Headers;

use crate::__private::schema::{Schema, ShapeDeserializer, ShapeType};
use crate::error::{RequestId, SerdeError};
use std::collections::HashMap;
use std::hash::Hash;

/// The ID of the request that was answered with these headers.
pub fn request_id(headers: &Headers) -> Option<String> {
    headers.request_id().map(str::to_owned)
}

/// Reads the members of a structure or union, each by `read`. A member that is null is not set; only a document can be null
/// and a value.
///
/// # Errors
/// What the deserializer refuses, or `read` does.
pub fn members(
    deserializer: &mut dyn ShapeDeserializer,
    schema: &Schema<'_>,
    read: &mut dyn FnMut(&Schema<'_>, &mut dyn ShapeDeserializer) -> Result<(), SerdeError>,
) -> Result<(), SerdeError> {
    deserializer.read_struct(schema, &mut |member, deserializer| {
        if deserializer.is_null() && member.shape_type() != ShapeType::Document {
            return deserializer.read_null();
        }
        read(member, deserializer)
    })
}

/// Reads a list, each element by `read`, which refuses a null.
///
/// # Errors
/// What the deserializer refuses, or `read` does.
pub fn list<T>(
    deserializer: &mut dyn ShapeDeserializer,
    schema: &Schema<'_>,
    mut read: impl FnMut(&mut dyn ShapeDeserializer) -> Result<T, SerdeError>,
) -> Result<Vec<T>, SerdeError> {
    let mut values = Vec::new();
    deserializer.read_list(schema, &mut |deserializer| {
        values.push(read(deserializer)?);
        Ok(())
    })?;
    Ok(values)
}

/// Reads a sparse list, whose elements may be null.
///
/// # Errors
/// What the deserializer refuses, or `read` does.
pub fn sparse_list<T>(
    deserializer: &mut dyn ShapeDeserializer,
    schema: &Schema<'_>,
    mut read: impl FnMut(&mut dyn ShapeDeserializer) -> Result<T, SerdeError>,
) -> Result<Vec<Option<T>>, SerdeError> {
    let mut values = Vec::new();
    deserializer.read_list(schema, &mut |deserializer| {
        values.push(nullable(deserializer, &mut read)?);
        Ok(())
    })?;
    Ok(values)
}

/// Reads a map, each key by `key`, and each value by `read`, which refuses a null.
///
/// # Errors
/// What the deserializer refuses, or `read` does.
pub fn map<K: Eq + Hash, V>(
    deserializer: &mut dyn ShapeDeserializer,
    schema: &Schema<'_>,
    key: fn(String) -> K,
    mut read: impl FnMut(&mut dyn ShapeDeserializer) -> Result<V, SerdeError>,
) -> Result<HashMap<K, V>, SerdeError> {
    let mut entries = Vec::new();
    deserializer.read_map(schema, &mut |text, deserializer| {
        entries.push((key(text), read(deserializer)?));
        Ok(())
    })?;
    Ok(entries.into_iter().collect())
}

/// Reads a sparse map, whose values may be null.
///
/// # Errors
/// What the deserializer refuses, or `read` does.
pub fn sparse_map<K: Eq + Hash, V>(
    deserializer: &mut dyn ShapeDeserializer,
    schema: &Schema<'_>,
    key: fn(String) -> K,
    mut read: impl FnMut(&mut dyn ShapeDeserializer) -> Result<V, SerdeError>,
) -> Result<HashMap<K, Option<V>>, SerdeError> {
    let mut entries = Vec::new();
    deserializer.read_map(schema, &mut |text, deserializer| {
        entries.push((key(text), nullable(deserializer, &mut read)?));
        Ok(())
    })?;
    Ok(entries.into_iter().collect())
}

fn nullable<T>(
    deserializer: &mut dyn ShapeDeserializer,
    mut read: impl FnMut(&mut dyn ShapeDeserializer) -> Result<T, SerdeError>,
) -> Result<Option<T>, SerdeError> {
    if deserializer.is_null() {
        deserializer.read_null()?;
        return Ok(None);
    }
    read(deserializer).map(Some)
}

/// Keeps what was read of a member.
///
/// # Errors
/// The one that was read.
pub fn set<T>(field: &mut Option<T>, value: Result<T, SerdeError>) -> Result<(), SerdeError> {
    *field = Some(value?);
    Ok(())
}

/// Reads a value into a box. What holds itself is read by a function that calls itself, and has the value on the stack
/// here alone, once at each level: unoptimised code would have it there again for each member that may hold it.
///
/// # Errors
/// That of `read`.
pub fn boxed<T>(
    deserializer: &mut dyn ShapeDeserializer,
    read: impl FnOnce(&mut dyn ShapeDeserializer) -> Result<T, SerdeError>,
) -> Result<Box<T>, SerdeError> {
    read(deserializer).map(Box::new)
}

/// Skips a structure of which nothing is wanted.
///
/// # Errors
/// What stands there is no structure.
pub fn unit(deserializer: &mut dyn ShapeDeserializer) -> Result<(), SerdeError> {
    deserializer.read_struct(&crate::__private::schema::prelude::UNIT, &mut |_, _| Ok(()))
}
