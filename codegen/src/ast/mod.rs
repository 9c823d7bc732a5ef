//! Writes a model as [JSON AST](https://smithy.io/2.0/spec/json-ast.html), version 2.0.

mod shape;
#[cfg(test)]
mod tests;
mod writer;

use crate::model::{Model, Node, Shape};
use writer::Writer;

/// Converts a model to JSON AST, indented, with a final line break.
///
/// Equal models give equal texts: shapes and traits are in the order of their IDs, and members and bound shapes in the
/// order of the model. Mixins are included in the shapes that use them, so neither they nor references to them are
/// written; nor is the prelude. The text loads to an equal model.
///
/// ```
/// use smithereens_codegen::ast;
/// use smithereens_codegen::load::Loader;
///
/// let loaded = Loader::new().text("city.smithy", "$version: \"2\"\nnamespace example\n@sensitive string City").load()?;
/// assert!(ast::to_string(&loaded.model).contains("\"example#City\": {\n            \"type\": \"string\""));
/// # Ok::<(), smithereens_codegen::Error>(())
/// ```
pub fn to_string(model: &Model) -> String {
    write(model, Writer::default())
}

/// Converts a model to JSON AST, as [`to_string`] does, with the value of each trait on one line. Values such as endpoint
/// rules have many levels, so that most of an indented text is the space in front of its lines.
pub fn to_short_string(model: &Model) -> String {
    write(model, Writer::short())
}

fn write(model: &Model, mut writer: Writer) -> String {
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

/// Converts a node value to JSON on one line.
pub fn node_to_string(node: &Node) -> String {
    let mut text = String::new();
    writer::write_compact(node, &mut text);
    text
}

fn is_written(shape: &Shape) -> bool {
    shape.id.namespace() != "smithy.api" && !shape.traits.has("mixin")
}
