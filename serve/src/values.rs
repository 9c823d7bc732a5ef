//! Values as JSON: those of a model's examples, of scripts, and of requests.
//!
//! A timestamp is a date-time or a number of seconds, a blob is base64 or plain text, and the numbers that JSON lacks are
//! `"NaN"`, `"Infinity"` and `"-Infinity"`.

use crate::schemas::Schemas;
use serde_json::{Map, Value};
use smithereens::__private::schema::{Schema, ShapeDeserializer, ShapeType};
use smithereens::error::SerdeError;
use smithereens::primitives::{BigDecimal, BigInteger, Blob, DateTime, DateTimeFormat, Document, Number};
use smithereens_codegen::model::{Member, Node, Shape, ShapeKind};

/// How JSON has blobs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Blobs {
    /// As base64. Text that is not base64 stands for itself.
    Base64,
    /// As text, as in Smithy's protocol tests.
    Text,
}

impl Blobs {
    fn bytes(self, text: &str) -> Vec<u8> {
        let decoded = match self {
            Blobs::Base64 => base64_simd::STANDARD.decode_to_vec(text).ok(),
            Blobs::Text => None,
        };
        decoded.unwrap_or_else(|| text.as_bytes().to_vec())
    }
}

/// Reads the value of a shape as JSON, with blobs as base64 and timestamps as date-times.
pub(crate) fn read(
    schemas: &Schemas,
    shape: &'static Shape,
    schema: &Schema<'_>,
    value: &mut dyn ShapeDeserializer,
) -> Result<Value, SerdeError> {
    Ok(match &shape.kind {
        ShapeKind::Structure(_) | ShapeKind::Union(_) => {
            Value::Object(read_members(schemas, shape, schemas.of(shape), value)?)
        }
        ShapeKind::List(member) => {
            let target = schemas.target(member)?;
            let element_schema = schema.member().unwrap_or(schema);
            let mut elements = Vec::new();
            value.read_list(schema, &mut |element| {
                elements.push(match element.is_null() {
                    true => element.read_null().map(|()| Value::Null)?,
                    false => read(schemas, target, element_schema, element)?,
                });
                Ok(())
            })?;
            if !shape.traits.has("sparse") {
                elements.retain(|element| !element.is_null());
            }
            Value::Array(elements)
        }
        ShapeKind::Map { value: member, .. } => {
            let target = schemas.target(member)?;
            let value_schema = schema.member().unwrap_or(schema);
            let mut entries = Map::new();
            value.read_map(schema, &mut |key, entry| {
                let read = match entry.is_null() {
                    true => entry.read_null().map(|()| Value::Null)?,
                    false => read(schemas, target, value_schema, entry)?,
                };
                entries.insert(key, read);
                Ok(())
            })?;
            if !shape.traits.has("sparse") {
                entries.retain(|_, entry| !entry.is_null());
            }
            Value::Object(entries)
        }
        ShapeKind::Boolean => value.read_boolean(schema)?.into(),
        ShapeKind::Byte => value.read_byte(schema)?.into(),
        ShapeKind::Short => value.read_short(schema)?.into(),
        ShapeKind::Integer | ShapeKind::IntEnum(_) => value.read_integer(schema)?.into(),
        ShapeKind::Long => value.read_long(schema)?.into(),
        ShapeKind::Float => float(narrowed(value.read_float(schema)?)),
        ShapeKind::Double => float(value.read_double(schema)?),
        ShapeKind::BigInteger => value.read_big_integer(schema)?.as_ref().into(),
        ShapeKind::BigDecimal => value.read_big_decimal(schema)?.as_ref().into(),
        ShapeKind::Blob => blob(value.read_blob(schema)?.as_ref()),
        ShapeKind::Timestamp => timestamp(&value.read_timestamp(schema)?)?,
        ShapeKind::Document => from_document(&value.read_document(schema)?),
        _ => value.read_string(schema)?.into(),
    })
}

/// Reads the members of a structure or union.
pub(crate) fn read_members(
    schemas: &Schemas,
    shape: &'static Shape,
    schema: &Schema<'_>,
    value: &mut dyn ShapeDeserializer,
) -> Result<Map<String, Value>, SerdeError> {
    let members = shape.members();
    let mut read_members = Map::new();
    value.read_struct(schema, &mut |member, value| {
        let Some(modeled) = member.member_index().and_then(|index| members.get(index)) else { return Ok(()) };
        if value.is_null() && member.shape_type() != ShapeType::Document {
            return value.read_null();
        }
        read_members.insert(modeled.name.clone(), read(schemas, schemas.target(modeled)?, member, value)?);
        Ok(())
    })?;
    add_defaults(schemas, shape, &mut read_members)?;
    Ok(read_members)
}

