//! Converts plain data between JSON and [`Document`], which also has NaN and infinities.

use aws_smithy_types::{Document, Number};
use serde_json::{Value, json};

/// Converts a JSON value to a document.
pub(crate) fn from_json(value: Value) -> Document {
    match value {
        Value::Null => Document::Null,
        Value::Bool(boolean) => Document::Bool(boolean),
        Value::Number(number) => Document::Number(match (number.as_u64(), number.as_i64()) {
            (Some(positive), _) => Number::PosInt(positive),
            (None, Some(negative)) => Number::NegInt(negative),
            (None, None) => Number::Float(number.as_f64().unwrap_or(f64::NAN)),
        }),
        Value::String(text) => Document::String(text),
        Value::Array(elements) => Document::Array(elements.into_iter().map(from_json).collect()),
        Value::Object(entries) => match entries.get(DOUBLE).and_then(Value::as_str).map(str::parse) {
            Some(Ok(double)) => Document::Number(Number::Float(double)),
            _ => Document::Object(entries.into_iter().map(|(name, value)| (name, from_json(value))).collect()),
        },
    }
}

/// Converts a document to a JSON value.
pub(crate) fn to_json(document: &Document) -> Value {
    match document {
        Document::Null => Value::Null,
        Document::Bool(boolean) => json!(boolean),
        Document::Number(Number::PosInt(positive)) => json!(positive),
        Document::Number(Number::NegInt(negative)) => json!(negative),
        Document::Number(Number::Float(double)) if double.is_finite() => json!(double),
        Document::Number(Number::Float(double)) => json!({ DOUBLE: double.to_string() }),
        Document::String(text) => json!(text),
        Document::Array(elements) => elements.iter().map(to_json).collect(),
        Document::Object(entries) => entries.iter().map(|(name, value)| (name.clone(), to_json(value))).collect(),
    }
}

/// The only name in an object that represents NaN or an infinity.
const DOUBLE: &str = "$double";
