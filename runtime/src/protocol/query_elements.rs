//! Lists of awsQuery whose elements are all empty structures. Such an element has no keys, so neither has the list. AWS's
//! serializer writes the list as an empty one, `Filters=`, which says something else.

use aws_smithy_schema::Schema;
use aws_smithy_schema::serde::{SerdeError, SerializableStruct, ShapeSerializer};
use aws_smithy_types::{BigDecimal, BigInteger, Blob, DateTime, Document};

/// A structure without the lists that have elements, and none with a key.
pub(super) struct WithoutEmptyElements<'v>(pub(super) &'v dyn SerializableStruct);

impl SerializableStruct for WithoutEmptyElements<'_> {
    fn schema(&self) -> &Schema<'_> {
        self.0.schema()
    }

    fn serialize_members(&self, serializer: &mut dyn ShapeSerializer) -> Result<(), SerdeError> {
        self.0.serialize_members(&mut Serializer(serializer))
    }
}

type Write<'w> = &'w dyn Fn(&mut dyn ShapeSerializer) -> Result<(), SerdeError>;

/// Leaves such lists out.
struct Serializer<'s>(&'s mut dyn ShapeSerializer);

/// Whether a list has elements, and whether any of them has a key. It stops at the first key.
struct Probe {
    has_elements: bool,
    has_keys: bool,
}

impl Probe {
    fn of(write: Write<'_>) -> Self {
        let mut probe = Self { has_elements: false, has_keys: false };
        // An error is the first key, or one that the list is written for.
        probe.has_keys = write(&mut probe).is_err();
        probe
    }
}

/// Stops at a key.
fn found_key() -> Result<(), SerdeError> {
    Err(SerdeError::custom("found a key"))
}

macro_rules! scalars {
    ($($method:ident: $type:ty;)*) => {
        impl ShapeSerializer for Serializer<'_> {
            fn write_struct(&mut self, schema: &Schema<'_>, value: &dyn SerializableStruct) -> Result<(), SerdeError> {
                self.0.write_struct(schema, &WithoutEmptyElements(value))
            }

            fn write_list(&mut self, schema: &Schema<'_>, write: Write<'_>) -> Result<(), SerdeError> {
                match Probe::of(write) {
                    Probe { has_elements: true, has_keys: false } => Ok(()),
                    _ => self.0.write_list(schema, &|serializer| write(&mut Serializer(serializer))),
                }
            }

            fn write_map(&mut self, schema: &Schema<'_>, write: Write<'_>) -> Result<(), SerdeError> {
                self.0.write_map(schema, &|serializer| write(&mut Serializer(serializer)))
            }

            $(
                fn $method(&mut self, schema: &Schema<'_>, value: $type) -> Result<(), SerdeError> {
                    self.0.$method(schema, value)
                }
            )*

            fn write_null(&mut self, schema: &Schema<'_>) -> Result<(), SerdeError> {
                self.0.write_null(schema)
            }
        }

        impl ShapeSerializer for Probe {
            fn write_struct(&mut self, _schema: &Schema<'_>, value: &dyn SerializableStruct) -> Result<(), SerdeError> {
                self.has_elements = true;
                value.serialize_members(self)
            }

            /// An empty list that is a member has a key.
            fn write_list(&mut self, schema: &Schema<'_>, write: Write<'_>) -> Result<(), SerdeError> {
                self.has_elements = true;
                let list = Self::of(write);
                let is_empty_member = !list.has_elements && schema.member_name().is_some();
                if list.has_keys || is_empty_member { found_key() } else { Ok(()) }
            }

            fn write_map(&mut self, _schema: &Schema<'_>, write: Write<'_>) -> Result<(), SerdeError> {
                self.has_elements = true;
                write(self)
            }

            $(
                fn $method(&mut self, _schema: &Schema<'_>, _value: $type) -> Result<(), SerdeError> {
                    found_key()
                }
            )*

            fn write_null(&mut self, _schema: &Schema<'_>) -> Result<(), SerdeError> {
                Ok(())
            }
        }
    };
}

scalars! {
    write_boolean: bool;
    write_byte: i8;
    write_short: i16;
    write_integer: i32;
    write_long: i64;
    write_float: f32;
    write_double: f64;
    write_big_integer: &BigInteger;
    write_big_decimal: &BigDecimal;
    write_string: &str;
    write_blob: Blob;
    write_timestamp: &DateTime;
    write_document: &Document;
}
