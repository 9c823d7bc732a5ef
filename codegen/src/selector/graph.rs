//! A model as a graph: shapes and members, and the
//! [relationships](https://smithy.io/2.0/spec/selectors.html#relationships) between them.

use crate::model::{Member, Model, Resource, Service, Shape, ShapeId, ShapeKind, Traits};
use crate::source::Location;
use std::cell::OnceCell;
use std::cmp::Ordering;
use std::collections::HashMap;
use std::hash::{Hash, Hasher};

/// A shape or a member, which Smithy calls a shape too.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ShapeRef<'m> {
    /// The shape, or the one that has the member.
    pub(crate) shape: &'m Shape,
    /// The member, if this is one.
    pub(crate) member: Option<&'m Member>,
}

impl<'m> ShapeRef<'m> {
    /// The reference to a member.
    pub(crate) fn member(shape: &'m Shape, member: &'m Member) -> Self {
        Self { shape, member: Some(member) }
    }

    /// The ID: that of the member, if this is one.
    pub(crate) fn id(self) -> ShapeId {
        match self.member {
            Some(member) => self.shape.id.with_member(&member.name),
            None => self.shape.id.clone(),
        }
    }

    /// The traits: those of the member, if this is one.
    pub(crate) fn traits(self) -> &'m Traits {
        self.member.map_or(&self.shape.traits, |member| &member.traits)
    }

    /// The location of the definition.
    pub(crate) fn location(self) -> Location {
        self.member.map_or(self.shape.location, |member| member.location)
    }

    /// The name of its type, as the JSON AST writes it.
    pub(crate) fn type_name(self) -> &'static str {
        if self.member.is_some() { "member" } else { self.shape.kind.name() }
    }

    fn address(self) -> (*const Shape, Option<*const Member>) {
        (self.shape, self.member.map(std::ptr::from_ref))
    }
}

impl<'m> From<&'m Shape> for ShapeRef<'m> {
    fn from(shape: &'m Shape) -> Self {
        Self { shape, member: None }
    }
}

// A model has each shape and each member once, so an address is an identity.
impl PartialEq for ShapeRef<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.address() == other.address()
    }
}

impl Eq for ShapeRef<'_> {}

impl Hash for ShapeRef<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.address().hash(state);
    }
}

impl PartialOrd for ShapeRef<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for ShapeRef<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        let name = |shape: &Self| shape.member.map(|member| &member.name);
        self.shape.id.cmp(&other.shape.id).then_with(|| name(self).cmp(&name(other)))
    }
}

/// The shapes that a selector stored, by the name of the variable.
pub(crate) type Variables<'m> = HashMap<String, Vec<ShapeRef<'m>>>;

/// A relationship to a shape.
pub(super) struct Relationship<'m> {
    /// Its name; empty for the one from a member to its target.
    pub(super) name: &'static str,
    /// The shape that it leads to.
    pub(super) neighbor: ShapeRef<'m>,
}

/// The relationship from a bound shape to the shape that binds it. It is followed only if a selector names it, because it
/// leads out of the closure of a shape.
pub(super) const BOUND: &str = "bound";

/// The relationship from a shape to the traits that are applied to it. It is followed only if a selector names it.
pub(super) const TRAIT: &str = "trait";

/// The relationships of a model.
#[derive(Debug)]
pub(crate) struct Graph<'m> {
    pub(crate) model: &'m Model,
    reverse: OnceCell<Reverse<'m>>,
    reverse_traits: OnceCell<Reverse<'m>>,
}

/// Relationships by the shape that they lead to, each with its name and the shape that it starts at.
type Reverse<'m> = HashMap<ShapeRef<'m>, Vec<(&'static str, ShapeRef<'m>)>>;

impl<'m> Graph<'m> {
    pub(crate) fn new(model: &'m Model) -> Self {
        Self { model, reverse: OnceCell::new(), reverse_traits: OnceCell::new() }
    }

    /// Every shape and member of the model, in the order of their shapes' IDs.
    pub(crate) fn shapes(&self) -> impl Iterator<Item = ShapeRef<'m>> + use<'m> {
        self.model.shapes.values().flat_map(with_members)
    }

