//! Writes a model as [JSON AST](https://smithy.io/2.0/spec/json-ast.html), version 2.0.

mod shape;
#[cfg(test)]
mod tests;
mod writer;

use crate::model::{Model, Node, Shape};
use writer::Writer;

/// A model as JSON AST, indented, with a line break at its end.
///
/// The same model always gives the same text: shapes are in the order of their IDs, traits too; members and what
/// services bind stay in the order of the model. Mixins are in the shapes that use them already, so neither they nor
/// their names are written; nor is the prelude. What was written loads again to the same model.
///
/// ```
/// use smithereens_codegen::{ast, diagnostic::Report, load::{Sources, load_sources}};
///
/// let (mut sources, mut report) = (Sources::default(), Report::default());
/// let file = sources.add("city.smithy", "$version: \"2\"\nnamespace example\n@sensitive string City");
/// let model = load_sources(&[file], &mut sources, &mut report);
/// assert!(ast::to_string(&model).contains("\"example#City\": {\n            \"type\": \"string\""));
/// ```
pub fn to_string(model: &Model) -> String {
    let mut writer = Writer::default();
    writer.object(|writer| {
        writer.string("smithy", "2.0");
        if !model.metadata.is_empty() {
            writer.member_object("metadata", |writer| {
                for (key, value) in &model.metadata {
                    writer.node(key, value);
                }
            });
        }
        writer.member_object("shapes", |writer| {
            for shape in model.shapes.values().filter(|shape| is_written(shape)) {
                shape::write(shape, writer);
            }
        });
    });
    writer.finish()
}

/// A node value as JSON on one line.
pub fn node_to_string(node: &Node) -> String {
    let mut text = String::new();
    writer::write_compact(node, &mut text);
    text
}

fn is_written(shape: &Shape) -> bool {
    shape.id.namespace() != "smithy.api" && !shape.traits.has("mixin")
}
