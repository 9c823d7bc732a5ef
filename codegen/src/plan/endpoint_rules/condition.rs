use super::expression;
use super::scope::{Scope, is_name};
use crate::model::Node;
use crate::plan::client::endpoints::Condition;
use crate::plan::reader::Reader;

/// Reads a [condition](https://smithy.io/2.0/additional-specs/rules-engine/specification.html#condition-object), and adds
/// its variable to the scope.
pub(super) fn read(node: &Node, scope: &mut Scope, reader: &mut Reader<'_>) -> Option<Condition> {
    let (value, of) = expression::call(node, scope, reader)?;
    let assign = reader.optional(node, "assign", |reader, name| {
        let name = reader.text(name)?;
        if !is_name(name) {
            return reader.error(format!("invalid variable name `{name}`: expected letters and digits"));
        }
        scope.declare(name, of, reader)
    })?;
    Some(Condition { value, assign })
}
