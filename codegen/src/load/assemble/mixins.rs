//! [Mixins](https://smithy.io/2.0/spec/mixins.html): copies their members and traits to the shapes that use them.

use super::super::fragment::{Aggregate, Definition, DefinitionKind, MemberDefinition};
use super::elide::{self, Resources};
use super::place;
use crate::diagnostic::{Diagnostic, Report};
use crate::model::{Member, Node, Operation, Service, Shape, ShapeId, ShapeKind, Traits};
use crate::sorted::{SortedMap, SortedSet};
use crate::source::Location;
use std::collections::{BTreeMap, HashMap};

/// The length limit of a chain of mixins. Each link copies all links before it.
const MAX_DEPTH: usize = 100;

/// Shapes with all of their members and traits.
#[derive(Default)]
pub(super) struct Flattened {
    pub(super) shapes: BTreeMap<ShapeId, Shape>,
    /// Shapes that could not be completed. The report has an error about each.
    pub(super) incomplete: SortedSet<ShapeId>,
    /// The locations of references between shapes.
    pub(super) references: References,
}

// Large: each member of a model has an entry.
pub(super) type References = HashMap<(ShapeId, ShapeId), Location>;

pub(super) fn flatten(mut definitions: BTreeMap<ShapeId, Definition>, report: &mut Report) -> Flattened {
    let resources = Resources::of(&definitions);
    let order = order(&mut definitions, report);
    let mut flattened = Flattened::default();
    for id in order {
        let Some(definition) = definitions.remove(&id) else { continue };
        resources.check(&definition, report);
        let references = definition.references.iter();
        let references = references.map(|(target, location)| ((id.clone(), target.clone()), *location));
        flattened.references.extend(references);
        let mut flattening = Flattening { shapes: &flattened.shapes, resources: &resources, report };
        match flattening.shape(definition) {
            Some(shape) => flattened.shapes.insert(id, shape).map(drop),
            None => flattened.incomplete.insert(id).then_some(()),
        };
    }
    flattened
}

/// The shapes in an order in which each mixin precedes the shapes that use it. Mixins that do not exist or lead back to
/// their shape are removed, with an error.
fn order(definitions: &mut BTreeMap<ShapeId, Definition>, report: &mut Report) -> Vec<ShapeId> {
    let mut order = Vec::with_capacity(definitions.len());
    let mut depths: SortedMap<ShapeId, usize> = SortedMap::new();
    let roots: Vec<ShapeId> = definitions.keys().cloned().collect();
    for root in roots {
        // A path through the mixins, with the index of the next mixin at each step. Not recursive, because models can
        // have chains of any length.
        let mut on_path: SortedSet<ShapeId> = SortedSet::from_iter([root.clone()]);
        let mut path: Vec<(ShapeId, usize)> = vec![(root, 0)];
        while let Some((id, next)) = path.pop() {
            if depths.contains_key(&id) {
                continue;
            }
            let Some(definition) = definitions.get_mut(&id) else { continue };
            let Some(mixin) = definition.mixins.get(next).cloned() else {
                let depth = definition.mixins.iter().filter_map(|mixin| depths.get(mixin)).max().map_or(0, |d| d + 1);
                if depth == MAX_DEPTH {
                    let message = format!("the chain of mixins that ends at `{id}` has more than {MAX_DEPTH} mixins");
                    report.push(Diagnostic::error("Model", place::of(&id, definition.location, &[]), message));
                }
                if depth >= MAX_DEPTH {
                    definition.mixins.clear();
                }
                on_path.remove(&id);
                depths.insert(id.clone(), depth);
                order.push(id);
                continue;
            };
            if on_path.contains(&mixin) {
                let cycle = path.iter().position(|(step, _)| *step == mixin).unwrap_or(path.len());
                report.push(cycle_error(definition, &mixin, &path[cycle..]));
                definition.mixins.remove(next);
                path.push((id, next));
            } else {
                path.push((id, next + 1));
                on_path.insert(mixin.clone());
                path.push((mixin, 0));
            }
        }
    }
    order
}

