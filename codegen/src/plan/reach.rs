//! Which shapes the chosen operations need, and in which direction they travel.

use super::event_streams;
use crate::model::{Model, Service, Shape, ShapeId, ShapeKind};
use crate::sorted::SortedSet;

/// The shapes that the members of inputs, outputs and errors lead to.
#[derive(Debug, Default)]
pub(super) struct Reach {
    /// Shapes that requests contain.
    pub(super) written: SortedSet<ShapeId>,
    /// Shapes that responses contain.
    pub(super) read: SortedSet<ShapeId>,
    /// Shapes that the program names, whether messages contain them or not.
    pub(super) named: SortedSet<ShapeId>,
    /// Errors.
    pub(super) errors: SortedSet<ShapeId>,
}

impl Reach {
    /// The shapes that these operations of a service reach. Inputs and outputs themselves are not included.
    pub(super) fn of<'m>(model: &'m Model, service: &Service, operations: impl Iterator<Item = &'m Shape>) -> Self {
        let mut reach = Self::default();
        for operation in operations {
            if let ShapeKind::Operation(bindings) = &operation.kind {
                follow(model, &bindings.input, &mut reach.written);
                follow(model, &bindings.output, &mut reach.read);
                reach.errors.extend(service.errors.iter().chain(&bindings.errors).cloned());
            }
        }
        let streams = reach.written.iter().chain(&reach.read).filter_map(|id| model.shape(id));
        let of_streams = streams.flat_map(|stream| event_streams::errors(model, stream));
        let of_streams: Vec<ShapeId> = of_streams.map(|(_, error)| error.id.clone()).collect();
        reach.errors.extend(of_streams);
        for error in &reach.errors {
            follow(model, error, &mut reach.read);
        }
        reach
    }

    /// Adds shapes that the program names, with the shapes that they reach.
    pub(super) fn add_named(&mut self, model: &Model, shapes: &[&Shape]) {
        for shape in shapes {
            if shape.traits.has("error") {
                self.errors.insert(shape.id.clone());
            }
            self.named.insert(shape.id.clone());
            follow(model, &shape.id, &mut self.named);
        }
    }

    /// Marks every shape as both read and written.
    pub(super) fn both_ways(&mut self) {
        let closure = self.closure();
        self.written.clone_from(&closure);
        self.read = closure;
    }

    /// All shapes that were reached.
    pub(super) fn closure(&self) -> SortedSet<ShapeId> {
        [&self.written, &self.read, &self.named, &self.errors].into_iter().flatten().cloned().collect()
    }
}

fn follow(model: &Model, from: &ShapeId, reached: &mut SortedSet<ShapeId>) {
    let mut pending = vec![from.clone()];
    while let Some(id) = pending.pop() {
        let Some(shape) = model.shape(&id) else { continue };
        // The members of an enum are its values, which have no targets.
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
