use crate::model::{Node, Number, ShapeId, Trait, Traits};
use crate::source::Location;

/// The traits of one shape or member, applied one by one.
///
/// An ID without a namespace is one of the Smithy prelude, as everywhere in [`Traits`].
pub(super) struct Applied {
    traits: Traits,
    location: Location,
}

impl Applied {
    pub(super) fn at(location: Location) -> Self {
        Self { traits: Traits::default(), location }
    }

    pub(super) fn set(&mut self, id: &str, value: Node) {
        let id = match ShapeId::parse(id) {
            Some(id) => id,
            None => ShapeId::prelude(id),
        };
        self.traits.insert(Trait { id, value, location: self.location });
    }

    pub(super) fn annotate(&mut self, id: &str) {
        self.set(id, Node::empty_object());
    }

    pub(super) fn set_text(&mut self, id: &str, value: impl Into<String>) {
        self.set(id, Node::String(value.into()));
    }

    pub(super) fn set_object<const N: usize>(&mut self, id: &str, members: [(&str, Option<Node>); N]) {
        self.set(id, object(members));
    }

    pub(super) fn traits(self) -> Traits {
        self.traits
    }
}

/// An object of the members that have a value.
pub(super) fn object<const N: usize>(members: [(&str, Option<Node>); N]) -> Node {
    Node::Object(members.into_iter().filter_map(|(name, value)| Some((name, value?))).collect())
}

pub(super) fn text(value: impl Into<String>) -> Node {
    Node::String(value.into())
}

pub(super) fn number(value: i64) -> Node {
    Node::Number(Number::from(value))
}
