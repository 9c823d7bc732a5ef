use super::cbor_item::{self, malformed};
use super::numbers::narrow;
use super::timestamp;
use super::without_nulls::without_nulls;
use aws_smithy_schema::Schema;
use aws_smithy_schema::serde::{SerdeError, ShapeDeserializer};
use aws_smithy_types::{BigDecimal, BigInteger, Blob, DateTime, Document};
use minicbor::Decoder;
use minicbor::data::{Tag, Type};
use minicbor::decode::Error;

/// The [tags](https://www.rfc-editor.org/rfc/rfc8949#section-3.4) of timestamps.
const DATE_TIME: u64 = 0;
const EPOCH_SECONDS: u64 = 1;

/// The tags of bignums.
const POSITIVE: u64 = 2;
const NEGATIVE: u64 = 3;

/// Reads [CBOR](https://www.rfc-editor.org/rfc/rfc8949). AWS's decoder refuses values that differ from what it writes, such as
/// an integer for a float, and cuts timestamps off after milliseconds.
pub(super) struct CborReader<'a> {
    decoder: Decoder<'a>,
}

/// A number, without the tags before it.
enum Number {
    Integer(i128),
    Single(f32),
    Double(f64),
}

impl<'a> CborReader<'a> {
    /// Reads a body. An empty one has no members.
    ///
    /// # Errors
    /// The body is not one well-formed value.
    pub(super) fn new(body: &'a [u8]) -> Result<Self, SerdeError> {
        if !body.is_empty() {
            cbor_item::check(body)?;
        }
        Ok(Self { decoder: Decoder::new(body) })
    }

    /// The type of the next value, without the tags before it: a reader ignores tags that it does not know.
    fn untagged(&mut self) -> Result<Type, SerdeError> {
        loop {
            match self.decoder.datatype().map_err(malformed)? {
                Type::Tag => self.decoder.tag().map_err(malformed)?,
                other => return Ok(other),
            };
        }
    }

