//! Schemas: what a serializer or deserializer must know of a shape. Generated code declares one for each shape.

pub use aws_smithy_schema::serde::{SerializableStruct, ShapeDeserializer, ShapeSerializer};
pub use aws_smithy_schema::traits::{HttpTrait, TimestampFormat};
pub use aws_smithy_schema::{OperationSchema, PayloadHint, Schema, ShapeId, ShapeType, prelude};

/// References to the schemas of members, as the schema of their structure or union wants them.
pub const fn references<const N: usize>(members: &'static [Schema<'static>; N]) -> [&'static Schema<'static>; N] {
    let mut references = [&prelude::UNIT; N];
    let mut index = 0;
    while index < N {
        references[index] = &members[index];
        index += 1;
    }
    references
}
