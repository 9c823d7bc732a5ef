//! Default values of numbers and booleans.
//!
//! In AWS's models a number or boolean either has the default zero or `false`, or can be absent. botocore's `box` says
//! the latter, but most descriptions came without it from the start, or lost it on their way: of 143 such shapes without
//! `box` in twelve services, the Smithy models give 39 a default. What is absent must not be mistaken for zero, so a
//! default is assumed only where the shape has the name of the primitive type itself (`Boolean`, `Integer`, …), which
//! was right every time.

use crate::model::{Node, Object};

/// The default of a shape, if it has one.
pub(super) fn of_shape(name: &str, shape: &Object) -> Option<Node> {
    let zero = match shape.get("type")?.as_str()? {
        "boolean" => Node::Bool(false),
        "byte" | "short" | "integer" | "long" | "float" | "double" => super::applied::number(0),
        _ => return None,
    };
    let name = name.trim_start_matches('_').to_ascii_lowercase();
    let name = name.strip_prefix("primitive").unwrap_or(&name);
    let name = name.strip_suffix("type").unwrap_or(name);
    let primitive = ["boolean", "byte", "short", "integer", "long", "float", "double"].contains(&name);
    (primitive && !boxed(shape)).then_some(zero)
}

/// The default of a member: that of the shape, or null, which says that the member has none although the shape has.
/// <https://smithy.io/2.0/spec/type-refinement-traits.html#default-value-constraints>
pub(super) fn of_member(target: &str, shape: &Object, reference: &Object) -> Option<Node> {
    let default = of_shape(target, shape)?;
    // A label must be there.
    let label = reference.get("location").and_then(Node::as_str) == Some("uri");
    Some(if label || boxed(reference) { Node::Null } else { default })
}

fn boxed(node: &Object) -> bool {
    node.get("box").and_then(Node::as_bool).unwrap_or_default()
}
