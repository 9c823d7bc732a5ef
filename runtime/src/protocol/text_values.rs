/// Implements the methods of `ShapeDeserializer` that read numbers, timestamps and blobs from a text, and those about nulls and
/// containers, which a text is not. The expression is the text, and the literal is the kind of texts.
macro_rules! text_values {
    ($self:ident => $text:expr, in $texts:literal) => {
        crate::protocol::text_values::text_values! {
            $self => $text;
            read_byte: crate::protocol::numbers::integer => i8;
            read_short: crate::protocol::numbers::integer => i16;
            read_integer: crate::protocol::numbers::integer => i32;
            read_long: crate::protocol::numbers::integer => i64;
            read_double: crate::protocol::numbers::double => f64;
            read_big_integer: crate::protocol::numbers::integer => aws_smithy_types::BigInteger;
            read_big_decimal: crate::protocol::numbers::decimal => aws_smithy_types::BigDecimal;
            read_timestamp: crate::protocol::timestamp::parse => aws_smithy_types::DateTime;
            read_blob: crate::protocol::base64::decode => aws_smithy_types::Blob;
        }

        fn read_float(
            &mut $self,
            _schema: &aws_smithy_schema::Schema<'_>,
        ) -> Result<f32, aws_smithy_schema::serde::SerdeError> {
            crate::protocol::numbers::narrow(crate::protocol::numbers::double(&$text)?)
        }

        fn read_document(
            &mut self,
            _schema: &aws_smithy_schema::Schema<'_>,
        ) -> Result<aws_smithy_types::Document, aws_smithy_schema::serde::SerdeError> {
            let message = concat!("documents are not supported in ", $texts);
            Err(aws_smithy_schema::serde::SerdeError::unsupported(message))
        }

        fn is_null(&self) -> bool {
            false
        }

        fn skip_value(&mut self) -> Result<(), aws_smithy_schema::serde::SerdeError> {
            Ok(())
        }

        fn container_size(&self) -> Option<usize> {
            None
        }
    };
    ($self:ident => $text:expr; $($read:ident: $parse:path => $type:ty;)*) => {$(
        fn $read(
            &mut $self,
            _schema: &aws_smithy_schema::Schema<'_>,
        ) -> Result<$type, aws_smithy_schema::serde::SerdeError> {
            $parse(&$text)
        }
    )*};
}

pub(super) use text_values;
