use crate::schemas::Schemas;
use crate::values::{
    Blobs, default_of, object, to_big_decimal, to_big_integer, to_blob, to_document, to_double, to_integer,
    to_timestamp,
};
use serde_json::{Map, Value};
use smithereens::__private::schema::{Schema, SerializableStruct, ShapeSerializer, prelude};
use smithereens::error::SerdeError;
use smithereens_codegen::model::{Shape, ShapeKind};

/// A structure or union in JSON that a serializer can write.
pub(crate) struct Written<'v> {
    pub(crate) schemas: &'v Schemas,
    pub(crate) shape: &'static Shape,
    pub(crate) schema: &'static Schema<'static>,
    pub(crate) members: &'v Map<String, Value>,
    pub(crate) blobs: Blobs,
    /// Whether a member can be the whole body.
    pub(crate) is_bound: bool,
}

impl SerializableStruct for Written<'_> {
    fn schema(&self) -> &Schema<'_> {
        self.schema
    }

    fn serialize_members(&self, serializer: &mut dyn ShapeSerializer) -> Result<(), SerdeError> {
        for (member, schema) in self.shape.members().into_iter().zip(self.schema.members()) {
            let target = self.schemas.target(member)?;
            let Some(value) = self.members.get(&member.name).filter(|value| !value.is_null()) else {
                let is_structure = matches!(self.shape.kind, ShapeKind::Structure(_));
                if let Some(default) = default_of(member).filter(|_| is_structure) {
                    Written { blobs: Blobs::Base64, ..*self }.write(target, schema, &default, serializer)?;
                }
                continue;
            };
            let is_payload = self.is_bound && schema.http_payload().is_some();
            match &target.kind {
                ShapeKind::Structure(_) | ShapeKind::Union(_) if is_payload => {
                    self.unnamed(target, value, serializer)?
                }
                ShapeKind::Document if is_payload => {
                    serializer.write_document(&prelude::DOCUMENT, &to_document(value))?;
                }
                _ => self.write(target, schema, value, serializer)?,
            }
        }
        Ok(())
    }
}

impl<'v> Written<'v> {
    fn nested(&self, shape: &'static Shape, value: &'v Value) -> Result<Written<'v>, SerdeError> {
        let (schemas, blobs) = (self.schemas, self.blobs);
        Ok(Written {
            schemas,
            shape,
            schema: schemas.of(shape),
            members: object(shape, value)?,
            blobs,
            is_bound: false,
        })
    }

    /// Writes a structure or union without the name of a member.
    fn unnamed(
        &self,
        shape: &'static Shape,
        value: &'v Value,
        serializer: &mut dyn ShapeSerializer,
    ) -> Result<(), SerdeError> {
        serializer.write_struct(self.schemas.of(shape), &self.nested(shape, value)?)
    }

    fn element(
        &self,
        shape: &'static Shape,
        schema: &Schema<'_>,
        value: &'v Value,
        serializer: &mut dyn ShapeSerializer,
    ) -> Result<(), SerdeError> {
        match &shape.kind {
            _ if value.is_null() => serializer.write_null(schema),
            ShapeKind::Structure(_) | ShapeKind::Union(_) => self.unnamed(shape, value, serializer),
            _ => self.write(shape, schema, value, serializer),
        }
    }

    fn write(
        &self,
        shape: &'static Shape,
        schema: &Schema<'_>,
        value: &'v Value,
        serializer: &mut dyn ShapeSerializer,
    ) -> Result<(), SerdeError> {
        let out_of_range = |_| SerdeError::invalid_input(format!("`{}`: {value} is out of range", shape.id));
        match &shape.kind {
            ShapeKind::Structure(_) | ShapeKind::Union(_) => {
                serializer.write_struct(schema, &self.nested(shape, value)?)
            }
            ShapeKind::List(member) => {
                let target = self.schemas.target(member)?;
                let elements = value.as_array().ok_or_else(|| crate::values::not_a(shape, "an array", value))?;
                let element_schema = schema.member().unwrap_or(schema);
                serializer.write_list_with_length(schema, elements.len(), &|serializer| {
                    elements.iter().try_for_each(|element| self.element(target, element_schema, element, serializer))
                })
            }
            ShapeKind::Map { value: member, .. } => {
                let target = self.schemas.target(member)?;
                let entries = object(shape, value)?;
                let key_schema = schema.key().unwrap_or(&prelude::STRING);
                let value_schema = schema.member().unwrap_or(schema);
                serializer.write_map_with_length(schema, entries.len(), &|serializer| {
                    entries.iter().try_for_each(|(key, entry)| {
                        serializer.write_string(key_schema, key)?;
                        self.element(target, value_schema, entry, serializer)
                    })
                })
            }
            ShapeKind::Boolean => {
                let boolean = value.as_bool().ok_or_else(|| crate::values::not_a(shape, "a boolean", value))?;
                serializer.write_boolean(schema, boolean)
            }
            ShapeKind::Byte => {
                serializer.write_byte(schema, to_integer(shape, value)?.try_into().map_err(out_of_range)?)
            }
            ShapeKind::Short => {
                serializer.write_short(schema, to_integer(shape, value)?.try_into().map_err(out_of_range)?)
            }
            ShapeKind::Integer | ShapeKind::IntEnum(_) => {
                serializer.write_integer(schema, to_integer(shape, value)?.try_into().map_err(out_of_range)?)
            }
            ShapeKind::Long => serializer.write_long(schema, to_integer(shape, value)?),
            ShapeKind::Float => serializer.write_float(schema, to_double(shape, value)? as f32),
            ShapeKind::Double => serializer.write_double(schema, to_double(shape, value)?),
            ShapeKind::BigInteger => serializer.write_big_integer(schema, &to_big_integer(shape, value)?),
            ShapeKind::BigDecimal => serializer.write_big_decimal(schema, &to_big_decimal(shape, value)?),
            ShapeKind::Blob => serializer.write_blob(schema, to_blob(shape, value, self.blobs)?),
            ShapeKind::Timestamp => serializer.write_timestamp(schema, &to_timestamp(shape, value)?),
            ShapeKind::Document => serializer.write_document(schema, &to_document(value)),
            _ => {
                let text = value.as_str().ok_or_else(|| crate::values::not_a(shape, "a string", value))?;
                serializer.write_string(schema, text)
            }
        }
    }
}
