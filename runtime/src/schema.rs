//! Schemas: what a serializer or deserializer must know of a shape. Generated code declares one for each shape.

pub use aws_smithy_schema::serde::{SerializableStruct, ShapeDeserializer, ShapeSerializer};
pub use aws_smithy_schema::traits::{HttpTrait, TimestampFormat};
pub use aws_smithy_schema::{OperationSchema, PayloadHint, Schema, ShapeId, ShapeType, prelude};
