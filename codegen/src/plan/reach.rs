//! Which shapes the chosen operations need, and in which direction they travel.

use crate::model::{Model, ShapeId, ShapeKind};
use std::collections::BTreeSet;

/// The shapes that the members of inputs, outputs and errors lead to.
#[derive(Debug, Default)]
pub(super) struct Reach {
    /// Shapes that go into requests.
    pub(super) written: BTreeSet<ShapeId>,
    /// Shapes that come out of responses.
    pub(super) read: BTreeSet<ShapeId>,
    /// Errors.
    pub(super) errors: BTreeSet<ShapeId>,
}

impl Reach {
    /// Follows the members of a structure that goes into requests; the structure itself does not count.
    pub(super) fn write(&mut self, model: &Model, structure: &ShapeId) {
        follow(model, structure, &mut self.written);
    }

    /// Follows the members of a structure that comes out of responses; the structure itself does not count.
    pub(super) fn read(&mut self, model: &Model, structure: &ShapeId) {
        follow(model, structure, &mut self.read);
    }

    /// Everything that was reached.
    pub(super) fn closure(&self) -> BTreeSet<ShapeId> {
        [&self.written, &self.read, &self.errors].into_iter().flatten().cloned().collect()
    }
}

fn follow(model: &Model, from: &ShapeId, reached: &mut BTreeSet<ShapeId>) {
    let mut pending = vec![from.clone()];
    while let Some(id) = pending.pop() {
        let Some(shape) = model.shape(&id) else { continue };
        // The members of an enum are its values; they lead nowhere.
        if matches!(shape.kind, ShapeKind::Enum(_) | ShapeKind::IntEnum(_)) {
            continue;
        }
        for member in shape.members() {
            if reached.insert(member.target.clone()) {
                pending.push(member.target.clone());
            }
        }
    }
}
