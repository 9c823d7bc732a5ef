use crate::model::{Model, Node, Shape, ShapeId, ShapeKind, Trait};
use crate::selector::{ShapeRef, with_members};
use std::collections::{BTreeSet, HashMap};

/// The differences between two models. Members are shapes, as in Smithy.
pub(super) struct Differences<'m> {
    pub(super) old: &'m Model,
    pub(super) new: &'m Model,
    /// The shapes that both models have, changed or not.
    pub(super) common: Vec<Common<'m>>,
    pub(super) added: Vec<ShapeRef<'m>>,
    pub(super) removed: Vec<ShapeRef<'m>>,
    pub(super) metadata: Vec<Metadata<'m>>,
}

/// A shape in both models.
#[derive(Clone, Copy)]
pub(super) struct Common<'m> {
    pub(super) old: ShapeRef<'m>,
    pub(super) new: ShapeRef<'m>,
}

/// A key of the metadata, with its values.
pub(super) struct Metadata<'m> {
    pub(super) key: &'m str,
    pub(super) old: Option<&'m Node>,
    pub(super) new: Option<&'m Node>,
}

/// A trait that was added, removed or changed.
pub(super) struct TraitChange<'m> {
    pub(super) id: &'m ShapeId,
    pub(super) old: Option<&'m Trait>,
    pub(super) new: Option<&'m Trait>,
}

impl<'m> Differences<'m> {
    /// Compares two models.
    pub(super) fn detect(old: &'m Model, new: &'m Model) -> Self {
        let mut differences = Self::of(old, new, Vec::new());
        differences.metadata = metadata(old, new);
        let ids: BTreeSet<&ShapeId> = old.shapes.keys().chain(new.shapes.keys()).collect();
        // All models have the same prelude.
        for id in ids.into_iter().filter(|id| id.namespace() != "smithy.api") {
            match (old.shape(id), new.shape(id)) {
                (Some(old), Some(new)) => differences.compare(old, new),
                (Some(old), None) => differences.removed.extend(with_members(old)),
                (None, Some(new)) => differences.added.extend(with_members(new)),
                (None, None) => {}
            }
        }
        differences
    }

    /// The differences between some shapes only. The shapes of a pair need not have the same ID.
    pub(super) fn of(old: &'m Model, new: &'m Model, common: Vec<Common<'m>>) -> Self {
        Self { old, new, common, added: Vec::new(), removed: Vec::new(), metadata: Vec::new() }
    }

    fn compare(&mut self, old: &'m Shape, new: &'m Shape) {
        self.common.push(Common { old: old.into(), new: new.into() });
        let of_old: HashMap<&str, ShapeRef<'m>> = members(old).collect();
        let of_new: HashMap<&str, ShapeRef<'m>> = members(new).collect();
        self.removed.extend(members(old).filter(|(name, _)| !of_new.contains_key(name)).map(|(_, member)| member));
        for (name, member) in members(new) {
            match of_old.get(name) {
                Some(old) => self.common.push(Common { old: *old, new: member }),
                None => self.added.push(member),
            }
        }
    }
}

fn members(shape: &Shape) -> impl Iterator<Item = (&str, ShapeRef<'_>)> {
    shape.members().into_iter().map(|member| (member.name.as_str(), ShapeRef::member(shape, member)))
}

fn metadata<'m>(old: &'m Model, new: &'m Model) -> Vec<Metadata<'m>> {
    let keys: BTreeSet<&String> = old.metadata.keys().chain(new.metadata.keys()).collect();
    let of = |key: &'m String| Metadata { key, old: old.metadata.get(key), new: new.metadata.get(key) };
    keys.into_iter().map(of).filter(|each| each.old != each.new).collect()
}

impl<'m> Common<'m> {
    /// The traits that differ.
    pub(super) fn traits(self) -> impl Iterator<Item = TraitChange<'m>> {
        let (old, new) = (self.old.traits(), self.new.traits());
        let kept =
            old.iter().map(|each| TraitChange { id: &each.id, old: Some(each), new: new.find(each.id.as_str()) });
        let added = new.iter().filter(|each| !old.has(each.id.as_str()));
        let added = added.map(|each| TraitChange { id: &each.id, old: None, new: Some(each) });
        kept.chain(added).filter(|change| change.old_value() != change.new_value())
    }

    /// Whether a trait was added.
    pub(super) fn adds(self, name: &str) -> bool {
        !self.old.traits().has(name) && self.new.traits().has(name)
    }

    /// Whether a trait was removed.
    pub(super) fn removes(self, name: &str) -> bool {
        self.old.traits().has(name) && !self.new.traits().has(name)
    }

    /// The two shapes, if they are not members.
    pub(super) fn shapes(self) -> Option<(&'m Shape, &'m Shape)> {
        (self.old.member.is_none() && self.new.member.is_none()).then_some((self.old.shape, self.new.shape))
    }

    /// The kinds of the two shapes, if they are not members.
    pub(super) fn kinds(self) -> Option<(&'m ShapeKind, &'m ShapeKind)> {
        self.shapes().map(|(old, new)| (&old.kind, &new.kind))
    }
}

impl<'m> TraitChange<'m> {
    pub(super) fn old_value(&self) -> Option<&'m Node> {
        self.old.map(|applied| &applied.value)
    }

    pub(super) fn new_value(&self) -> Option<&'m Node> {
        self.new.map(|applied| &applied.value)
    }
}
