//! Writes a model for a snapshot, in a notation close to the IDL.

use smithereens_codegen::model::{Member, Model, Node, Shape, ShapeId, ShapeKind, Traits};
use std::fmt::Write;

/// The shapes of a model except those of Smithy's prelude, in the order of their IDs.
pub(crate) fn written(model: &Model) -> String {
    let mut text = String::new();
    for shape in model.shapes.values().filter(|shape| shape.id.namespace().starts_with("com.")) {
        write_traits(&shape.traits, "", &mut text);
        write_shape(shape, &mut text).expect("writing to memory");
        text.push('\n');
    }
    text
}

fn write_shape(shape: &Shape, text: &mut String) -> std::fmt::Result {
    write!(text, "{} {}", shape.kind.name(), shape.id)?;
    match &shape.kind {
        ShapeKind::Operation(operation) => {
            let errors = names(&operation.errors);
            writeln!(text, " ({}) -> {} throws {errors}", operation.input.name(), operation.output.name())
        }
        ShapeKind::Service(service) => writeln!(text, " {} {}", service.version, names(&service.operations)),
        _ if shape.members().is_empty() => writeln!(text),
        _ => {
            writeln!(text, " {{")?;
            shape.members().into_iter().for_each(|member| write_member(member, text));
            writeln!(text, "}}")
        }
    }
}

fn write_member(member: &Member, text: &mut String) {
    write_traits(&member.traits, "    ", text);
    let namespace = if member.target.namespace() == "smithy.api" { "smithy.api#" } else { "" };
    writeln!(text, "    {}: {namespace}{}", member.name, member.target.name()).expect("writing to memory");
}

fn write_traits(traits: &Traits, indentation: &str, text: &mut String) {
    for applied in traits.iter() {
        let id = applied.id.as_str().trim_start_matches("smithy.api#");
        let value = match &applied.value {
            Node::Object(object) if object.is_empty() => String::new(),
            value => format!("({})", write_node(value)),
        };
        writeln!(text, "{indentation}@{id}{value}").expect("writing to memory");
    }
}

pub(crate) fn write_node(node: &Node) -> String {
    match node {
        Node::Null => "null".to_owned(),
        Node::Bool(value) => value.to_string(),
        Node::Number(number) => number.as_str().to_owned(),
        Node::String(text) => format!("{text:?}"),
        Node::Array(elements) => format!("[{}]", elements.iter().map(write_node).collect::<Vec<_>>().join(", ")),
        Node::Object(object) => {
            let members = object.iter().map(|(name, value)| format!("{name}: {}", write_node(value)));
            format!("{{{}}}", members.collect::<Vec<_>>().join(", "))
        }
    }
}

fn names(ids: &[ShapeId]) -> String {
    format!("[{}]", ids.iter().map(ShapeId::name).collect::<Vec<_>>().join(", "))
}
