//! Values that formats of serde do not have, or not all of them: they are strings.

use aws_smithy_schema::serde::SerdeError;
use aws_smithy_types::DateTime;
use aws_smithy_types::date_time::Format;
use serde_core::de::{Error, Unexpected, Visitor};
use serde_core::{Deserializer, Serialize, Serializer};
use std::fmt;

/// The strings of numbers that JSON does not have, as in [Smithy's
/// protocols](https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html#non-numeric-float-and-double-serialization).
const NAN: &str = "NaN";
const INFINITY: &str = "Infinity";
const NEGATIVE_INFINITY: &str = "-Infinity";

/// A floating-point number.
pub(super) enum Float {
    Single(f32),
    Double(f64),
}

impl Serialize for Float {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let double = match *self {
            Self::Single(number) if number.is_finite() => return serializer.serialize_f32(number),
            Self::Single(number) => f64::from(number),
            Self::Double(number) if number.is_finite() => return serializer.serialize_f64(number),
            Self::Double(number) => number,
        };
        serializer.serialize_str(match (double.is_nan(), double > 0.0) {
            (true, _) => NAN,
            (false, true) => INFINITY,
            (false, false) => NEGATIVE_INFINITY,
        })
    }
}

/// Reads a double.
pub(super) fn double<'de, D: Deserializer<'de>>(deserializer: D) -> Result<f64, D::Error> {
    // A hint would make formats reject the strings.
    deserializer.deserialize_any(DoubleVisitor)
}

/// Reads a float.
pub(super) fn float<'de, D: Deserializer<'de>>(deserializer: D) -> Result<f32, D::Error> {
    let double = double(deserializer)?;
    #[allow(clippy::cast_possible_truncation)] // a finite number that is out of range is an error below
    let float = double as f32;
    match float.is_infinite() && double.is_finite() {
        true => Err(D::Error::invalid_value(Unexpected::Float(double), &"a single-precision number")),
        false => Ok(float),
    }
}

struct DoubleVisitor;

impl Visitor<'_> for DoubleVisitor {
    type Value = f64;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a number, \"{NAN}\", \"{INFINITY}\" or \"{NEGATIVE_INFINITY}\"")
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<f64, E> {
        Ok(number)
    }

    #[allow(clippy::cast_precision_loss)] // formats without a type for integers write `1` for 1.0
    fn visit_i64<E: Error>(self, number: i64) -> Result<f64, E> {
        Ok(number as f64)
    }

    #[allow(clippy::cast_precision_loss)] // as above
    fn visit_u64<E: Error>(self, number: u64) -> Result<f64, E> {
        Ok(number as f64)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<f64, E> {
        match text {
            NAN => Ok(f64::NAN),
            INFINITY => Ok(f64::INFINITY),
            NEGATIVE_INFINITY => Ok(f64::NEG_INFINITY),
            _ => Err(E::invalid_value(Unexpected::Str(text), &self)),
        }
    }
}

/// Formats a timestamp, with all digits of its fraction that are not trailing zeros.
pub(super) fn format_timestamp(timestamp: &DateTime) -> Result<String, SerdeError> {
    // AWS's formatter writes microseconds.
    let whole = DateTime::from_secs(timestamp.secs()).fmt(Format::DateTime);
    let mut text = whole.map_err(|error| SerdeError::invalid_input(error.to_string()))?;
    if timestamp.subsec_nanos() > 0 {
        text.pop();
        text.push_str(format!(".{:09}", timestamp.subsec_nanos()).trim_end_matches('0'));
        text.push('Z');
    }
    Ok(text)
}

/// Parses a timestamp with any offset.
pub(super) fn parse_timestamp(text: &str) -> Result<DateTime, SerdeError> {
    let parsed = DateTime::from_str(text, Format::DateTimeWithOffset);
    parsed.map_err(|error| SerdeError::invalid_input(format!("`{text}` is not a timestamp of RFC 3339: {error}")))
}
