use aws_smithy_schema::Schema;
use aws_smithy_schema::serde::{SerdeError, ShapeDeserializer};
use aws_smithy_types::date_time::Format;
use aws_smithy_types::{BigDecimal, BigInteger, Blob, DateTime, Document};
use std::collections::HashMap;
use std::ops::DerefMut;

/// Reads timestamps exactly. The codec converts them to a double first, so that `946845296.123` has 122999907 nanoseconds.
pub(super) struct EpochSeconds<D>(pub(super) D);

macro_rules! delegate {
    ($($method:ident: $type:ty;)*) => {$(
        fn $method(&mut self, schema: &Schema<'_>) -> Result<$type, SerdeError> {
            self.0.$method(schema)
        }
    )*};
}

impl<'d, D: DerefMut<Target = dyn ShapeDeserializer + 'd>> ShapeDeserializer for EpochSeconds<D> {
    fn read_timestamp(&mut self, schema: &Schema<'_>) -> Result<DateTime, SerdeError> {
        timestamp(self.0.read_big_decimal(schema)?.as_ref())
    }

    fn read_struct(
        &mut self,
        schema: &Schema<'_>,
        read: &mut dyn FnMut(&Schema<'_>, &mut dyn ShapeDeserializer) -> Result<(), SerdeError>,
    ) -> Result<(), SerdeError> {
        self.0.read_struct(schema, &mut |member, value| read(member, &mut EpochSeconds(value)))
    }

    fn read_list(
        &mut self,
        schema: &Schema<'_>,
        read: &mut dyn FnMut(&mut dyn ShapeDeserializer) -> Result<(), SerdeError>,
    ) -> Result<(), SerdeError> {
        self.0.read_list(schema, &mut |element| read(&mut EpochSeconds(element)))
    }

    fn read_map(
        &mut self,
        schema: &Schema<'_>,
        read: &mut dyn FnMut(String, &mut dyn ShapeDeserializer) -> Result<(), SerdeError>,
    ) -> Result<(), SerdeError> {
        self.0.read_map(schema, &mut |key, value| read(key, &mut EpochSeconds(value)))
    }

    delegate! {
        read_boolean: bool;
        read_byte: i8;
        read_short: i16;
        read_integer: i32;
        read_long: i64;
        read_float: f32;
        read_double: f64;
        read_big_integer: BigInteger;
        read_big_decimal: BigDecimal;
        read_string: String;
        read_blob: Blob;
        read_document: Document;
        read_string_list: Vec<String>;
        read_blob_list: Vec<Blob>;
        read_integer_list: Vec<i32>;
        read_long_list: Vec<i64>;
        read_string_string_map: HashMap<String, String>;
    }

    fn is_null(&self) -> bool {
        self.0.is_null()
    }

    fn read_null(&mut self) -> Result<(), SerdeError> {
        self.0.read_null()
    }

    fn skip_value(&mut self) -> Result<(), SerdeError> {
        self.0.skip_value()
    }

    fn container_size(&self) -> Option<usize> {
        self.0.container_size()
    }
}

/// The timestamp of a number of seconds. One that nine decimal places cannot represent is converted to a double first.
fn timestamp(seconds: &str) -> Result<DateTime, SerdeError> {
    if let Ok(timestamp) = DateTime::from_str(seconds, Format::EpochSeconds) {
        return Ok(timestamp);
    }
    let range = i64::MIN as f64..i64::MAX as f64;
    let parsed = seconds.parse().ok().filter(|seconds| range.contains(seconds));
    parsed.map(DateTime::from_secs_f64).ok_or_else(|| SerdeError::custom(format!("`{seconds}` is not a timestamp")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seconds_are_read_as_they_are_written() {
        for (text, expected) in [
            ("946845296.123", DateTime::from_secs_and_nanos(946_845_296, 123_000_000)),
            ("946845296.123456789", DateTime::from_secs_and_nanos(946_845_296, 123_456_789)),
            ("-0.25", DateTime::from_secs_and_nanos(-1, 750_000_000)),
            ("1515531081", DateTime::from_secs(1_515_531_081)),
            ("1.5e3", DateTime::from_secs(1500)),
            ("2.50000000000", DateTime::from_secs_and_nanos(2, 500_000_000)),
        ] {
            assert_eq!(timestamp(text).expect(text), expected, "{text}");
        }
    }

    #[test]
    fn texts_that_are_not_timestamps_are_errors() {
        for text in ["1e19", "-1e300", "9223372036854775808", "NaN", "Infinity", "1e999", "", "2000-01-02T20:34:56Z"] {
            assert!(timestamp(text).is_err(), "{text}");
        }
    }
}
