use super::writer::Writer;
use crate::model::{Member, Operation, Resource, Service, Shape, ShapeId, ShapeKind, Traits};

/// Writes a shape as a member of `shapes`.
pub(super) fn write(shape: &Shape, writer: &mut Writer) {
    writer.member_object(shape.id.as_str(), |writer| {
        writer.string("type", shape.kind.name());
        match &shape.kind {
            ShapeKind::Enum(list) | ShapeKind::IntEnum(list) | ShapeKind::Structure(list) | ShapeKind::Union(list) => {
                writer.member_object("members", |writer| list.iter().for_each(|one| member(one, writer)));
            }
            ShapeKind::List(element) => member(element, writer),
            ShapeKind::Map { key, value } => {
                member(key, writer);
                member(value, writer);
            }
            ShapeKind::Operation(bound) => operation(bound, writer),
            ShapeKind::Resource(bound) => resource(bound, writer),
            ShapeKind::Service(bound) => service(bound, writer),
            _ => {}
        }
        traits(&shape.traits, writer);
    });
}

fn member(member: &Member, writer: &mut Writer) {
    writer.member_object(&member.name, |writer| {
        writer.string("target", member.target.as_str());
        traits(&member.traits, writer);
    });
}

fn traits(traits: &Traits, writer: &mut Writer) {
    let mut sorted: Vec<_> = traits.iter().collect();
    sorted.sort_by(|first, second| first.id.cmp(&second.id));
    if !sorted.is_empty() {
        writer.member_object("traits", |writer| {
            for applied in sorted {
                writer.node(applied.id.as_str(), &applied.value);
            }
        });
    }
}

fn operation(operation: &Operation, writer: &mut Writer) {
    target("input", &operation.input, writer);
    target("output", &operation.output, writer);
    targets("errors", &operation.errors, writer);
}

fn resource(resource: &Resource, writer: &mut Writer) {
    named_targets("identifiers", &resource.identifiers, writer);
    named_targets("properties", &resource.properties, writer);
    for (name, operation) in resource.lifecycle() {
        target(name, operation, writer);
    }
    targets("operations", &resource.operations, writer);
    targets("collectionOperations", &resource.collection_operations, writer);
    targets("resources", &resource.resources, writer);
}

fn service(service: &Service, writer: &mut Writer) {
    if !service.version.is_empty() {
        writer.string("version", &service.version);
    }
    targets("operations", &service.operations, writer);
    targets("resources", &service.resources, writer);
    targets("errors", &service.errors, writer);
    if !service.rename.is_empty() {
        writer.member_object("rename", |writer| {
            for (id, name) in &service.rename {
                writer.string(id.as_str(), name);
            }
        });
    }
}

fn target(name: &str, id: &ShapeId, writer: &mut Writer) {
    writer.member_object(name, |writer| writer.string("target", id.as_str()));
}

fn targets(name: &str, ids: &[ShapeId], writer: &mut Writer) {
    if !ids.is_empty() {
        writer.member_array(name, |writer| {
            for id in ids {
                writer.element_object(|writer| writer.string("target", id.as_str()));
            }
        });
    }
}

fn named_targets(name: &str, ids: &[(String, ShapeId)], writer: &mut Writer) {
    if !ids.is_empty() {
        writer.member_object(name, |writer| {
            for (name, id) in ids {
                target(name, id, writer);
            }
        });
    }
}
