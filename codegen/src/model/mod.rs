//! The semantic model of a service, in Smithy's terms. It does not depend on the file format.
//!
//! See the [Smithy specification](https://smithy.io/2.0/spec/model.html).

mod shape;
mod shape_id;
mod traits;

pub use crate::json::{Node, Number, Object};
pub use shape::{Member, Members, Operation, Resource, Service, Shape, ShapeKind};
pub use shape_id::ShapeId;
pub(crate) use shape_id::is_identifier;
pub use traits::{Trait, Traits};

use crate::sorted::SortedSet;
use std::collections::BTreeMap;

/// A semantic model: shapes by ID, and metadata.
///
/// Every target in a `Model` that [`load`](crate::load) returned resolves to a shape in it or to a
/// [prelude](https://smithy.io/2.0/spec/model.html#prelude) shape.
#[derive(Debug, Clone, Default)]
pub struct Model {
    /// Model metadata, by key.
    pub metadata: BTreeMap<String, Node>,
    /// Shapes by absolute ID, including those of the prelude.
    pub shapes: BTreeMap<ShapeId, Shape>,
}

impl Model {
    /// The shape with this ID.
    pub fn shape(&self, id: &ShapeId) -> Option<&Shape> {
        self.shapes.get(id)
    }

    /// The operations of a service, including those of its resources, in the order of their IDs, each once.
    pub fn operations<'m>(&'m self, service: &'m Service) -> Vec<&'m ShapeId> {
        let mut operations: SortedSet<&ShapeId> = service.operations.iter().collect();
        let mut resources: Vec<&ShapeId> = service.resources.iter().collect();
        let mut seen = SortedSet::new();
        while let Some(id) = resources.pop() {
            if seen.insert(id)
                && let Some(ShapeKind::Resource(resource)) = self.shape(id).map(|shape| &shape.kind)
            {
                operations.extend(resource.all_operations());
                resources.extend(&resource.resources);
            }
        }
        operations.into_iter().collect()
    }

    /// The services of the model, in the order of their IDs, without mixins.
    pub fn services(&self) -> impl Iterator<Item = (&Shape, &Service)> {
        self.shapes.values().filter_map(|shape| match &shape.kind {
            ShapeKind::Service(service) if !shape.traits.has("mixin") => Some((shape, service)),
            _ => None,
        })
    }
}
