//! The differences between two models of one service.

use crate::notation::write_node;
use smithereens_codegen::model::{
    Member, Model, Node, Object, Operation, Service, Shape, ShapeId, ShapeKind, Trait, Traits,
};
use std::collections::{BTreeMap, BTreeSet};

/// Traits for people and for tests, which do not change requests. An endpoint rule set is the same file in both formats, of
/// two releases.
const NOT_COMPARED: [&str; 7] = [
    "smithy.api#documentation",
    "smithy.api#examples",
    "smithy.api#suppress",
    "smithy.api#title",
    "smithy.rules#endpointRuleSet",
    "smithy.rules#endpointTests",
    "smithy.test#smokeTests",
];

/// One line for each difference: `-` if only the Smithy model has it, `+` if only botocore has it, `~` if they differ.
pub(crate) fn between(smithy: &Model, botocore: &Model) -> Vec<String> {
    let (smithy, botocore) = (by_name(smithy), by_name(botocore));
    let mut lines = Vec::new();
    let names: BTreeSet<_> = smithy.keys().chain(botocore.keys()).collect();
    for name in names {
        match (smithy.get(name), botocore.get(name)) {
            (Some(ours), Some(theirs)) => shape(name, ours, theirs, &mut lines),
            (Some(_), None) => lines.push(format!("-shape {name}")),
            (None, _) => lines.push(format!("+shape {name}")),
        }
    }
    lines
}

/// The shapes of a service by name. The service has no name in botocore, and is named `service` here.
fn by_name(model: &Model) -> BTreeMap<String, &Shape> {
    let own = model.shapes.values().filter(|shape| shape.id.namespace() != "smithy.api");
    own.map(|shape| match shape.kind {
        ShapeKind::Service(_) => ("service".to_owned(), shape),
        _ => (shape.id.name().to_owned(), shape),
    })
    .collect()
}

fn shape(name: &str, smithy: &Shape, botocore: &Shape, lines: &mut Vec<String>) {
    let kinds = (smithy.kind.name(), botocore.kind.name());
    if kinds.0 != kinds.1 {
        lines.push(format!("~kind {name}: {} / {}", kinds.0, kinds.1));
        return;
    }
    traits(name, &smithy.traits, &botocore.traits, lines);
    match (&smithy.kind, &botocore.kind) {
        (ShapeKind::Enum(ours), ShapeKind::Enum(theirs)) => set("value", name, values(ours), values(theirs), lines),
        (ShapeKind::Operation(ours), ShapeKind::Operation(theirs)) => operation(name, ours, theirs, lines),
        (ShapeKind::Service(ours), ShapeKind::Service(theirs)) => service(name, ours, theirs, lines),
        _ => members(name, &smithy.members(), &botocore.members(), lines),
    }
}

fn values(members: &[Member]) -> BTreeSet<String> {
    let value = |member: &Member| member.traits.string("enumValue").unwrap_or(&member.name).to_owned();
    members.iter().map(value).collect()
}

fn operation(name: &str, smithy: &Operation, botocore: &Operation, lines: &mut Vec<String>) {
    for (role, ours, theirs) in
        [("input", &smithy.input, &botocore.input), ("output", &smithy.output, &botocore.output)]
    {
        if ours != theirs {
            lines.push(format!("~{role} {name}: {} / {}", ours.name(), theirs.name()));
        }
    }
    set("error", name, names(&smithy.errors), names(&botocore.errors), lines);
}

fn service(name: &str, smithy: &Service, botocore: &Service, lines: &mut Vec<String>) {
    if smithy.version != botocore.version {
        lines.push(format!("~version {name}: {} / {}", smithy.version, botocore.version));
    }
    // Operations are compared as shapes: in the Smithy models, some are in resources.
    set("error", name, names(&smithy.errors), names(&botocore.errors), lines);
}

fn names(ids: &[ShapeId]) -> BTreeSet<String> {
    ids.iter().map(|id| id.name().to_owned()).collect()
}

fn set(what: &str, owner: &str, smithy: BTreeSet<String>, botocore: BTreeSet<String>, lines: &mut Vec<String>) {
    lines.extend(smithy.difference(&botocore).map(|name| format!("-{what} {owner}: {name}")));
    lines.extend(botocore.difference(&smithy).map(|name| format!("+{what} {owner}: {name}")));
}

fn members(owner: &str, smithy: &[&Member], botocore: &[&Member], lines: &mut Vec<String>) {
    let find = |members: &[&Member], name: &str| members.iter().position(|member| member.name == name);
    for ours in smithy {
        let name = format!("{owner}${}", ours.name);
        let Some(theirs) = find(botocore, &ours.name).map(|index| botocore[index]) else {
            lines.push(format!("-member {name}"));
            continue;
        };
        if ours.target.name() != theirs.target.name() {
            lines.push(format!("~target {name}: {} / {}", ours.target.name(), theirs.target.name()));
        }
        traits(&name, &ours.traits, &theirs.traits, lines);
    }
    let added = botocore.iter().filter(|theirs| find(smithy, &theirs.name).is_none());
    lines.extend(added.map(|theirs| format!("+member {owner}${}", theirs.name)));
    let common = |members: &[&Member], others: &[&Member]| -> Vec<String> {
        let kept = members.iter().filter(|member| find(others, &member.name).is_some());
        kept.map(|member| member.name.clone()).collect()
    };
    if common(smithy, botocore) != common(botocore, smithy) {
        lines.push(format!("~order {owner}"));
    }
}

fn traits(owner: &str, smithy: &Traits, botocore: &Traits, lines: &mut Vec<String>) {
    let compared = |traits: &Traits| -> BTreeMap<String, Node> {
        let compared = traits.iter().filter(|applied| !NOT_COMPARED.contains(&applied.id.as_str()));
        compared.map(|applied| (applied.id.as_str().to_owned(), value(applied))).collect()
    };
    let (smithy, botocore) = (compared(smithy), compared(botocore));
    for (id, ours) in &smithy {
        match botocore.get(id) {
            Some(theirs) if ours == theirs => {}
            Some(theirs) => lines.push(format!("~trait {owner} {id}: {} / {}", write_node(ours), write_node(theirs))),
            None => lines.push(format!("-trait {owner} {id}: {}", write_node(ours))),
        }
    }
    let added = botocore.iter().filter(|(id, _)| !smithy.contains_key(*id));
    lines.extend(added.map(|(id, theirs)| format!("+trait {owner} {id}: {}", write_node(theirs))));
}

fn value(applied: &Trait) -> Node {
    match (applied.id.as_str(), canonical(&applied.value)) {
        // The other names are those in CloudFormation, CloudTrail and the documentation.
        ("aws.api#service", Node::Object(names)) => {
            let kept = names.iter().filter(|(name, _)| ["arnNamespace", "endpointPrefix", "sdkId"].contains(name));
            Node::Object(kept.map(|(name, value)| (name, value.clone())).collect())
        }
        (_, value) => value,
    }
}

/// A value with the members of objects in the order of their names, and without documentation.
fn canonical(node: &Node) -> Node {
    match node {
        Node::Array(elements) => Node::Array(elements.iter().map(canonical).collect()),
        Node::Object(object) => {
            let members: BTreeMap<_, _> = object.iter().filter(|(name, _)| *name != "documentation").collect();
            Node::Object(members.into_iter().map(|(name, value)| (name, canonical(value))).collect::<Object>())
        }
        other => other.clone(),
    }
}
