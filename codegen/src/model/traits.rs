use super::{Node, ShapeId};
use crate::source::Location;
use std::collections::HashMap;

/// A trait of a shape or member.
#[derive(Debug, Clone, PartialEq)]
pub struct Trait {
    /// Its shape ID, such as `smithy.api#required`.
    pub id: ShapeId,
    /// Its value; an empty object for an annotation.
    pub value: Node,
    /// Its location.
    pub location: Location,
}

/// The traits of a shape or member, with unique IDs.
///
/// Traits of the prelude are looked up by name (`"required"`), others by shape ID (`"aws.auth#sigv4"`).
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Traits {
    applied: Vec<Trait>,
    /// The index of each trait, if there are more than [`FEW`].
    positions: HashMap<ShapeId, usize>,
}

/// The limit up to which traits are searched one by one. Few shapes have more.
const FEW: usize = 32;

impl Traits {
    /// The value of a trait.
    pub fn get(&self, name: &str) -> Option<&Node> {
        self.find(name).map(|applied| &applied.value)
    }

    /// Whether there is such a trait.
    pub fn has(&self, name: &str) -> bool {
        self.find(name).is_some()
    }

    /// The string value of a trait.
    pub fn string(&self, name: &str) -> Option<&str> {
        self.get(name)?.as_str()
    }

    /// A trait with its value and location.
    pub fn find(&self, name: &str) -> Option<&Trait> {
        self.position(name).and_then(|position| self.applied.get(position))
    }

    /// A trait with a mutable value.
    pub(crate) fn find_mut(&mut self, name: &str) -> Option<&mut Trait> {
        self.position(name).and_then(|position| self.applied.get_mut(position))
    }

    fn position(&self, name: &str) -> Option<usize> {
        if self.applied.len() <= FEW {
            return self.applied.iter().position(|applied| {
                let id = applied.id.as_str();
                id == name || id.strip_prefix("smithy.api#") == Some(name)
            });
        }
        let position = match name.contains('#') {
            true => self.positions.get(name),
            false => self.positions.get(format!("smithy.api#{name}").as_str()),
        };
        position.copied()
    }

    /// Adds a trait. A trait of the same ID is replaced.
    pub fn insert(&mut self, applied: Trait) {
        match self.find_mut(applied.id.as_str()) {
            Some(old) => *old = applied,
            None => {
                self.applied.push(applied);
                self.index();
            }
        }
    }

    /// Removes a trait and returns it.
    pub fn remove(&mut self, name: &str) -> Option<Trait> {
        let removed = self.applied.remove(self.position(name)?);
        self.positions.clear();
        self.index();
        Some(removed)
    }

    /// Adds the traits to the index that are not in it, if there are enough traits for an index.
    fn index(&mut self) {
        if self.applied.len() <= FEW {
            self.positions.clear();
            return;
        }
        let known = self.positions.len();
        let added = self.applied.iter().enumerate().skip(known);
        self.positions.extend(added.map(|(position, applied)| (applied.id.clone(), position)));
    }

    /// All traits, in the order of application.
    pub fn iter(&self) -> impl Iterator<Item = &Trait> {
        self.applied.iter()
    }

    /// All traits, with mutable values.
    pub(crate) fn iter_mut(&mut self) -> impl Iterator<Item = &mut Trait> {
        self.applied.iter_mut()
    }

    /// Whether there are no traits.
    pub fn is_empty(&self) -> bool {
        self.applied.is_empty()
    }
}

impl IntoIterator for Traits {
    type Item = Trait;
    type IntoIter = std::vec::IntoIter<Trait>;

    fn into_iter(self) -> Self::IntoIter {
        self.applied.into_iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Position, SourceId};

    #[test]
    fn many_traits_are_found() {
        let mut traits = Traits::default();
        let id = |index| ShapeId::prelude(&format!("t{index}"));
        let location = Location { source: SourceId(0), position: Position::Json };
        for index in 0..2 * FEW {
            traits.insert(Trait { id: id(index), value: Node::Null, location });
            for known in 0..=index {
                assert!(traits.has(&format!("t{known}")) && traits.has(id(known).as_str()), "{known} of {index}");
            }
            assert!(!traits.has(&format!("t{}", index + 1)));
        }
        traits.insert(Trait { id: id(40), value: Node::Bool(true), location });
        assert_eq!((traits.get("t40"), traits.iter().count()), (Some(&Node::Bool(true)), 2 * FEW));
        for index in 0..2 * FEW {
            assert_eq!(traits.remove(&format!("t{index}")).map(|removed| removed.id), Some(id(index)));
            assert!(!traits.has(&format!("t{index}")));
            assert_eq!(traits.has(&format!("t{}", index + 1)), index + 1 < 2 * FEW);
        }
    }
}
