#[cfg(feature = "tools")]
use super::definitions;
use crate::model::{Member, Model, Operation, Resource, Service, Shape, ShapeId, ShapeKind};
use crate::selector::{Graph, ShapeRef, with_members};
use crate::sorted::SortedSet;

/// The model that validators check, and the shapes of it that are in scope.
pub(super) struct Context<'m> {
    pub(super) model: &'m Model,
    pub(super) graph: Graph<'m>,
    /// The shapes to check, in the order of IDs. Those of the prelude are not among them.
    shapes: Vec<&'m Shape>,
    /// Whether all shapes of the model are checked.
    pub(super) is_whole: bool,
}

impl<'m> Context<'m> {
    /// Checks a whole model.
    pub(super) fn whole(model: &'m Model) -> Self {
        let shapes = model.shapes.values().filter(|shape| shape.id.namespace() != "smithy.api").collect();
        Self { model, graph: Graph::new(model), shapes, is_whole: true }
    }

    /// Checks a service and some of its operations and types, with all shapes in their closures.
    pub(super) fn slice(model: &'m Model, service: &'m Shape, roots: &[&'m Shape]) -> Self {
        let mut reached: SortedSet<&'m ShapeId> = SortedSet::from_iter([&service.id]);
        let mut open: Vec<&'m ShapeId> = roots.iter().map(|root| &root.id).collect();
        if let ShapeKind::Service(service) = &service.kind {
            open.extend(&service.errors);
        }
        while let Some(id) = open.pop() {
            if let Some(shape) = model.shape(id)
                && reached.insert(id)
            {
                match &shape.kind {
                    ShapeKind::Operation(operation) => {
                        open.extend([&operation.input, &operation.output]);
                        open.extend(&operation.errors);
                    }
                    _ => open.extend(shape.members().into_iter().map(|member| &member.target)),
                }
            }
        }
        let own = reached.into_iter().filter(|id| id.namespace() != "smithy.api");
        Self {
            model,
            graph: Graph::new(model),
            shapes: own.filter_map(|id| model.shape(id)).collect(),
            is_whole: false,
        }
    }

    /// The shapes to check.
    pub(super) fn shapes(&self) -> impl Iterator<Item = &'m Shape> + use<'_, 'm> {
        self.shapes.iter().copied()
    }

    /// The shapes and members to check.
    pub(super) fn all(&self) -> impl Iterator<Item = ShapeRef<'m>> + use<'_, 'm> {
        self.shapes().flat_map(with_members)
    }

    /// The members to check.
    pub(super) fn members(&self) -> impl Iterator<Item = (&'m Shape, &'m Member)> + use<'_, 'm> {
        self.shapes().flat_map(|shape| shape.members().into_iter().map(move |member| (shape, member)))
    }

    /// Whether a shape is among those to check.
    pub(super) fn has(&self, shape: &Shape) -> bool {
        self.shapes.binary_search_by(|each| each.id.cmp(&shape.id)).is_ok()
    }

    pub(super) fn structures(&self) -> impl Iterator<Item = (&'m Shape, &'m [Member])> + use<'_, 'm> {
        self.shapes().filter_map(|shape| match &shape.kind {
            ShapeKind::Structure(members) => Some((shape, members.as_slice())),
            _ => None,
        })
    }

    pub(super) fn operations(&self) -> impl Iterator<Item = (&'m Shape, &'m Operation)> + use<'_, 'm> {
        self.shapes().filter_map(|shape| Some((shape, operation(shape)?)))
    }

    pub(super) fn resources(&self) -> impl Iterator<Item = (&'m Shape, &'m Resource)> + use<'_, 'm> {
        self.shapes().filter_map(|shape| match &shape.kind {
            ShapeKind::Resource(resource) => Some((shape, resource)),
            _ => None,
        })
    }

    /// The services to check. A mixin is not a service.
    pub(super) fn services(&self) -> impl Iterator<Item = (&'m Shape, &'m Service)> + use<'_, 'm> {
        self.shapes().filter(|shape| !shape.traits.has("mixin")).filter_map(|shape| match &shape.kind {
            ShapeKind::Service(service) => Some((shape, service)),
            _ => None,
        })
    }

    /// The operations to check that a service binds, itself or through resources.
    pub(super) fn operations_of(&self, service: &'m Service) -> Vec<(&'m Shape, &'m Operation)> {
        let bound = self.model.operations(service).into_iter().filter_map(|id| self.model.shape(id));
        bound.filter(|shape| self.has(shape)).filter_map(|shape| Some((shape, operation(shape)?))).collect()
    }

    /// The services to check that bind an operation.
    pub(super) fn services_of(&self, operation: &'m Shape) -> Vec<(&'m Shape, &'m Service)> {
        self.services().filter(|(_, service)| self.model.operations(service).contains(&&operation.id)).collect()
    }

    /// The shape of an ID, in the model or, when a whole model is checked, among the traits that Smithy publishes.
    pub(super) fn shape(&self, id: &ShapeId) -> Option<&'m Shape> {
        self.named(id.as_str())
    }

    /// The shape of an ID that is written as a text.
    pub(super) fn named(&self, id: &str) -> Option<&'m Shape> {
        let found = self.model.shapes.get(id);
        #[cfg(feature = "tools")]
        let found = found.or_else(|| if self.is_whole { definitions::published().shapes.get(id) } else { None });
        found
    }

    /// The target of a member.
    pub(super) fn target(&self, member: &Member) -> Option<&'m Shape> {
        self.shape(&member.target)
    }

    /// The members of a structure; none for `smithy.api#Unit`.
    pub(super) fn members_of(&self, structure: &ShapeId) -> &'m [Member] {
        match self.model.shape(structure).map(|shape| &shape.kind) {
            Some(ShapeKind::Structure(members)) => members,
            _ => &[],
        }
    }

    /// The closure of a shape: the shapes that can be reached by relationships, including the shape itself.
    pub(super) fn closure(&self, id: &'m ShapeId) -> SortedSet<&'m ShapeId> {
        let mut closure = SortedSet::new();
        let mut open = vec![id];
        while let Some(id) = open.pop() {
            let Some(shape) = self.model.shape(id) else { continue };
            if !closure.insert(&shape.id) {
                continue;
            }
            match &shape.kind {
                ShapeKind::Service(service) => {
                    open.extend(service.operations.iter().chain(&service.resources).chain(&service.errors));
                }
                ShapeKind::Operation(operation) => {
                    let messages = [&operation.input, &operation.output].into_iter();
                    open.extend(messages.filter(|id| id.as_str() != UNIT).chain(&operation.errors));
                }
                ShapeKind::Resource(resource) => {
                    open.extend(resource.all_operations().chain(&resource.resources));
                    open.extend(resource.identifiers.iter().chain(&resource.properties).map(|(_, target)| target));
                }
                // The members of an enum target the unit type, which is not a part of a closure for that.
                ShapeKind::Enum(_) | ShapeKind::IntEnum(_) => {}
                _ => open.extend(shape.members().into_iter().map(|member| &member.target)),
            }
        }
        closure
    }
}

/// The unit type.
pub(super) const UNIT: &str = "smithy.api#Unit";

fn operation(shape: &Shape) -> Option<&Operation> {
    match &shape.kind {
        ShapeKind::Operation(operation) => Some(operation),
        _ => None,
    }
}

/// Names, for a message.
pub(super) fn list<'a>(names: impl IntoIterator<Item = impl AsRef<str> + 'a>) -> String {
    let names: Vec<String> = names.into_iter().map(|name| format!("`{}`", name.as_ref())).collect();
    names.join(", ")
}
