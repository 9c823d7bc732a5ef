//! References to parameters and variables, and paths into their values.

use super::scope::{Scope, is_name};
use super::types::Type;
use crate::plan::client::endpoints::{Attribute, Expression};
use crate::plan::reader::Reader;

/// Resolves the name of a parameter or variable.
pub(super) fn reference(name: &str, scope: &Scope, reader: &mut Reader<'_>) -> Option<(Expression, Type)> {
    match scope.find(name) {
        Some((slot, of)) => Some((Expression::Slot(slot), of)),
        None => reader.error(format!("unknown parameter or variable `{name}`")),
    }
}

/// Follows a [path](https://smithy.io/2.0/additional-specs/rules-engine/standard-library.html#parsing-path-strings) into a
/// value: keys, separated by dots, the last of which may have an index.
pub(super) fn follow(
    mut value: Expression,
    mut of: Type,
    path: &str,
    reader: &mut Reader<'_>,
) -> Option<(Expression, Type)> {
    for part in path.split('.') {
        let (key, index) = match part.split_once('[') {
            Some((key, index)) => (key, Some(index)),
            None => (part, None),
        };
        if is_name(key) {
            let Some((attribute, attribute_type)) = of.attribute(key) else {
                return reader.error(format!("{} has no `{key}`", of.name()));
            };
            value = Expression::Attribute(Box::new(value), Attribute::Named(attribute));
            of = attribute_type;
        } else if !key.is_empty() || index.is_none() {
            return reader.error(format!("invalid path `{path}`"));
        }
        if let Some(index) = index {
            let Some(index) = index.strip_suffix(']').and_then(|index| index.parse().ok()) else {
                return reader.error(format!("invalid path `{path}`"));
            };
            if of != Type::Texts {
                return reader.error(format!("{} has no elements", of.name()));
            }
            value = Expression::Attribute(Box::new(value), Attribute::Index(index));
            of = Type::Text;
        }
    }
    Some((value, of))
}
