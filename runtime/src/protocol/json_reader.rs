use super::delegate::delegate;
use super::numbers::{integral, narrow};
use super::timestamp;
use super::without_nulls::without_nulls;
use aws_smithy_json::codec::{JsonCodec, JsonCodecSettings};
use aws_smithy_schema::Schema;
use aws_smithy_schema::codec::Codec;
use aws_smithy_schema::serde::{SerdeError, ShapeDeserializer};
use aws_smithy_types::{BigDecimal, BigInteger, Blob, DateTime, Document};
use std::ops::DerefMut;

/// Reads [JSON](https://www.rfc-editor.org/rfc/rfc8259) by AWS's decoder, except what it reads too strictly or inexactly.
pub(crate) struct JsonReader<D>(D);

impl<'a> JsonReader<Box<dyn ShapeDeserializer + 'a>> {
    /// Reads a body. One that is blank or `null` has no members.
    pub(crate) fn new(body: &'a [u8], use_json_name: bool) -> Self {
        let settings = JsonCodecSettings::builder()
            .use_json_name(use_json_name)
            .allow_integral_float_numbers(true)
            .enforce_strictness(true)
            .validate_skipped_string_encoding(true)
            .build();
        Self(Box::new(JsonCodec::new(settings).create_deserializer(document(body))))
    }
}

/// The text of a body, without a [byte-order mark](https://www.rfc-editor.org/rfc/rfc8259#section-8.1) before it and without
/// [white space](https://www.rfc-editor.org/rfc/rfc8259#section-2) around it, so that a blank text is empty.
fn document(body: &[u8]) -> &[u8] {
    let mut text = body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(body);
    while let [b' ' | b'\t' | b'\n' | b'\r', rest @ ..] | [rest @ .., b' ' | b'\t' | b'\n' | b'\r'] = text {
        text = rest;
    }
    text
}

impl<'d, D: DerefMut<Target = dyn ShapeDeserializer + 'd>> ShapeDeserializer for JsonReader<D> {
    fn read_struct(
        &mut self,
        schema: &Schema<'_>,
        read: &mut dyn FnMut(&Schema<'_>, &mut dyn ShapeDeserializer) -> Result<(), SerdeError>,
    ) -> Result<(), SerdeError> {
        if self.0.is_null() {
            return self.0.read_null();
        }
        self.0.read_struct(schema, &mut |member, value| read(member, &mut JsonReader(value)))
    }

    fn read_list(
        &mut self,
        schema: &Schema<'_>,
        read: &mut dyn FnMut(&mut dyn ShapeDeserializer) -> Result<(), SerdeError>,
    ) -> Result<(), SerdeError> {
        self.0.read_list(schema, &mut |element| read(&mut JsonReader(element)))
    }

    fn read_map(
        &mut self,
        schema: &Schema<'_>,
        read: &mut dyn FnMut(String, &mut dyn ShapeDeserializer) -> Result<(), SerdeError>,
    ) -> Result<(), SerdeError> {
        self.0.read_map(schema, &mut |key, value| read(key, &mut JsonReader(value)))
    }

    delegate! {
        0:
        read_boolean -> bool;
        read_byte -> i8;
        read_short -> i16;
        read_integer -> i32;
        read_long -> i64;
        read_double -> f64;
        read_big_decimal -> BigDecimal;
        read_string -> String;
        read_document -> Document;
    }

    without_nulls!();

    /// AWS's decoder reads a number that is out of range as an infinity.
    fn read_float(&mut self, schema: &Schema<'_>) -> Result<f32, SerdeError> {
        narrow(self.0.read_double(schema)?)
    }

    /// AWS's decoder reads digits only, not `1.0` or `1e3`.
    fn read_big_integer(&mut self, schema: &Schema<'_>) -> Result<BigInteger, SerdeError> {
        let number = self.0.read_big_decimal(schema)?;
        let parsed = integral(number.as_ref()).and_then(|text| text.parse().ok());
        parsed.ok_or_else(|| SerdeError::invalid_input(format!("`{}` is not an integer", number.as_ref())))
    }

    /// AWS's decoder reads no base64 with line breaks.
    fn read_blob(&mut self, schema: &Schema<'_>) -> Result<Blob, SerdeError> {
        super::base64::decode(&self.0.read_string(schema)?)
    }

    /// AWS's decoder converts a number to a double first, which loses nanoseconds.
    fn read_timestamp(&mut self, schema: &Schema<'_>) -> Result<DateTime, SerdeError> {
        // A value that is not a string is left to be read.
        match self.0.read_string(schema) {
            Ok(text) => timestamp::parse(&text),
            Err(_) => timestamp::parse(self.0.read_big_decimal(schema)?.as_ref()),
        }
    }

    delegate!(0: null);
}
