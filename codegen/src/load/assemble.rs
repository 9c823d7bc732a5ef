use super::Fragment;
use crate::diagnostic::{Diagnostic, Place, Report};
use crate::model::{Member, Model, Shape, ShapeId, ShapeKind};

/// The [simple shapes of the prelude](https://smithy.io/2.0/spec/model.html#prelude), with their shape types.
const PRELUDE: [(&str, ShapeKind); 21] = [
    ("Blob", ShapeKind::Blob),
    ("Boolean", ShapeKind::Boolean),
    ("String", ShapeKind::String),
    ("Byte", ShapeKind::Byte),
    ("Short", ShapeKind::Short),
    ("Integer", ShapeKind::Integer),
    ("Long", ShapeKind::Long),
    ("Float", ShapeKind::Float),
    ("Double", ShapeKind::Double),
    ("BigInteger", ShapeKind::BigInteger),
    ("BigDecimal", ShapeKind::BigDecimal),
    ("Timestamp", ShapeKind::Timestamp),
    ("Document", ShapeKind::Document),
    ("PrimitiveBoolean", ShapeKind::Boolean),
    ("PrimitiveByte", ShapeKind::Byte),
    ("PrimitiveShort", ShapeKind::Short),
    ("PrimitiveInteger", ShapeKind::Integer),
    ("PrimitiveLong", ShapeKind::Long),
    ("PrimitiveFloat", ShapeKind::Float),
    ("PrimitiveDouble", ShapeKind::Double),
    ("Unit", ShapeKind::Structure(Vec::new())),
];

/// Puts what the files say together into one model, and checks that it holds together.
pub(super) fn assemble(fragments: Vec<Fragment>, report: &mut Report) -> Model {
    let mut model = Model::default();
    for fragment in fragments {
        for entry in fragment.metadata {
            model.metadata.insert(entry.key, entry.value);
        }
        for shape in fragment.shapes {
            model.shapes.insert(shape.id.clone(), shape);
        }
        for apply in fragment.applies {
            if let Some(shape) = model.shapes.get_mut(&apply.target) {
                shape.traits.insert(apply.applied);
            }
        }
    }
    for shape in model.shapes.values() {
        check_targets(&model, shape, report);
    }
    for (name, kind) in PRELUDE {
        let id = ShapeId::prelude(name);
        let location =
            crate::model::Location { source: crate::model::SourceId(0), position: crate::model::Position::Json };
        let shape = Shape { id: id.clone(), kind, traits: Default::default(), mixins: Vec::new(), location };
        model.shapes.entry(id).or_insert(shape);
    }
    model
}

fn check_targets(model: &Model, shape: &Shape, report: &mut Report) {
    let known = |id: &ShapeId| model.shapes.contains_key(id) || id.namespace() == "smithy.api";
    let mut check = |target: &ShapeId, path: &[&str]| {
        if !known(target) {
            let path = ["shapes", shape.id.as_str()].into_iter().chain(path.iter().copied());
            let message = format!("`{}` targets `{target}`, which is not in the model", shape.id);
            report.push(Diagnostic::error("Target", Place::of(shape.location, path), message));
        }
    };
    let members = |members: &Vec<Member>, check: &mut dyn FnMut(&ShapeId, &[&str])| {
        for member in members {
            check(&member.target, &["members", &member.name, "target"]);
        }
    };
    match &shape.kind {
        ShapeKind::Structure(list) | ShapeKind::Union(list) => members(list, &mut check),
        ShapeKind::List(member) => check(&member.target, &["member", "target"]),
        ShapeKind::Map { key, value } => {
            check(&key.target, &["key", "target"]);
            check(&value.target, &["value", "target"]);
        }
        ShapeKind::Operation(operation) => {
            check(&operation.input, &["input", "target"]);
            check(&operation.output, &["output", "target"]);
            for (index, error) in operation.errors.iter().enumerate() {
                check(error, &["errors", &index.to_string(), "target"]);
            }
        }
        ShapeKind::Service(service) => {
            for (name, targets) in
                [("operations", &service.operations), ("resources", &service.resources), ("errors", &service.errors)]
            {
                for (index, target) in targets.iter().enumerate() {
                    check(target, &[name, &index.to_string(), "target"]);
                }
            }
        }
        ShapeKind::Resource(resource) => {
            for operation in resource.all_operations().chain(&resource.resources) {
                check(operation, &[]);
            }
        }
        _ => {}
    }
}