fn cycle_error(definition: &Definition, mixin: &ShapeId, path: &[(ShapeId, usize)]) -> Diagnostic {
    let way = crate::diagnostic::cycle(path.iter().map(|(id, _)| id).chain([&definition.id, mixin]));
    let message = format!("the mixin `{mixin}` includes itself: {way}");
    Diagnostic::error("Model", place::of(&definition.id, definition.location_of(mixin), &["mixins"]), message)
}

struct Flattening<'a> {
    shapes: &'a BTreeMap<ShapeId, Shape>,
    resources: &'a Resources,
    report: &'a mut Report,
}

impl<'a> Flattening<'a> {
    fn error(&mut self, definition: &Definition, mixin: &ShapeId, id: &'static str, message: String) {
        let place = place::of(&definition.id, definition.location_of(mixin), &["mixins"]);
        self.report.push(Diagnostic::error(id, place, message));
    }

    fn shape(&mut self, mut definition: Definition) -> Option<Shape> {
        let mixins = self.mixins(&definition);
        let members = self.members(&definition, &mixins)?;
        let kind = match definition.kind.clone() {
            DefinitionKind::Aggregate(aggregate) => self.aggregate(&definition, aggregate, members)?,
            DefinitionKind::Memberless(kind) => merge_properties(kind, &mixins),
        };
        let mut traits = Traits::default();
        for mixin in &mixins {
            inherit(&mut traits, mixin);
        }
        override_with(&mut traits, std::mem::take(&mut definition.traits));
        let Definition { id, mixins, location, .. } = definition;
        Some(Shape { id, kind, traits, mixins, location })
    }

    /// The valid mixins of a shape.
    fn mixins(&mut self, definition: &Definition) -> Vec<&'a Shape> {
        let mut mixins = Vec::new();
        for id in &definition.mixins {
            let owner = &definition.id;
            match self.shapes.get(id) {
                None => {
                    self.error(definition, id, "Target", format!("the mixin `{id}` of `{owner}` is not in the model"))
                }
                Some(mixin) if !mixin.traits.has("mixin") => {
                    let message = format!("the mixin `{id}` of `{owner}` does not have the trait `mixin`");
                    self.error(definition, id, "Target", message);
                }
                Some(mixin) if mixin.kind.name() != definition.kind.name() => {
                    let (theirs, ours) = (mixin.kind.name(), definition.kind.name());
                    let message = format!("the mixin `{id}` of `{owner}` has the type {theirs}: expected {ours}");
                    self.error(definition, id, "Model", message);
                }
                Some(mixin) => mixins.push(mixin),
            }
        }
        mixins
    }

    /// Members of mixins precede those of the shape itself.
    /// <https://smithy.io/2.0/spec/mixins.html#member-ordering>
    fn members(&mut self, definition: &Definition, mixins: &[&Shape]) -> Option<Vec<Member>> {
        let mut members: Vec<Member> = Vec::new();
        let mut positions: SortedMap<&str, usize> = SortedMap::new();
        for mixin in mixins {
            for member in mixin.members() {
                match positions.get(member.name.as_str()) {
                    None => {
                        positions.insert(&member.name, members.len());
                        members.push(member.clone());
                    }
                    Some(position) => self.redefine(definition, &mut members[*position], &member.clone().into()),
                }
            }
        }
        let mut complete = true;
        for member in &definition.members {
            let target = member.target.clone().or_else(|| self.resources.target(definition, &member.name));
            match (positions.get(member.name.as_str()), target) {
                (Some(position), target) => {
                    let member = MemberDefinition { target, ..member.clone() };
                    self.redefine(definition, &mut members[*position], &member);
                }
                (None, Some(target)) => {
                    let MemberDefinition { name, traits, location, .. } = member.clone();
                    members.push(Member { name, target, traits, location });
                }
                (None, None) => {
                    self.report.push(elide::unresolved(definition, member));
                    complete = false;
                }
            }
        }
        complete.then_some(members)
    }

    /// A member of a mixin can be defined again with the same target.
    /// <https://smithy.io/2.0/spec/mixins.html#mixin-members-must-not-conflict>
    fn redefine(&mut self, definition: &Definition, before: &mut Member, after: &MemberDefinition) {
        if let Some(target) = after.target.as_ref().filter(|target| **target != before.target) {
            let id = definition.id.with_member(&after.name);
            let message = format!("`{id}` targets `{target}`: expected `{}`, as in the mixin", before.target);
            let place = place::of(&id, after.location, &[]);
            let related = place::of(&id, before.location, &[]);
            self.report.push(Diagnostic::error("Model", place, message).related(related, "the member of the mixin"));
        }
        override_with(&mut before.traits, after.traits.clone());
    }

    fn aggregate(&mut self, definition: &Definition, aggregate: Aggregate, members: Vec<Member>) -> Option<ShapeKind> {
        let take = |name: &str| members.iter().find(|member| member.name == name).cloned();
        let kind = match aggregate {
            Aggregate::Enum => Some(ShapeKind::Enum(members)),
            Aggregate::IntEnum => Some(ShapeKind::IntEnum(members)),
            Aggregate::Structure => Some(ShapeKind::Structure(members)),
            Aggregate::Union => Some(ShapeKind::Union(members)),
            Aggregate::List => take("member").map(ShapeKind::List),
            Aggregate::Map => take("key").zip(take("value")).map(|(key, value)| ShapeKind::Map { key, value }),
        };
        if kind.is_none() {
            let needed = if aggregate == Aggregate::List { "a member `member`" } else { "members `key` and `value`" };
            let message = format!("expected {needed} in the {} `{}`", definition.kind.name(), definition.id);
            let place = place::of(&definition.id, definition.location, &[]);
            self.report.push(Diagnostic::error("Model", place, message));
        }
        kind
    }
}

