use super::{Node, ShapeId};
use crate::source::Location;
use std::collections::HashMap;

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
pub struct Traits {
    applied: Vec<Trait>,
    /// The place of each trait in the list, once there are so many that searching for one would take long.
    positions: HashMap<ShapeId, usize>,
}

/// Up to so many traits, which no honest shape has, are searched one by one.
const FEW: usize = 32;

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
        self.position(name).and_then(|position| self.applied.get(position))
    }

    /// A trait, to change its value.
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

    /// Applies a trait; one of the same ID that was there is replaced.
    pub fn insert(&mut self, applied: Trait) {
        match self.find_mut(applied.id.as_str()) {
            Some(old) => *old = applied,
            None => {
                self.applied.push(applied);
                self.index();
            }
        }
    }

    /// Takes a trait away, and returns it if it was there.
    pub fn remove(&mut self, name: &str) -> Option<Trait> {
        let removed = self.applied.remove(self.position(name)?);
        self.positions.clear();
        self.index();
        Some(removed)
    }

    /// Adds those traits to the index that are not in it, if there are enough of them for one.
    fn index(&mut self) {
        if self.applied.len() <= FEW {
            self.positions.clear();
            return;
        }
        let known = self.positions.len();
        let added = self.applied.iter().enumerate().skip(known);
        self.positions.extend(added.map(|(position, applied)| (applied.id.clone(), position)));
    }

    /// All of them, in the order in which they were applied.
    pub fn iter(&self) -> impl Iterator<Item = &Trait> {
        self.applied.iter()
    }

    /// All of them, to change their values.
    pub(crate) fn iter_mut(&mut self) -> impl Iterator<Item = &mut Trait> {
        self.applied.iter_mut()
    }

    /// Whether there is none.
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
    fn many_traits_are_found_like_few() {
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