    /// The shapes that `shape` has a relationship to, besides `trait` and `bound`.
    pub(super) fn relationships(&self, shape: ShapeRef<'m>) -> Vec<Relationship<'m>> {
        let mut found = Found { model: self.model, relationships: Vec::new() };
        if let Some(member) = shape.member {
            found.add("", &member.target);
            return found.relationships;
        }
        let owner = shape.shape;
        found.add_all("mixin", &owner.mixins);
        match &owner.kind {
            ShapeKind::Operation(operation) => {
                for (name, id) in [("input", &operation.input), ("output", &operation.output)] {
                    if id.as_str() != "smithy.api#Unit" {
                        found.add(name, id);
                    }
                }
                found.add_all("error", &operation.errors);
            }
            ShapeKind::Resource(resource) => found.add_resource(resource),
            ShapeKind::Service(service) => found.add_service(service),
            _ => {
                let members = owner.members().into_iter().map(|member| ShapeRef::member(owner, member));
                found.relationships.extend(members.map(|neighbor| Relationship { name: "member", neighbor }));
            }
        }
        found.relationships
    }

    /// The shapes that a shape has a relationship to, besides those of `trait` and `bound`.
    pub(crate) fn neighbors(&self, shape: ShapeRef<'m>) -> impl Iterator<Item = ShapeRef<'m>> {
        self.relationships(shape).into_iter().map(|found| found.neighbor)
    }

    /// The traits that are applied to a shape, as far as they are in the model.
    pub(super) fn traits(&self, shape: ShapeRef<'m>) -> impl Iterator<Item = ShapeRef<'m>> {
        shape.traits().iter().filter_map(|applied| self.model.shape(&applied.id)).map(ShapeRef::from)
    }

    /// The shapes that bind an operation or a resource.
    pub(super) fn bound(&self, shape: ShapeRef<'m>) -> Vec<ShapeRef<'m>> {
        if !matches!(shape.shape.kind, ShapeKind::Operation(_) | ShapeKind::Resource(_)) || shape.member.is_some() {
            return Vec::new();
        }
        let from = self.reverse(shape).iter().map(|(_, from)| *from);
        let mut bound: Vec<ShapeRef<'m>> =
            from.filter(|from| matches!(from.shape.kind, ShapeKind::Service(_) | ShapeKind::Resource(_))).collect();
        bound.dedup();
        bound
    }

    /// The shapes that have a relationship to a shape, besides `trait` and `bound`.
    pub(crate) fn reverse(&self, shape: ShapeRef<'m>) -> &[(&'static str, ShapeRef<'m>)] {
        let index = self.reverse.get_or_init(|| {
            let mut index = Reverse::new();
            for from in self.shapes() {
                for Relationship { name, neighbor } in self.relationships(from) {
                    index.entry(neighbor).or_default().push((name, from));
                }
            }
            index
        });
        index.get(&shape).map_or(&[], Vec::as_slice)
    }

    /// The shapes that a trait is applied to.
    pub(super) fn reverse_traits(&self, shape: ShapeRef<'m>) -> &[(&'static str, ShapeRef<'m>)] {
        let index = self.reverse_traits.get_or_init(|| {
            let mut index = Reverse::new();
            for from in self.shapes() {
                for applied in self.traits(from) {
                    index.entry(applied).or_default().push((TRAIT, from));
                }
            }
            index
        });
        index.get(&shape).map_or(&[], Vec::as_slice)
    }

    /// The operations and resources that a service or resource binds.
    pub(super) fn bindings(&self, shape: ShapeRef<'m>) -> Vec<ShapeRef<'m>> {
        let relationships = self.relationships(shape).into_iter();
        relationships
            .filter(|found| matches!(found.name, "operation" | "resource"))
            .map(|found| found.neighbor)
            .collect()
    }
}

/// A shape, and its members.
pub(crate) fn with_members(shape: &Shape) -> impl Iterator<Item = ShapeRef<'_>> {
    let members = shape.members().into_iter().map(move |member| ShapeRef::member(shape, member));
    std::iter::once(ShapeRef::from(shape)).chain(members)
}

struct Found<'m> {
    model: &'m Model,
    relationships: Vec<Relationship<'m>>,
}

impl<'m> Found<'m> {
    fn add(&mut self, name: &'static str, id: &ShapeId) {
        let neighbor = self.model.shape(id).map(ShapeRef::from);
        self.relationships.extend(neighbor.map(|neighbor| Relationship { name, neighbor }));
    }

    fn add_all<'i>(&mut self, name: &'static str, ids: impl IntoIterator<Item = &'i ShapeId>) {
        for id in ids {
            self.add(name, id);
        }
    }

    fn add_service(&mut self, service: &Service) {
        self.add_all("operation", &service.operations);
        self.add_all("resource", &service.resources);
        self.add_all("error", &service.errors);
    }

    fn add_resource(&mut self, resource: &Resource) {
        self.add_all("identifier", resource.identifiers.iter().map(|(_, id)| id));
        self.add_all("property", resource.properties.iter().map(|(_, id)| id));
        self.add_all("resource", &resource.resources);
        self.add_all("operation", resource.all_operations());
        let instance = [("put", &resource.put), ("read", &resource.read), ("update", &resource.update)];
        let instance =
            instance.into_iter().chain([("delete", &resource.delete)]).map(|each| (each, "instanceOperation"));
        let collection = [("create", &resource.create), ("list", &resource.list)];
        let collection = collection.into_iter().map(|each| (each, "collectionOperation"));
        for ((name, operation), kind) in instance.chain(collection) {
            self.add_all(name, operation);
            self.add_all(kind, operation);
        }
        self.add_all("instanceOperation", &resource.operations);
        self.add_all("collectionOperation", &resource.collection_operations);
    }
}
