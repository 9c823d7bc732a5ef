use super::super::fragment::{Apply, Definition, DefinitionKind, Fragment, Metadata};
use super::{place, version};
use crate::diagnostic::{Diagnostic, Place, Report};
use crate::model::{Node, ShapeId, ShapeKind};
use crate::sorted::{SortedMap, sort_by_text};
use crate::source::Location;
use std::collections::BTreeMap;

/// The contents of all files.
pub(super) struct Merged {
    pub(super) metadata: BTreeMap<String, Node>,
    pub(super) definitions: BTreeMap<ShapeId, Definition>,
    /// Traits to apply: those of `apply` statements, and those of repeated definitions.
    pub(super) applies: Vec<Apply>,
}

pub(super) fn merge(fragments: Vec<Fragment>, report: &mut Report) -> Merged {
    let mut metadata = MetadataMerge::default();
    let mut definitions = BTreeMap::new();
    let mut applies = Vec::new();
    for fragment in fragments {
        for entry in fragment.metadata {
            metadata.add(entry, report);
        }
        for definition in fragment.shapes {
            version::check(&definition, report);
            define(definition, &mut definitions, &mut applies, report);
        }
        applies.extend(fragment.applies);
    }
    Merged { metadata: metadata.values, definitions, applies }
}

/// <https://smithy.io/2.0/spec/model.html#metadata-conflicts>
#[derive(Default)]
struct MetadataMerge {
    values: BTreeMap<String, Node>,
    locations: SortedMap<String, Location>,
}

impl MetadataMerge {
    fn add(&mut self, entry: Metadata, report: &mut Report) {
        let place = |location| Place::of(location, ["metadata", &entry.key]);
        match (self.values.get_mut(&entry.key), entry.value) {
            (None, value) => {
                self.values.insert(entry.key.clone(), value);
                self.locations.insert(entry.key, entry.location);
            }
            (Some(Node::Array(before)), Node::Array(after)) => before.extend(after),
            (Some(before), after) if *before == after => {}
            (Some(_), _) => {
                let message = format!("the metadata `{}` has two different values", entry.key);
                let mut diagnostic = Diagnostic::error("Model", place(entry.location), message);
                if let Some(before) = self.locations.get(&entry.key) {
                    diagnostic = diagnostic.related(place(*before), "the other value");
                }
                report.push(diagnostic);
            }
        }
    }
}

fn define(
    definition: Definition,
    definitions: &mut BTreeMap<ShapeId, Definition>,
    applies: &mut Vec<Apply>,
    report: &mut Report,
) {
    let Some(before) = definitions.get(&definition.id) else {
        definitions.insert(definition.id.clone(), definition);
        return;
    };
    if let Some(difference) = difference(before, &definition) {
        let place = |definition: &Definition| place::of(&definition.id, definition.location, &[]);
        let message = format!("`{}` is defined twice: {difference}", definition.id);
        report.push(
            Diagnostic::error("Model", place(&definition), message).related(place(before), "the other definition"),
        );
        return;
    }
    let id = definition.id;
    applies.extend(definition.traits.into_iter().map(|applied| Apply { target: id.clone(), applied }));
    for member in definition.members {
        let target = id.with_member(&member.name);
        applies.extend(member.traits.into_iter().map(|applied| Apply { target: target.clone(), applied }));
    }
}

/// The difference between two definitions of a shape, except traits.
/// <https://smithy.io/2.0/spec/model.html#merging-model-files>
fn difference<'d>(before: &'d Definition, after: &'d Definition) -> Option<String> {
    if before.kind.name() != after.kind.name() {
        return Some(format!("as {} and as {}", before.kind.name(), after.kind.name()));
    }
    if before.mixins != after.mixins || before.resource != after.resource {
        return Some("with different mixins or resources".to_owned());
    }
    let members = |definition: &'d Definition| -> SortedMap<&'d str, Option<&'d ShapeId>> {
        definition.members.iter().map(|member| (member.name.as_str(), member.target.as_ref())).collect()
    };
    let (members_before, members_after) = (members(before), members(after));
    let mut names = members_before.keys().chain(members_after.keys());
    if let Some(name) = names.find(|name| members_before.get(*name) != members_after.get(*name)) {
        return Some(format!("the members `{name}` differ"));
    }
    (normalized(&before.kind) != normalized(&after.kind)).then(|| "the properties differ".to_owned())
}

/// A kind with bound shapes in a fixed order, because their order does not matter.
fn normalized(kind: &DefinitionKind) -> DefinitionKind {
    let mut kind = kind.clone();
    match &mut kind {
        DefinitionKind::Memberless(ShapeKind::Operation(operation)) => {
            sort_by_text(&mut operation.errors, ShapeId::as_str)
        }
        DefinitionKind::Memberless(ShapeKind::Service(service)) => {
            sort_by_text(&mut service.operations, ShapeId::as_str);
            sort_by_text(&mut service.resources, ShapeId::as_str);
            sort_by_text(&mut service.errors, ShapeId::as_str);
        }
        DefinitionKind::Memberless(ShapeKind::Resource(resource)) => {
            sort_by_text(&mut resource.identifiers, |(name, _)| name);
            sort_by_text(&mut resource.properties, |(name, _)| name);
            sort_by_text(&mut resource.operations, ShapeId::as_str);
            sort_by_text(&mut resource.collection_operations, ShapeId::as_str);
            sort_by_text(&mut resource.resources, ShapeId::as_str);
        }
        _ => {}
    }
    kind
}
