use super::client::{Exception, SchemaId, Structure, Type, TypeModule, TypeRef, Union};
use crate::model::ShapeId;

/// The planned types of a client.
#[derive(Debug, Clone, Copy)]
pub(super) struct TypeIndex<'p> {
    pub(super) types: &'p [Type],
    pub(super) exceptions: &'p [Exception],
}

impl<'p> TypeIndex<'p> {
    /// The type in the module `types` of this name.
    pub(super) fn named(self, name: &str) -> Option<&'p Type> {
        self.types.iter().find(|planned| planned.name() == name)
    }

    /// The structure or exception that a reference refers to.
    pub(super) fn structure(self, type_ref: &TypeRef) -> Option<&'p Structure> {
        match type_ref.module {
            TypeModule::Types => match self.named(&type_ref.name)? {
                Type::Structure(structure) => Some(structure),
                Type::Union(_) | Type::Enum(_) | Type::IntEnum(_) => None,
            },
            TypeModule::Errors => self.exception_structures().find(|structure| structure.name == type_ref.name),
        }
    }

    /// The structure or exception that was planned for a shape.
    pub(super) fn structure_of(self, shape: &ShapeId) -> Option<&'p Structure> {
        let structures = self.types.iter().filter_map(|planned| match planned {
            Type::Structure(structure) => Some(structure),
            Type::Union(_) | Type::Enum(_) | Type::IntEnum(_) => None,
        });
        structures.chain(self.exception_structures()).find(|structure| is_of(&structure.schema.id, shape))
    }

    /// The union that was planned for a shape.
    pub(super) fn union_of(self, shape: &ShapeId) -> Option<&'p Union> {
        let mut unions = self.types.iter().filter_map(|planned| match planned {
            Type::Union(union) => Some(union),
            Type::Structure(_) | Type::Enum(_) | Type::IntEnum(_) => None,
        });
        unions.find(|union| is_of(&union.schema.id, shape))
    }

    fn exception_structures(self) -> impl Iterator<Item = &'p Structure> {
        self.exceptions.iter().map(|exception| &exception.structure)
    }
}

fn is_of(id: &SchemaId, shape: &ShapeId) -> bool {
    id.namespace == shape.namespace() && id.name == shape.name()
}
