use crate::model::{Location, Node, Shape, ShapeId, Trait};

/// What one file says, before it is put together with what the others say.
#[derive(Debug, Default)]
pub struct Fragment {
    /// Metadata, in the order in which it was written.
    pub metadata: Vec<Metadata>,
    /// Shapes, in the order in which they were defined.
    pub shapes: Vec<Shape>,
    /// Traits applied from outside of a shape's definition, in order.
    pub applies: Vec<Apply>,
}

/// One metadata entry.
#[derive(Debug)]
pub struct Metadata {
    /// Its key.
    pub key: String,
    /// Its value.
    pub value: Node,
    /// Where it was written.
    pub location: Location,
}

/// A trait applied to a shape or member that is defined elsewhere.
#[derive(Debug)]
pub struct Apply {
    /// The shape or member that the trait is applied to.
    pub target: ShapeId,
    /// The trait.
    pub applied: Trait,
}
