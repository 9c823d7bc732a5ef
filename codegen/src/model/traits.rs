use super::{Location, Node, ShapeId};

/// A trait that was applied to a shape or a member.
#[derive(Debug, Clone, PartialEq)]
pub struct Trait {
    /// The trait's own shape ID, such as `smithy.api#required`.
    pub id: ShapeId,
    /// The trait's value; an empty object for an annotation.
    pub value: Node,
    /// Where it was applied.
    pub location: Location,
}

/// The traits of a shape or of a member, each at most once.
///
/// Traits of the prelude are looked up by their bare name (`"required"`), others by their whole ID
/// (`"aws.auth#sigv4"`).
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Traits(Vec<Trait>);

impl Traits {
    /// The value of a trait.
    pub fn get(&self, name: &str) -> Option<&Node> {
        self.find(name).map(|applied| &applied.value)
    }

    /// Whether a trait is there.
    pub fn has(&self, name: &str) -> bool {
        self.find(name).is_some()
    }

    /// The string value of a trait.
    pub fn string(&self, name: &str) -> Option<&str> {
        self.get(name)?.as_str()
    }

    /// A trait with its value and place.
    pub fn find(&self, name: &str) -> Option<&Trait> {
        self.0.iter().find(|applied| {
            let id = applied.id.as_str();
            id == name || id.strip_prefix("smithy.api#") == Some(name)
        })
    }

    /// Applies a trait; one of the same ID that was there is replaced.
    pub fn insert(&mut self, applied: Trait) {
        match self.0.iter_mut().find(|old| old.id == applied.id) {
            Some(old) => *old = applied,
            None => self.0.push(applied),
        }
    }

    /// Takes a trait away, and returns it if it was there.
    pub fn remove(&mut self, name: &str) -> Option<Trait> {
        let id = self.find(name)?.id.clone();
        let position = self.0.iter().position(|applied| applied.id == id)?;
        Some(self.0.remove(position))
    }

    /// All of them, in the order in which they were applied.
    pub fn iter(&self) -> impl Iterator<Item = &Trait> {
        self.0.iter()
    }

    /// All of them, to change their values.
    pub(crate) fn iter_mut(&mut self) -> impl Iterator<Item = &mut Trait> {
        self.0.iter_mut()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl IntoIterator for Traits {
    type Item = Trait;
    type IntoIter = std::vec::IntoIter<Trait>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}
