//! Structures whose members are written with others, or without some.

use aws_smithy_schema::serde::{SerdeError, SerializableStruct, ShapeSerializer};
use aws_smithy_schema::{Schema, ShapeType, shape_id};
use aws_smithy_types::{BigDecimal, BigInteger, Blob, DateTime, Document};
use std::cell::Cell;

/// A structure with texts before its members, and without the members that the response has elsewhere.
pub(super) struct Members<'v> {
    pub(super) value: Option<&'v dyn SerializableStruct>,
    /// The schema to write the structure with.
    pub(super) schema: &'v Schema<'v>,
    pub(super) before: Vec<(&'static Schema<'static>, &'v str)>,
    pub(super) is_left_out: fn(&Schema<'_>) -> bool,
    /// The name of a member `message`, if the envelope has another one for it.
    pub(super) message: Option<&'static Schema<'static>>,
    /// The value of the member that is the status of the response.
    pub(super) status: Cell<Option<i32>>,
}

impl<'v> Members<'v> {
    /// All members of a structure.
    pub(super) fn of(value: &'v dyn SerializableStruct, schema: &'v Schema<'v>) -> Self {
        Self {
            value: Some(value),
            schema,
            before: Vec::new(),
            is_left_out: |_| false,
            message: None,
            status: Cell::new(None),
        }
    }
}

impl SerializableStruct for Members<'_> {
    fn schema(&self) -> &Schema<'_> {
        self.schema
    }

    fn serialize_members(&self, serializer: &mut dyn ShapeSerializer) -> Result<(), SerdeError> {
        for (schema, text) in &self.before {
            serializer.write_string(schema, text)?;
        }
        match self.value {
            Some(value) => value.serialize_members(&mut Serializer { members: self, serializer }),
            None => Ok(()),
        }
    }
}

/// A member of an envelope that is a text.
pub(super) const fn text(name: &'static str, index: usize) -> Schema<'static> {
    Schema::new_member(shape_id!("smithereens", "Envelope"), ShapeType::String, name, index)
}

type Write<'w> = &'w dyn Fn(&mut dyn ShapeSerializer) -> Result<(), SerdeError>;

/// Passes on the members that are not left out.
struct Serializer<'s, 'v> {
    members: &'s Members<'v>,
    serializer: &'s mut dyn ShapeSerializer,
}

macro_rules! values {
    ($($method:ident: $type:ty;)*) => {$(
        fn $method(&mut self, schema: &Schema<'_>, value: $type) -> Result<(), SerdeError> {
            if (self.members.is_left_out)(schema) {
                return Ok(());
            }
            self.serializer.$method(schema, value)
        }
    )*};
}

impl ShapeSerializer for Serializer<'_, '_> {
    values! {
        write_struct: &dyn SerializableStruct;
        write_list: Write<'_>;
        write_map: Write<'_>;
        write_boolean: bool;
        write_byte: i8;
        write_short: i16;
        write_long: i64;
        write_float: f32;
        write_double: f64;
        write_big_integer: &BigInteger;
        write_big_decimal: &BigDecimal;
        write_blob: Blob;
        write_timestamp: &DateTime;
        write_document: &Document;
    }

    fn write_integer(&mut self, schema: &Schema<'_>, value: i32) -> Result<(), SerdeError> {
        if schema.http_response_code().is_some() {
            self.members.status.set(Some(value));
        }
        if (self.members.is_left_out)(schema) {
            return Ok(());
        }
        self.serializer.write_integer(schema, value)
    }

    fn write_string(&mut self, schema: &Schema<'_>, value: &str) -> Result<(), SerdeError> {
        if (self.members.is_left_out)(schema) {
            return Ok(());
        }
        match self.members.message.filter(|_| schema.member_name() == Some("message") && schema.xml_name().is_none()) {
            Some(message) => self.serializer.write_string(message, value),
            None => self.serializer.write_string(schema, value),
        }
    }

    fn write_null(&mut self, schema: &Schema<'_>) -> Result<(), SerdeError> {
        self.serializer.write_null(schema)
    }

    fn write_list_with_length(
        &mut self,
        schema: &Schema<'_>,
        length: usize,
        write: Write<'_>,
    ) -> Result<(), SerdeError> {
        if (self.members.is_left_out)(schema) {
            return Ok(());
        }
        self.serializer.write_list_with_length(schema, length, write)
    }

    fn write_map_with_length(
        &mut self,
        schema: &Schema<'_>,
        length: usize,
        write: Write<'_>,
    ) -> Result<(), SerdeError> {
        if (self.members.is_left_out)(schema) {
            return Ok(());
        }
        self.serializer.write_map_with_length(schema, length, write)
    }
}
