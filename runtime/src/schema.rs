//! Schemas: what a serializer or deserializer must know of a shape. Generated code declares one for each shape.

pub use aws_smithy_schema::serde::{SerializableStruct, ShapeDeserializer, ShapeSerializer};
pub use aws_smithy_schema::traits::{HttpTrait, TimestampFormat};
pub use aws_smithy_schema::{OperationSchema, PayloadHint, Schema, ShapeId, ShapeType, prelude};

use aws_smithy_schema::{StringTrait, TraitMap, shape_id};
use std::sync::LazyLock;

/// Traits of a member that no other method of its schema carries.
pub type Traits = LazyLock<TraitMap>;

/// The trait that names a member in requests,
/// [`ec2QueryName`](https://smithy.io/2.0/aws/protocols/aws-ec2-query-protocol.html#aws-protocols-ec2queryname-trait).
pub fn ec2_query_name(name: &str) -> TraitMap {
    let mut traits = TraitMap::new();
    traits.insert(Box::new(StringTrait::new(EC2_QUERY_NAME, name)));
    traits
}

pub(crate) const EC2_QUERY_NAME: ShapeId<'static> = shape_id!("aws.protocols", "ec2QueryName");

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
