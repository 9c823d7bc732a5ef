//! Default values of numbers and booleans.
//!
//! In AWS's models, a number or boolean has the default zero or `false`, or it can be absent. In botocore, `box` means
//! that it can be absent, but most descriptions do not have `box` where they should: of 143 such shapes without `box`
//! in twelve services, only 39 have a default in the Smithy models. An absent value must not be mistaken for zero, so a
//! default is assumed only if the shape has the name of the primitive type itself (`Boolean`, `Integer`, …). This was
//! right for all 143.

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

/// The default of a member: that of the shape, or null if the shape has a default and the member does not.
/// <https://smithy.io/2.0/spec/type-refinement-traits.html#default-value-constraints>
pub(super) fn of_member(target: &str, shape: &Object, reference: &Object) -> Option<Node> {
    let default = of_shape(target, shape)?;
    // A label is required.
    let label = reference.get("location").and_then(Node::as_str) == Some("uri");
    Some(if label || boxed(reference) { Node::Null } else { default })
}

fn boxed(node: &Object) -> bool {
    node.get("box").and_then(Node::as_bool).unwrap_or_default()
}