    fn read<T>(&mut self, read: impl FnOnce(&mut Decoder<'a>) -> Result<T, Error>) -> Result<T, SerdeError> {
        self.untagged()?;
        read(&mut self.decoder).map_err(malformed)
    }

    /// Reads each element or entry of a list, structure or map, of definite or
    /// [indefinite](https://www.rfc-editor.org/rfc/rfc8949#section-3.2.2) length.
    fn each(
        &mut self,
        length: Option<u64>,
        mut read: impl FnMut(&mut Self) -> Result<(), SerdeError>,
    ) -> Result<(), SerdeError> {
        match length {
            Some(length) => {
                for _ in 0..length {
                    read(self)?;
                }
            }
            None => {
                while self.decoder.datatype().map_err(malformed)? != Type::Break {
                    read(self)?;
                }
                self.decoder.skip().map_err(malformed)?;
            }
        }
        Ok(())
    }

    /// Reads a text of definite or indefinite length. Another value is left to be read.
    fn text(&mut self) -> Result<String, SerdeError> {
        let start = self.decoder.position();
        let text = match self.untagged()? {
            Type::StringIndef => self.decoder.str_iter().and_then(Iterator::collect),
            _ => self.decoder.str().map(str::to_owned),
        };
        text.map_err(|error| {
            self.decoder.set_position(start);
            malformed(error)
        })
    }

    /// Reads bytes of definite or indefinite length.
    fn bytes(&mut self) -> Result<Vec<u8>, SerdeError> {
        let pieces: Result<Vec<&[u8]>, Error> = self.decoder.bytes_iter().and_then(Iterator::collect);
        Ok(pieces.map_err(malformed)?.concat())
    }

    /// Reads a number, which can be a [bignum](https://www.rfc-editor.org/rfc/rfc8949#section-3.4.3).
    fn number(&mut self) -> Result<Number, SerdeError> {
        let mut tag = None;
        while self.decoder.datatype().map_err(malformed)? == Type::Tag {
            tag = Some(self.decoder.tag().map_err(malformed)?.as_u64());
        }
        Ok(match (self.decoder.datatype().map_err(malformed)?, tag) {
            (Type::F16, _) => Number::Single(self.decoder.f16().map_err(malformed)?),
            (Type::F32, _) => Number::Single(self.decoder.f32().map_err(malformed)?),
            (Type::F64, _) => Number::Double(self.decoder.f64().map_err(malformed)?),
            (Type::Bytes | Type::BytesIndef, Some(POSITIVE)) => Number::Integer(magnitude(&self.bytes()?)?),
            (Type::Bytes | Type::BytesIndef, Some(NEGATIVE)) => Number::Integer(-1 - magnitude(&self.bytes()?)?),
            _ => Number::Integer(self.decoder.int().map_err(malformed)?.into()),
        })
    }

    /// Reads an integer, or a float that is one.
    fn integer<T: TryFrom<i128>>(&mut self) -> Result<T, SerdeError> {
        let integer = match self.number()? {
            Number::Integer(value) => Some(value),
            Number::Single(value) => exact(value.into()),
            Number::Double(value) => exact(value),
        };
        let converted = integer.and_then(|integer| T::try_from(integer).ok());
        converted.ok_or_else(|| SerdeError::invalid_input("the number has a fraction or is out of range"))
    }

    /// The bytes of a bignum, with one length. `None`, and the value is left to be read, if it is another one.
    fn bignum(&mut self) -> Result<Option<Vec<u8>>, SerdeError> {
        let start = self.decoder.position();
        let mut tag = None;
        while self.decoder.datatype().map_err(malformed)? == Type::Tag {
            tag = Some(self.decoder.tag().map_err(malformed)?.as_u64());
        }
        let is_bytes = matches!(self.decoder.datatype(), Ok(Type::Bytes | Type::BytesIndef));
        match tag {
            Some(tag @ (POSITIVE | NEGATIVE)) if is_bytes => {
                let magnitude = self.bytes()?;
                let mut bignum = minicbor::Encoder::new(Vec::new());
                // Writing to a vector cannot fail.
                let _ = bignum.tag(Tag::new(tag)).and_then(|bignum| bignum.bytes(&magnitude));
                Ok(Some(bignum.into_writer()))
            }
            _ => {
                self.decoder.set_position(start);
                Ok(None)
            }
        }
    }

    /// Reads a number of seconds.
    fn seconds(&mut self, schema: &Schema<'_>) -> Result<DateTime, SerdeError> {
        match self.number()? {
            Number::Integer(value) => timestamp::parse(&value.to_string()),
            Number::Single(value) => timestamp::parse(&value.to_string()),
            Number::Double(value) => timestamp::parse(&value.to_string()),
        }
        .map_err(|error| SerdeError::invalid_input(format!("`{}`: {error}", schema.member_name().unwrap_or("value"))))
    }

    /// AWS's decoder of the next value, for numbers of arbitrary precision.
    fn aws<T>(
        &mut self,
        read: impl FnOnce(&mut aws_smithy_cbor::Decoder<'a>) -> Result<T, aws_smithy_cbor::decode::DeserializeError>,
    ) -> Result<T, SerdeError> {
        let mut decoder = aws_smithy_cbor::Decoder::new(self.decoder.input());
        decoder.set_position(self.decoder.position());
        let value = read(&mut decoder).map_err(|error| SerdeError::invalid_input(error.to_string()))?;
        self.decoder.set_position(decoder.position());
        Ok(value)
    }
}

/// The unsigned integer of these bytes, in network byte order.
fn magnitude(bytes: &[u8]) -> Result<i128, SerdeError> {
    let zeros = bytes.iter().take_while(|byte| **byte == 0).count();
    let digits = bytes.get(zeros..).unwrap_or_default();
    // An `i128` has room for fifteen bytes and a sign.
    if digits.len() > 15 {
        return Err(SerdeError::invalid_input("the number is out of range"));
    }
    Ok(digits.iter().fold(0, |magnitude, byte| magnitude << 8 | i128::from(*byte)))
}

/// The integer that a float is, if it is one.
fn exact(value: f64) -> Option<i128> {
    // A float converts to the nearest integer, which is the same float only if nothing is lost.
    let integer = value as i128;
    (integer as f64 == value && integer != i128::MAX).then_some(integer)
}

macro_rules! integers {
    ($($method:ident -> $type:ty;)*) => {$(
        fn $method(&mut self, _schema: &Schema<'_>) -> Result<$type, SerdeError> {
            self.integer()
        }
    )*};
}

impl ShapeDeserializer for CborReader<'_> {
    fn read_struct(
        &mut self,
        schema: &Schema<'_>,
        read: &mut dyn FnMut(&Schema<'_>, &mut dyn ShapeDeserializer) -> Result<(), SerdeError>,
    ) -> Result<(), SerdeError> {
        if self.decoder.input().is_empty() {
            return Ok(());
        }
        if self.decoder.position() == 0 && self.is_null() {
            return self.read_null();
        }
        let length = self.read(Decoder::map)?;
        self.each(length, |reader| {
            let name = reader.text()?;
            let member = schema.member_schema(&name);
            if reader.is_null() || (member.is_none() && name == "__type") {
                return reader.skip_value();
            }
            let start = reader.decoder.position();
            read(member.unwrap_or(&aws_smithy_schema::prelude::DOCUMENT), reader)?;
            // A member that the model does not know is not read.
            if reader.decoder.position() == start { reader.skip_value() } else { Ok(()) }
        })
    }

    fn read_list(
        &mut self,
        _schema: &Schema<'_>,
        read: &mut dyn FnMut(&mut dyn ShapeDeserializer) -> Result<(), SerdeError>,
    ) -> Result<(), SerdeError> {
        let length = self.read(Decoder::array)?;
        self.each(length, |reader| read(reader))
    }

    fn read_map(
        &mut self,
        _schema: &Schema<'_>,
        read: &mut dyn FnMut(String, &mut dyn ShapeDeserializer) -> Result<(), SerdeError>,
    ) -> Result<(), SerdeError> {
        let length = self.read(Decoder::map)?;
        self.each(length, |reader| {
            let key = reader.text()?;
            read(key, reader)
        })
    }

    integers! {
        read_byte -> i8;
        read_short -> i16;
        read_integer -> i32;
        read_long -> i64;
    }

    without_nulls!();

    fn read_boolean(&mut self, _schema: &Schema<'_>) -> Result<bool, SerdeError> {
        self.read(Decoder::bool)
    }

    /// Reads a float of any width, or an integer. A service may send a [longer](https://www.rfc-editor.org/rfc/rfc8949#section-4.1)
    /// form than it needs.
    fn read_float(&mut self, _schema: &Schema<'_>) -> Result<f32, SerdeError> {
        let value = match self.number()? {
            Number::Integer(value) => value as f64,
            Number::Single(value) => return Ok(value),
            Number::Double(value) => value,
        };
        narrow(value)
    }

    fn read_double(&mut self, _schema: &Schema<'_>) -> Result<f64, SerdeError> {
        Ok(match self.number()? {
            Number::Integer(value) => value as f64,
            Number::Single(value) => value.into(),
            Number::Double(value) => value,
        })
    }

    fn read_big_integer(&mut self, _schema: &Schema<'_>) -> Result<BigInteger, SerdeError> {
        if let Some(bignum) = self.bignum()? {
            let value = aws_smithy_cbor::Decoder::new(&bignum).big_integer();
            return value.map_err(|error| SerdeError::invalid_input(error.to_string()));
        }
        let text = self.integer::<i128>()?.to_string();
        text.parse().map_err(|_| SerdeError::invalid_input(format!("`{text}` is not an integer")))
    }

    fn read_big_decimal(&mut self, _schema: &Schema<'_>) -> Result<BigDecimal, SerdeError> {
        if self.decoder.datatype().map_err(malformed)? == Type::Tag {
            return self.aws(aws_smithy_cbor::Decoder::big_decimal);
        }
        let text = match self.number()? {
            Number::Integer(value) => value.to_string(),
            Number::Single(value) => value.to_string(),
            Number::Double(value) => value.to_string(),
        };
        text.parse().map_err(|_| SerdeError::invalid_input(format!("`{text}` is not a decimal number")))
    }

    fn read_string(&mut self, _schema: &Schema<'_>) -> Result<String, SerdeError> {
        self.text()
    }

    fn read_blob(&mut self, _schema: &Schema<'_>) -> Result<Blob, SerdeError> {
        self.untagged()?;
        self.bytes().map(Blob::new)
    }

    /// Reads seconds or a text, with or without their tag. A float is read as the shortest decimal number for it, which is the number
    /// that the service has written: 946845296.123, not 946845296.122999907.
    fn read_timestamp(&mut self, schema: &Schema<'_>) -> Result<DateTime, SerdeError> {
        while self.decoder.datatype().map_err(malformed)? == Type::Tag {
            match self.decoder.tag().map_err(malformed)?.as_u64() {
                EPOCH_SECONDS => return self.seconds(schema),
                DATE_TIME => return timestamp::parse(&self.text()?),
                _ => {}
            }
        }
        match self.decoder.datatype().map_err(malformed)? {
            Type::String | Type::StringIndef => timestamp::parse(&self.text()?),
            _ => self.seconds(schema),
        }
    }

    fn read_document(&mut self, _schema: &Schema<'_>) -> Result<Document, SerdeError> {
        Err(SerdeError::unsupported("documents are not supported by rpcv2Cbor"))
    }

    /// Whether the value is null, or [undefined](https://www.rfc-editor.org/rfc/rfc8949#section-5.7).
    fn is_null(&self) -> bool {
        let mut decoder = self.decoder.clone();
        while let Ok(Type::Tag) = decoder.datatype() {
            if decoder.tag().is_err() {
                return false;
            }
        }
        matches!(decoder.datatype(), Ok(Type::Null | Type::Undefined))
    }

    fn read_null(&mut self) -> Result<(), SerdeError> {
        self.skip_value()
    }

    fn skip_value(&mut self) -> Result<(), SerdeError> {
        self.decoder.skip().map_err(malformed)
    }

    fn container_size(&self) -> Option<usize> {
        None
    }
}