/// Returns JSON in the form in which [`read`] returns it, so that both can be compared.
///
/// # Errors
/// A value is not one of its shape.
pub(crate) fn canonical(
    schemas: &Schemas,
    shape: &'static Shape,
    value: &Value,
    blobs: Blobs,
) -> Result<Value, SerdeError> {
    if value.is_null() {
        return Ok(Value::Null);
    }
    Ok(match &shape.kind {
        ShapeKind::Structure(_) | ShapeKind::Union(_) => {
            let mut members = Map::new();
            for (name, value) in object(shape, value)? {
                let member = shape.members().into_iter().find(|member| member.name == *name);
                let member = member
                    .ok_or_else(|| SerdeError::invalid_input(format!("`{}` has no member `{name}`", shape.id)))?;
                members.insert(name.clone(), canonical(schemas, schemas.target(member)?, value, blobs)?);
            }
            add_defaults(schemas, shape, &mut members)?;
            Value::Object(members)
        }
        ShapeKind::List(member) => {
            let elements = value.as_array().ok_or_else(|| not_a(shape, "an array", value))?;
            let target = schemas.target(member)?;
            let elements = elements.iter().map(|element| canonical(schemas, target, element, blobs));
            Value::Array(elements.collect::<Result<_, _>>()?)
        }
        ShapeKind::Map { value: member, .. } => {
            let target = schemas.target(member)?;
            let entries = object(shape, value)?.iter();
            let entries = entries.map(|(key, value)| Ok((key.clone(), canonical(schemas, target, value, blobs)?)));
            Value::Object(entries.collect::<Result<_, SerdeError>>()?)
        }
        ShapeKind::Float => float(narrowed(to_double(shape, value)? as f32)),
        ShapeKind::Double => float(to_double(shape, value)?),
        ShapeKind::BigInteger => to_big_integer(shape, value)?.as_ref().into(),
        ShapeKind::BigDecimal => to_big_decimal(shape, value)?.as_ref().into(),
        ShapeKind::Blob => blob(to_blob(shape, value, blobs)?.as_ref()),
        ShapeKind::Timestamp => timestamp(&to_timestamp(shape, value)?)?,
        ShapeKind::Document => value.clone(),
        ShapeKind::Boolean if value.is_boolean() => value.clone(),
        ShapeKind::Byte | ShapeKind::Short | ShapeKind::Integer | ShapeKind::IntEnum(_) | ShapeKind::Long => {
            to_integer(shape, value)?.into()
        }
        ShapeKind::String | ShapeKind::Enum(_) if value.is_string() => value.clone(),
        kind => return Err(not_a(shape, kind.name(), value)),
    })
}

/// Adds the [default values](https://smithy.io/2.0/spec/type-refinement-traits.html#default-trait) of members that are not
/// there.
fn add_defaults(schemas: &Schemas, shape: &'static Shape, members: &mut Map<String, Value>) -> Result<(), SerdeError> {
    for member in shape.members().into_iter().filter(|_| matches!(shape.kind, ShapeKind::Structure(_))) {
        if let Some(default) = default_of(member)
            && members.get(&member.name).is_none_or(Value::is_null)
        {
            let default = canonical(schemas, schemas.target(member)?, &default, Blobs::Base64)?;
            members.insert(member.name.clone(), default);
        }
    }
    Ok(())
}

/// The default value of a member, if it has one other than null.
pub(crate) fn default_of(member: &Member) -> Option<Value> {
    member.traits.get("default").filter(|default| **default != Node::Null).map(json)
}

/// The JSON of a node value. A number that JSON values round is a string.
pub fn json(node: &Node) -> Value {
    match node {
        Node::Null => Value::Null,
        Node::Bool(boolean) => Value::Bool(*boolean),
        Node::String(text) => Value::String(text.clone()),
        Node::Number(number) => {
            let parsed: Option<serde_json::Number> = serde_json::from_str(number.as_str()).ok();
            let is_exact = |parsed: &serde_json::Number| parsed.to_string() == number.as_str();
            let is_short = number.as_str().len() <= 15;
            match parsed.filter(|parsed| is_short || is_exact(parsed)) {
                Some(parsed) => Value::Number(parsed),
                None => Value::String(number.as_str().to_owned()),
            }
        }
        Node::Array(elements) => Value::Array(elements.iter().map(json).collect()),
        Node::Object(members) => {
            Value::Object(members.iter().map(|(name, value)| (name.to_owned(), json(value))).collect())
        }
    }
}

pub(crate) fn object<'v>(shape: &Shape, value: &'v Value) -> Result<&'v Map<String, Value>, SerdeError> {
    value.as_object().ok_or_else(|| not_a(shape, "an object", value))
}

pub(crate) fn to_integer(shape: &Shape, value: &Value) -> Result<i64, SerdeError> {
    let whole = |value: &Value| value.as_f64().filter(|float| float.fract() == 0.0 && float.abs() < 9e15);
    let integer = value.as_i64().or_else(|| whole(value).map(|float| float as i64));
    integer.ok_or_else(|| not_a(shape, "an integer", value))
}

