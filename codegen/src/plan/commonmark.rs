//! Documentation in CommonMark, without the feature that reads it.

use super::context::Context;
use crate::diagnostic::{Diagnostic, Place, Report};
use crate::markdown;
use crate::model::{Shape, ShapeKind, Traits};
use crate::select::Slice;

/// Warns if documentation has marks of CommonMark, such as those of lists. Without the feature, the generated documentation
/// shows them as they are.
pub(super) fn warn(context: &Context<'_>, slice: &Slice<'_>, report: &mut Report) {
    let messages = slice.operations.iter().filter_map(|shape| match &shape.kind {
        ShapeKind::Operation(operation) => Some([&operation.input, &operation.output]),
        _ => None,
    });
    let closure = context.reach.closure();
    let of_messages = messages.flatten().chain(&closure).filter_map(|id| context.model.shape(id));
    let shapes = [slice.service].into_iter().chain(slice.operations.iter().copied()).chain(of_messages);
    let Some(shape) = shapes.into_iter().find(|shape| is_marked(shape)) else { return };
    let message = format!(
        "the documentation of `{}` is in CommonMark, whose lists, links and emphasis become plain text without the feature \
         `commonmark` of `smithereens-codegen`",
        shape.id
    );
    let help = "in Cargo.toml, add `features = [\"commonmark\"]` to the build dependency `smithereens-codegen`";
    let place = Place::of(shape.location, ["shapes", shape.id.as_str()]);
    report.push(Diagnostic::warning("Documentation", place, message).with_help(help));
}

/// Whether the documentation of a shape or a member has marks of CommonMark.
fn is_marked(shape: &Shape) -> bool {
    let is_marked = |traits: &Traits| traits.string("documentation").is_some_and(markdown::needs_commonmark);
    is_marked(&shape.traits) || shape.members().into_iter().any(|member| is_marked(&member.traits))
}
