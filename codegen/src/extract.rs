//! Extracts the part of a model that a client is generated from, as a model of its own.

use crate::model::{Model, Node, Object, Operation, Service, Shape, ShapeId, ShapeKind, Traits};
use crate::plan;
use crate::select::{self, OTHER_OPERATIONS, Slice};
use std::collections::{BTreeMap, BTreeSet};

/// Whether an extracted model has documentation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Documentation {
    /// Keeps it, with the examples of operations.
    Keep,
    /// Removes both, with the list of the operations that are left out. The documentation of the client then lacks all of
    /// them, and its mocks have no examples.
    Remove,
}

/// Traits that no client depends on, and the namespaces of others.
const UNUSED: [&str; 4] = ["smithy.api#references", "smithy.api#suppress", "smithy.api#tags", "aws.api#arnReference"];
const UNUSED_NAMESPACES: [&str; 3] = ["aws.cloudformation#", "aws.iam#", "aws.cloudtrail#"];

/// Traits for the documentation of a client.
const DOCUMENTATION: [&str; 5] = [
    "smithy.api#documentation",
    "smithy.api#examples",
    "smithy.api#externalDocumentation",
    "smithy.api#recommended",
    "smithy.api#since",
];

/// The parts of a model that are as large as the rest, and that not every client is generated from.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Kept {
    pub(crate) documentation: Documentation,
    pub(crate) protocol_tests: bool,
    pub(crate) endpoint_tests: bool,
    pub(crate) smoke_tests: bool,
}

const SMOKE_TESTS: &str = "smithy.test#smokeTests";

impl Kept {
    fn removes(self, id: &ShapeId) -> bool {
        let id = id.as_str();
        UNUSED.contains(&id)
            || UNUSED_NAMESPACES.iter().any(|namespace| id.starts_with(namespace))
            || (!self.protocol_tests && id.starts_with("smithy.test#") && id != SMOKE_TESTS)
            || (!self.smoke_tests && id == SMOKE_TESTS)
            || (!self.endpoint_tests && id == "smithy.rules#endpointTests")
            || (self.documentation == Documentation::Remove && DOCUMENTATION.contains(&id))
    }
}

/// Extracts the service of a slice with its operations and types. A type that they do not reach comes with the operation
/// that reaches it and needs the fewest shapes.
pub(crate) fn extract(slice: &Slice<'_>, kept: Kept) -> Model {
    let mut operations: BTreeSet<&ShapeId> = slice.operations.iter().map(|operation| &operation.id).collect();
    let mut shapes = closure(slice, kept, operations.iter().copied());
    for named in &slice.types {
        if !shapes.contains(&named.id)
            && let Some((operation, reached)) = smallest(slice, kept, &named.id)
        {
            operations.insert(operation);
            shapes.extend(reached);
        }
    }
    let keep = |shape: &&Shape| shape.id.namespace() == "smithy.api" || shapes.contains(&shape.id);
    let cleaned = slice.model.shapes.values().filter(keep).map(|shape| {
        let mut shape = shape.clone();
        clean(&mut shape, kept);
        (shape.id.clone(), shape)
    });
    let mut model = Model { metadata: BTreeMap::new(), shapes: cleaned.collect() };
    let bindings = Service {
        version: slice.bindings.version.clone(),
        operations: operations.iter().map(|id| (*id).clone()).collect(),
        errors: slice.bindings.errors.clone(),
        rename: slice.bindings.rename.iter().filter(|(id, _)| shapes.contains(*id)).map(owned).collect(),
        ..Service::default()
    };
    bind(&mut model, &slice.service.id, bindings);
    keep_names(slice, &mut model);
    if kept.documentation == Documentation::Keep {
        let others = slice.others.iter().filter(|id| !operations.contains(id)).map(|id| Node::String(id.to_string()));
        let others: Vec<Node> = others.collect();
        if !others.is_empty() {
            let (key, member) = OTHER_OPERATIONS;
            let list = Object::from_unique([(member.to_owned(), Node::Array(others))]);
            model.metadata.insert(key.to_owned(), Node::Object(list));
        }
    }
    model
}

fn owned((id, name): (&ShapeId, &String)) -> (ShapeId, String) {
    (id.clone(), name.clone())
}

fn bind(model: &mut Model, service: &ShapeId, bindings: Service) {
    if let Some(shape) = model.shapes.get_mut(service) {
        shape.kind = ShapeKind::Service(bindings);
    }
}

/// Renames the shapes whose Rust names would change without a shape of the same name that is left out.
fn keep_names(whole: &Slice<'_>, model: &mut Model) {
    let service = whole.service.id.as_str();
    let Some(part) = select::whole(model, Some(service), &mut crate::diagnostic::Report::default()) else { return };
    let mut bindings = part.bindings.clone();
    bindings.rename.extend(plan::kept_names(whole, &part));
    bind(model, &whole.service.id, bindings);
}

/// The operation of the service that reaches a shape with the smallest closure, and that closure.
fn smallest<'m>(slice: &Slice<'m>, kept: Kept, shape: &ShapeId) -> Option<(&'m ShapeId, BTreeSet<ShapeId>)> {
    let operations = slice.model.operations(slice.bindings);
    let closures = operations.into_iter().map(|id| (id, closure(slice, kept, [id])));
    closures.filter(|(_, reached)| reached.contains(shape)).min_by_key(|(_, reached)| reached.len())
}

/// The service and operations, and all shapes that they reach, with the definitions of traits.
fn closure<'m>(slice: &Slice<'m>, kept: Kept, operations: impl IntoIterator<Item = &'m ShapeId>) -> BTreeSet<ShapeId> {
    let mut reached: BTreeSet<&ShapeId> = BTreeSet::new();
    let mut open: Vec<&ShapeId> = operations.into_iter().chain(&slice.bindings.errors).collect();
    open.push(&slice.service.id);
    while let Some(id) = open.pop() {
        let Some(shape) = slice.model.shape(id).filter(|shape| reached.insert(&shape.id)) else { continue };
        if let ShapeKind::Operation(Operation { input, output, errors }) = &shape.kind {
            open.extend([input, output].into_iter().chain(errors));
        }
        let members = shape.members();
        open.extend(members.iter().map(|member| &member.target));
        let traits = members.iter().flat_map(|member| member.traits.iter()).chain(shape.traits.iter());
        open.extend(traits.map(|applied| &applied.id).filter(|id| !kept.removes(id)));
    }
    reached.into_iter().cloned().collect()
}

fn clean(shape: &mut Shape, kept: Kept) {
    if shape.id.namespace() == "smithy.api" {
        return;
    }
    // Mixins are included in the shapes that use them.
    shape.mixins.clear();
    clean_traits(&mut shape.traits, kept);
    shape.members_mut().into_iter().for_each(|member| clean_traits(&mut member.traits, kept));
}

fn clean_traits(traits: &mut Traits, kept: Kept) {
    let removed: Vec<ShapeId> =
        traits.iter().map(|applied| &applied.id).filter(|id| kept.removes(id)).cloned().collect();
    for id in removed {
        traits.remove(id.as_str());
    }
}
