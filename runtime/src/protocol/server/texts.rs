/// Implements the methods of `ShapeDeserializer` that read values other than structures, lists and maps, by `self.text()`.
macro_rules! texts {
    ($($read:ident: $parse:ident -> $type:ty;)+) => {
        without_nulls!();

        $(
            fn $read(&mut self, _schema: &Schema<'_>) -> Result<$type, SerdeError> {
                $parse(self.text()?)
            }
        )+

        fn read_float(&mut self, _schema: &Schema<'_>) -> Result<f32, SerdeError> {
            narrow(double(self.text()?)?)
        }

        fn read_boolean(&mut self, _schema: &Schema<'_>) -> Result<bool, SerdeError> {
            match self.text()? {
                "true" => Ok(true),
                "false" => Ok(false),
                text => Err(not_a("`true` or `false`", text)),
            }
        }

        fn read_string(&mut self, _schema: &Schema<'_>) -> Result<String, SerdeError> {
            self.text().map(str::to_owned)
        }

        fn read_blob(&mut self, _schema: &Schema<'_>) -> Result<Blob, SerdeError> {
            base64::decode(self.text()?)
        }

        fn read_timestamp(&mut self, _schema: &Schema<'_>) -> Result<DateTime, SerdeError> {
            timestamp::parse(self.text()?)
        }

        fn read_document(&mut self, _schema: &Schema<'_>) -> Result<Document, SerdeError> {
            Err(SerdeError::unsupported("documents are not supported in texts"))
        }

        fn is_null(&self) -> bool {
            false
        }

        fn skip_value(&mut self) -> Result<(), SerdeError> {
            Ok(())
        }

        fn container_size(&self) -> Option<usize> {
            None
        }
    };
    () => {
        texts! {
            read_byte: integer -> i8;
            read_short: integer -> i16;
            read_integer: integer -> i32;
            read_long: integer -> i64;
            read_double: double -> f64;
            read_big_integer: integer -> BigInteger;
            read_big_decimal: decimal -> BigDecimal;
        }
    };
}

pub(super) use texts;
