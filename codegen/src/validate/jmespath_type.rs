//! The types of JMESPath expressions, as far as shapes determine them.

use super::context::Context;
use crate::jmespath::Expression;
use crate::json::Node;
use crate::model::{Shape, ShapeKind};

/// The type of a value in expressions.
/// <https://smithy.io/2.0/additional-specs/waiters.html#jmespath-data-model>
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Simple {
    Boolean,
    Number,
    Text,
    Array,
    Object,
}

impl Simple {
    pub(super) fn name(self) -> &'static str {
        match self {
            Simple::Boolean => "boolean",
            Simple::Number => "number",
            Simple::Text => "string",
            Simple::Array => "list",
            Simple::Object => "object",
        }
    }
}

/// A value, as far as it is known.
#[derive(Clone, Copy)]
pub(super) enum Value<'m> {
    Simple(Simple),
    Shape(&'m Shape),
    /// The results of a projection of elements with this shape.
    Projected(&'m Shape),
}

impl<'m> Value<'m> {
    /// The type, unless any is possible.
    pub(super) fn simple(self) -> Option<Simple> {
        match self {
            Value::Simple(simple) => Some(simple),
            Value::Projected(_) => Some(Simple::Array),
            Value::Shape(shape) => simple(shape),
        }
    }

    /// The shape of the elements of a list.
    pub(super) fn element(self, context: &Context<'m>) -> Option<&'m Shape> {
        match self {
            Value::Projected(element) => Some(element),
            Value::Shape(Shape { kind: ShapeKind::List(member), .. }) => context.target(member),
            _ => None,
        }
    }
}

/// The type of values of a shape, unless any is possible.
pub(super) fn simple(shape: &Shape) -> Option<Simple> {
    Some(match &shape.kind {
        ShapeKind::Boolean => Simple::Boolean,
        ShapeKind::Blob | ShapeKind::String | ShapeKind::Enum(_) => Simple::Text,
        ShapeKind::List(_) => Simple::Array,
        ShapeKind::Map { .. } | ShapeKind::Structure(_) | ShapeKind::Union(_) => Simple::Object,
        ShapeKind::Byte
        | ShapeKind::Short
        | ShapeKind::Integer
        | ShapeKind::Long
        | ShapeKind::Float
        | ShapeKind::Double
        | ShapeKind::BigInteger
        | ShapeKind::BigDecimal
        | ShapeKind::IntEnum(_)
        | ShapeKind::Timestamp => Simple::Number,
        ShapeKind::Document | ShapeKind::Operation(_) | ShapeKind::Resource(_) | ShapeKind::Service(_) => return None,
    })
}

/// The value of an expression that is applied to a value of a shape. `None` if it is not known.
pub(super) fn value<'m>(context: &Context<'m>, expression: &Expression, current: &'m Shape) -> Option<Value<'m>> {
    match expression {
        Expression::Current => Some(Value::Shape(current)),
        Expression::Field(name) => {
            let member = current.members().into_iter().find(|member| member.name == *name)?;
            matches!(current.kind, ShapeKind::Structure(_) | ShapeKind::Union(_)).then_some(())?;
            context.target(member).map(Value::Shape)
        }
        Expression::Sub(left, right) => match (value(context, left, current)?, &**right) {
            (list, Expression::Index(_)) => list.element(context).map(Value::Shape),
            (Value::Shape(shape), right) => value(context, right, shape),
            _ => None,
        },
        Expression::Projection(list, right) => {
            let list = if let Expression::Flatten(list) = &**list { list } else { list };
            let element = value(context, list, current)?.element(context)?;
            match value(context, right, element)? {
                Value::Shape(shape) => Some(Value::Projected(shape)),
                _ => Some(Value::Simple(Simple::Array)),
            }
        }
        Expression::Comparison(..) | Expression::Not(_) => Some(Value::Simple(Simple::Boolean)),
        Expression::Literal(literal) => Some(Value::Simple(match literal {
            Node::Bool(_) => Simple::Boolean,
            Node::Number(_) => Simple::Number,
            Node::String(_) => Simple::Text,
            Node::Array(_) => Simple::Array,
            Node::Object(_) => Simple::Object,
            Node::Null => return None,
        })),
        Expression::Function(name, _) => Some(Value::Simple(match name.as_str() {
            "length" => Simple::Number,
            "contains" | "starts_with" | "ends_with" => Simple::Boolean,
            "join" => Simple::Text,
            "keys" => Simple::Array,
            _ => return None,
        })),
        _ => None,
    }
}
