//! Reads members of structures and unions from the deserializer of any protocol.

pub use aws_smithy_runtime_api::http::Headers;

use crate::error::{RequestId, SerdeError};
use crate::schema::{Schema, ShapeDeserializer, ShapeType};
use std::collections::HashMap;
use std::hash::Hash;

/// The request ID in the headers of a response.
pub fn request_id(headers: &Headers) -> Option<String> {
    headers.request_id().map(str::to_owned)
}

/// Reads the members of a structure or union, each by `read`. Null members are not set, except documents, whose value can be
/// null.
///
/// # Errors
/// The deserializer or `read` fails.
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

/// Reads the one member of a union by `read`. A null member is not set.
///
/// # Errors
/// The deserializer or `read` fails, or a second member is set.
pub fn variant(
    deserializer: &mut dyn ShapeDeserializer,
    schema: &Schema<'_>,
    read: &mut dyn FnMut(&Schema<'_>, &mut dyn ShapeDeserializer) -> Result<(), SerdeError>,
) -> Result<(), SerdeError> {
    let mut set = None;
    members(deserializer, schema, &mut |member, deserializer| {
        let before = set.replace(member.member_index());
        if before.is_some_and(|before| before != member.member_index()) {
            let union = schema.shape_id().as_str();
            return Err(SerdeError::invalid_input(format!("the union `{union}` must have one member, found a second")));
        }
        read(member, deserializer)
    })
}

/// Reads a list, each element by `read`. Null elements are
/// [discarded](https://smithy.io/2.0/spec/type-refinement-traits.html#sparse-trait).
///
/// # Errors
/// The deserializer or `read` fails.
pub fn list<T>(
    deserializer: &mut dyn ShapeDeserializer,
    schema: &Schema<'_>,
    mut read: impl FnMut(&mut dyn ShapeDeserializer) -> Result<T, SerdeError>,
) -> Result<Vec<T>, SerdeError> {
    let mut values = Vec::new();
    deserializer.read_list(schema, &mut |deserializer| {
        values.extend(nullable(deserializer, &mut read)?);
        Ok(())
    })?;
    Ok(values)
}

/// Reads a sparse list, whose elements may be null.
///
/// # Errors
/// The deserializer or `read` fails.
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

/// Reads a map, each key by `key`, and each value by `read`. Null values are
/// [discarded](https://smithy.io/2.0/spec/type-refinement-traits.html#sparse-trait).
///
/// # Errors
/// The deserializer or `read` fails.
pub fn map<K: Eq + Hash, V>(
    deserializer: &mut dyn ShapeDeserializer,
    schema: &Schema<'_>,
    key: fn(String) -> K,
    mut read: impl FnMut(&mut dyn ShapeDeserializer) -> Result<V, SerdeError>,
) -> Result<HashMap<K, V>, SerdeError> {
    let mut entries = Vec::new();
    deserializer.read_map(schema, &mut |text, deserializer| {
        entries.extend(nullable(deserializer, &mut read)?.map(|value| (key(text), value)));
        Ok(())
    })?;
    Ok(entries.into_iter().collect())
}

/// Reads a sparse map, whose values may be null.
///
/// # Errors
/// The deserializer or `read` fails.
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

/// Sets a field to the value of its member.
///
/// # Errors
/// The value could not be read.
pub fn set<T>(field: &mut Option<T>, value: Result<T, SerdeError>) -> Result<(), SerdeError> {
    *field = Some(value?);
    Ok(())
}

/// Reads a value into a box. Recursive shapes are read by recursive functions. This function keeps only one value on the
/// stack for each level, where unoptimized code would keep one for each recursive member.
///
/// # Errors
/// `read` fails.
pub fn boxed<T>(
    deserializer: &mut dyn ShapeDeserializer,
    read: impl FnOnce(&mut dyn ShapeDeserializer) -> Result<T, SerdeError>,
) -> Result<Box<T>, SerdeError> {
    read(deserializer).map(Box::new)
}

/// Skips a structure whose members are not needed.
///
/// # Errors
/// The value is not a structure.
pub fn unit(deserializer: &mut dyn ShapeDeserializer) -> Result<(), SerdeError> {
    deserializer.read_struct(&crate::schema::prelude::UNIT, &mut |_, _| Ok(()))
}
