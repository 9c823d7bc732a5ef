//! Schemas of the operations that a client calls on its own.

use crate::schema::{Schema, ShapeId, ShapeType};

/// The namespace and the name of a structure.
pub(super) type Structure = (&'static str, &'static str);

/// The schema of a structure with this shape ID.
pub(super) const fn structure(
    id: &'static str,
    (namespace, name): Structure,
    members: &'static [&'static Schema<'static>],
) -> Schema<'static> {
    Schema::new_struct(ShapeId::from_parts(id, namespace, name), ShapeType::Structure, members)
}

/// The schema of a member, with this shape ID and position, of a structure.
pub(super) const fn member(
    id: &'static str,
    (namespace, structure): Structure,
    shape_type: ShapeType,
    name: &'static str,
    index: usize,
) -> Schema<'static> {
    let id = ShapeId::from_parts_with_member(id, namespace, structure, name);
    Schema::new_member(id, shape_type, name, index)
}
