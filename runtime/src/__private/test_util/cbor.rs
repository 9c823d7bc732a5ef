use super::Failure;
use ciborium::Value;

/// Writes each timestamp of whole seconds as an integer. The
/// [protocol](https://smithy.io/2.0/additional-specs/protocols/smithy-rpc-v2.html#timestamp-type-serialization) also
/// allows a double.
pub(super) fn normalize(bytes: &[u8]) -> Result<Vec<u8>, Failure> {
    let value: Value = ciborium::from_reader(bytes)?;
    let mut normalized = Vec::new();
    ciborium::into_writer(&normalized_value(value), &mut normalized)?;
    Ok(normalized)
}

fn normalized_value(value: Value) -> Value {
    match value {
        Value::Tag(TIMESTAMP, seconds) => Value::Tag(TIMESTAMP, Box::new(whole_seconds(*seconds))),
        Value::Array(elements) => Value::Array(elements.into_iter().map(normalized_value).collect()),
        Value::Map(entries) => {
            Value::Map(entries.into_iter().map(|(key, value)| (key, normalized_value(value))).collect())
        }
        other => other,
    }
}

const TIMESTAMP: u64 = 1;

fn whole_seconds(seconds: Value) -> Value {
    match seconds {
        // Doubles represent whole numbers in this range exactly.
        Value::Float(float) if float.fract() == 0.0 && float.abs() < 9e15 => Value::from(float as i64),
        other => other,
    }
}