/// Adds the traits of a mixin, except its local traits.
/// <https://smithy.io/2.0/spec/mixins.html#mixin-local-traits>
fn inherit(traits: &mut Traits, mixin: &Shape) {
    let local = mixin.traits.get("mixin").and_then(|value| value.get("localTraits")).and_then(Node::as_array);
    let is_local =
        |id: &ShapeId| local.is_some_and(|local| local.iter().any(|trait_id| trait_id.as_str() == Some(id.as_str())));
    let inherited =
        mixin.traits.iter().filter(|applied| applied.id.as_str() != "smithy.api#mixin" && !is_local(&applied.id));
    for applied in inherited {
        traits.insert(applied.clone());
    }
}

fn override_with(traits: &mut Traits, overriding: Traits) {
    for applied in overriding {
        traits.insert(applied);
    }
}

/// <https://smithy.io/2.0/spec/mixins.html#mixins-on-shapes-with-non-member-properties>
fn merge_properties(kind: ShapeKind, mixins: &[&Shape]) -> ShapeKind {
    match kind {
        ShapeKind::Operation(own) => ShapeKind::Operation(merge_operation(own, mixins)),
        ShapeKind::Service(own) => ShapeKind::Service(merge_service(own, mixins)),
        other => other,
    }
}

fn merge_operation(own: Operation, mixins: &[&Shape]) -> Operation {
    let inherited = mixins.iter().filter_map(|mixin| match &mixin.kind {
        ShapeKind::Operation(operation) => Some(operation.errors.as_slice()),
        _ => None,
    });
    Operation { errors: union(inherited, &own.errors), ..own }
}

fn merge_service(own: Service, mixins: &[&Shape]) -> Service {
    let services = || {
        mixins.iter().filter_map(|mixin| match &mixin.kind {
            ShapeKind::Service(service) => Some(service),
            _ => None,
        })
    };
    let inherited_version = services().next_back().map(|service| service.version.clone()).unwrap_or_default();
    let mut rename = BTreeMap::new();
    services().for_each(|service| rename.extend(service.rename.clone()));
    rename.extend(own.rename);
    Service {
        version: if own.version.is_empty() { inherited_version } else { own.version },
        operations: union(services().map(|service| service.operations.as_slice()), &own.operations),
        resources: union(services().map(|service| service.resources.as_slice()), &own.resources),
        errors: union(services().map(|service| service.errors.as_slice()), &own.errors),
        rename,
    }
}

/// The inherited shapes, then those of the shape itself, without duplicates.
fn union<'i>(inherited: impl Iterator<Item = &'i [ShapeId]>, own: &'i [ShapeId]) -> Vec<ShapeId> {
    let mut seen = SortedSet::new();
    inherited.flatten().chain(own).filter(|id| seen.insert(*id)).cloned().collect()
}