pub(crate) fn to_double(shape: &Shape, value: &Value) -> Result<f64, SerdeError> {
    let named = value.as_str().and_then(|name| match name {
        "NaN" => Some(f64::NAN),
        "Infinity" => Some(f64::INFINITY),
        "-Infinity" => Some(f64::NEG_INFINITY),
        _ => None,
    });
    value.as_f64().or(named).ok_or_else(|| not_a(shape, "a number", value))
}

pub(crate) fn to_big_integer(shape: &Shape, value: &Value) -> Result<BigInteger, SerdeError> {
    number_text(value).parse().map_err(|_| not_a(shape, "an integer", value))
}

pub(crate) fn to_big_decimal(shape: &Shape, value: &Value) -> Result<BigDecimal, SerdeError> {
    number_text(value).parse().map_err(|_| not_a(shape, "a number", value))
}

/// The text of a big number, which is a number or a string with one.
fn number_text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

pub(crate) fn to_blob(shape: &Shape, value: &Value, blobs: Blobs) -> Result<Blob, SerdeError> {
    match value {
        Value::String(text) => Ok(Blob::new(blobs.bytes(text))),
        // An example can have the document that the blob contains.
        Value::Object(_) | Value::Array(_) if blobs == Blobs::Base64 => Ok(Blob::new(value.to_string())),
        _ => Err(not_a(shape, "a string", value)),
    }
}

pub(crate) fn to_timestamp(shape: &Shape, value: &Value) -> Result<DateTime, SerdeError> {
    let parsed = match value {
        Value::String(text) => DateTime::from_str(text, DateTimeFormat::DateTimeWithOffset)
            .or_else(|_| DateTime::from_str(text, DateTimeFormat::HttpDate))
            .or_else(|_| DateTime::from_str(text, DateTimeFormat::EpochSeconds))
            .ok(),
        Value::Number(seconds) => DateTime::from_str(&seconds.to_string(), DateTimeFormat::EpochSeconds).ok(),
        _ => None,
    };
    parsed.ok_or_else(|| not_a(shape, "a date-time or a number of seconds", value))
}

pub(crate) fn not_a(shape: &Shape, expected: &str, found: &Value) -> SerdeError {
    SerdeError::invalid_input(format!("`{}`: expected {expected}, found {found}", shape.id))
}

fn timestamp(value: &DateTime) -> Result<Value, SerdeError> {
    value.fmt(DateTimeFormat::DateTime).map(Value::from).map_err(|error| SerdeError::invalid_input(error.to_string()))
}

pub(crate) fn blob(bytes: &[u8]) -> Value {
    base64_simd::STANDARD.encode_to_string(bytes).into()
}

/// The shortest decimal number of a float, as a double.
fn narrowed(float: f32) -> f64 {
    if float.is_finite() { float.to_string().parse().unwrap_or(f64::from(float)) } else { f64::from(float) }
}

fn float(value: f64) -> Value {
    match serde_json::Number::from_f64(value) {
        Some(number) => Value::Number(number),
        None if value.is_nan() => "NaN".into(),
        None if value > 0.0 => "Infinity".into(),
        None => "-Infinity".into(),
    }
}

fn from_document(document: &Document) -> Value {
    match document {
        Document::Object(members) => {
            Value::Object(members.iter().map(|(name, value)| (name.clone(), from_document(value))).collect())
        }
        Document::Array(elements) => Value::Array(elements.iter().map(from_document).collect()),
        Document::Number(Number::PosInt(integer)) => (*integer).into(),
        Document::Number(Number::NegInt(integer)) => (*integer).into(),
        Document::Number(Number::Float(double)) => float(*double),
        Document::String(text) => text.as_str().into(),
        Document::Bool(boolean) => (*boolean).into(),
        _ => Value::Null,
    }
}

pub(crate) fn to_document(value: &Value) -> Document {
    match value {
        Value::Null => Document::Null,
        Value::Bool(boolean) => Document::Bool(*boolean),
        Value::Number(number) => Document::Number(match (number.as_u64(), number.as_i64()) {
            (Some(integer), _) => Number::PosInt(integer),
            (None, Some(integer)) => Number::NegInt(integer),
            (None, None) => Number::Float(number.as_f64().unwrap_or_default()),
        }),
        Value::String(text) => Document::String(text.clone()),
        Value::Array(elements) => Document::Array(elements.iter().map(to_document).collect()),
        Value::Object(members) => {
            Document::Object(members.iter().map(|(name, value)| (name.clone(), to_document(value))).collect())
        }
    }
}

/// Whether a value has everything that another one has. Lists must be equal in length.
pub(crate) fn is_part(part: &Value, whole: &Value) -> bool {
    match (part, whole) {
        (Value::Object(part), Value::Object(whole)) => {
            part.iter().all(|(name, value)| whole.get(name).is_some_and(|whole| is_part(value, whole)))
        }
        (Value::Array(part), Value::Array(whole)) => {
            part.len() == whole.len() && part.iter().zip(whole).all(|(part, whole)| is_part(part, whole))
        }
        _ => part == whole,
    }
}
