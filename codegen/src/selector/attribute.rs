//! The [attributes](https://smithy.io/2.0/spec/selectors.html#attributes) of shapes, and how they are compared.

use super::expression::{Comparator, Segment};
use super::graph::{ShapeRef, Variables};
use crate::model::{Node, ShapeId};
use std::fmt;

/// The value of an attribute.
#[derive(Debug, Clone)]
pub(super) enum Attribute<'m> {
    /// A missing value.
    Empty,
    /// A text or a number.
    Literal(String),
    /// A shape, with all its attributes.
    Shape(ShapeRef<'m>),
    /// A shape ID.
    Id(ShapeId),
    /// A service.
    Service(ShapeRef<'m>),
    /// The traits of a shape.
    Traits(ShapeRef<'m>),
    /// The value of a trait, or a part of it.
    Node(&'m Node),
    /// The variables.
    Variables,
    /// Several values.
    Projection(Vec<Attribute<'m>>),
}

impl<'m> Attribute<'m> {
    /// The value at the end of a path.
    pub(super) fn at(self, path: &[Segment], variables: &Variables<'m>) -> Self {
        path.iter().fold(self, |value, segment| value.property(segment, variables))
    }

    fn property(self, segment: &Segment, variables: &Variables<'m>) -> Self {
        match (self, segment) {
            (Attribute::Projection(values), Segment::First) => {
                values.into_iter().flat_map(Attribute::flattened).next().unwrap_or(Attribute::Empty)
            }
            (Attribute::Projection(values), segment) => {
                let values = values.into_iter().flat_map(|value| value.property(segment, variables).flattened());
                Attribute::Projection(values.filter(Attribute::exists).collect())
            }
            (_, Segment::Unknown | Segment::First) => Attribute::Empty,
            (Attribute::Shape(shape), segment) => Self::of_shape(shape, segment),
            (Attribute::Id(id), segment) => Self::of_id(&id, segment),
            (Attribute::Service(shape), Segment::Name(name)) => match (name.as_str(), &shape.shape.kind) {
                ("id", _) => Attribute::Id(shape.id()),
                ("version", crate::model::ShapeKind::Service(service)) => Attribute::Literal(service.version.clone()),
                _ => Attribute::Empty,
            },
            (Attribute::Traits(shape), segment) => Self::of_traits(shape, segment),
            (Attribute::Node(node), segment) => Self::of_node(node, segment),
            (Attribute::Variables, Segment::Name(name)) => match variables.get(name) {
                Some(shapes) => Attribute::Projection(shapes.iter().copied().map(Attribute::Shape).collect()),
                None => Attribute::Empty,
            },
            (Attribute::Literal(text), Segment::Length) => Attribute::Literal(text.chars().count().to_string()),
            (Attribute::Empty | Attribute::Literal(_) | Attribute::Service(_) | Attribute::Variables, _) => {
                Attribute::Empty
            }
        }
    }

    fn of_shape(shape: ShapeRef<'m>, segment: &Segment) -> Self {
        let Segment::Name(name) = segment else { return Attribute::Empty };
        match name.as_str() {
            "id" => Attribute::Id(shape.id()),
            "trait" => Attribute::Traits(shape),
            "service" if shape.type_name() == "service" => Attribute::Service(shape),
            "var" => Attribute::Variables,
            _ => Attribute::Empty,
        }
    }

    fn of_id(id: &ShapeId, segment: &Segment) -> Self {
        match segment {
            Segment::Length => Attribute::Literal(id.as_str().chars().count().to_string()),
            Segment::Name(name) => match name.as_str() {
                "namespace" => Attribute::Literal(id.namespace().to_owned()),
                "name" => Attribute::Literal(id.name().to_owned()),
                "member" => id.member().map_or(Attribute::Empty, |member| Attribute::Literal(member.to_owned())),
                _ => Attribute::Empty,
            },
            _ => Attribute::Empty,
        }
    }

    fn of_traits(shape: ShapeRef<'m>, segment: &Segment) -> Self {
        let traits = shape.traits();
        match segment {
            Segment::Keys => Attribute::Projection(traits.iter().map(|each| Attribute::Id(each.id.clone())).collect()),
            Segment::Values => Attribute::Projection(traits.iter().map(|each| Attribute::Node(&each.value)).collect()),
            Segment::Length => Attribute::Literal(traits.iter().count().to_string()),
            Segment::Name(name) => {
                let is_named = |id: &str| match name.contains('#') {
                    true => id == name,
                    false => id.strip_prefix("smithy.api#") == Some(name),
                };
                let found = traits.iter().find(|applied| is_named(applied.id.as_str()));
                found.map_or(Attribute::Empty, |applied| Attribute::Node(&applied.value))
            }
            Segment::First | Segment::Unknown => Attribute::Empty,
        }
    }

    fn of_node(node: &'m Node, segment: &Segment) -> Self {
        match (node, segment) {
            (Node::Object(object), Segment::Keys) => {
                Attribute::Projection(object.iter().map(|(name, _)| Attribute::Literal(name.to_owned())).collect())
            }
            (Node::Object(object), Segment::Values) => {
                Attribute::Projection(object.iter().map(|(_, value)| Attribute::Node(value)).collect())
            }
            (Node::Array(elements), Segment::Values) => {
                Attribute::Projection(elements.iter().map(Attribute::Node).collect())
            }
            (Node::Object(object), Segment::Length) => Attribute::Literal(object.len().to_string()),
            (Node::Array(elements), Segment::Length) => Attribute::Literal(elements.len().to_string()),
            (Node::String(text), Segment::Length) => Attribute::Literal(text.chars().count().to_string()),
            (Node::Object(object), Segment::Name(name)) => object.get(name).map_or(Attribute::Empty, Attribute::Node),
            _ => Attribute::Empty,
        }
    }

    /// Whether there is a value.
    pub(super) fn exists(&self) -> bool {
        match self {
            Attribute::Empty => false,
            Attribute::Projection(values) => values.iter().any(Attribute::exists),
            _ => true,
        }
    }

    /// The value, or the values of a projection and of those in it.
    pub(super) fn flattened(self) -> Vec<Self> {
        match self {
            Attribute::Projection(values) => values.into_iter().flat_map(Attribute::flattened).collect(),
            value => vec![value],
        }
    }

    /// The value as text. Values without a text compare as empty text.
    fn text(&self) -> String {
        match self {
            Attribute::Literal(text) => text.clone(),
            Attribute::Shape(shape) | Attribute::Service(shape) => shape.id().as_str().to_owned(),
            Attribute::Id(id) => id.as_str().to_owned(),
            Attribute::Node(Node::String(text)) => text.clone(),
            Attribute::Node(Node::Bool(value)) => value.to_string(),
            Attribute::Node(Node::Number(number)) => number.as_str().to_owned(),
            Attribute::Empty
            | Attribute::Traits(_)
            | Attribute::Variables
            | Attribute::Node(Node::Null | Node::Array(_) | Node::Object(_))
            | Attribute::Projection(_) => String::new(),
        }
    }

    /// Whether the comparator holds between the two values.
    pub(super) fn compare(&self, comparator: Comparator, other: &Self, ignores_case: bool) -> bool {
        match comparator {
            Comparator::Exists => match other.text().as_str() {
                "true" => self.exists(),
                "false" => !self.exists(),
                _ => false,
            },
            Comparator::ProjectionEqual
            | Comparator::ProjectionNotEqual
            | Comparator::Subset
            | Comparator::ProperSubset => self.compare_projections(comparator, other, ignores_case),
            _ => match (self, other) {
                (Attribute::Projection(values), other) => {
                    values.iter().any(|value| value.compare(comparator, other, ignores_case))
                }
                (value, Attribute::Projection(others)) => {
                    others.iter().any(|other| value.compare(comparator, other, ignores_case))
                }
                (value, other) => value.compare_single(comparator, other, ignores_case),
            },
        }
    }

    fn compare_single(&self, comparator: Comparator, other: &Self, ignores_case: bool) -> bool {
        if !self.exists() || !other.exists() {
            return false;
        }
        let case = |text: String| if ignores_case { text.to_lowercase() } else { text };
        let (left, right) = (case(self.text()), case(other.text()));
        let number = |text: &str| crate::model::Number::parse(text).map(|number| number.as_f64());
        let numbers = || number(&left).zip(number(&right));
        match comparator {
            Comparator::Equal => left == right,
            Comparator::NotEqual => left != right,
            Comparator::StartsWith => left.starts_with(&right),
            Comparator::EndsWith => left.ends_with(&right),
            Comparator::Contains => left.contains(&right),
            Comparator::Greater => numbers().is_some_and(|(left, right)| left > right),
            Comparator::GreaterOrEqual => numbers().is_some_and(|(left, right)| left >= right),
            Comparator::Less => numbers().is_some_and(|(left, right)| left < right),
            Comparator::LessOrEqual => numbers().is_some_and(|(left, right)| left <= right),
            Comparator::Exists
            | Comparator::ProjectionEqual
            | Comparator::ProjectionNotEqual
            | Comparator::Subset
            | Comparator::ProperSubset => false,
        }
    }

    fn compare_projections(&self, comparator: Comparator, other: &Self, ignores_case: bool) -> bool {
        let (Attribute::Projection(left), Attribute::Projection(right)) = (self, other) else {
            return comparator == Comparator::ProjectionNotEqual;
        };
        let has = |values: &[Self], value: &Self| {
            values.iter().any(|each| value.compare_single(Comparator::Equal, each, ignores_case))
        };
        let is_subset = left.iter().all(|value| has(right, value));
        let is_superset = || right.iter().all(|value| has(left, value));
        match comparator {
            Comparator::ProjectionEqual => is_subset && is_superset(),
            Comparator::ProjectionNotEqual => !(is_subset && is_superset()),
            Comparator::Subset => is_subset,
            _ => is_subset && !is_superset(),
        }
    }
}

/// Formats a value for a [message template](https://smithy.io/2.0/spec/model-validation.html#message-templates).
impl fmt::Display for Attribute<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Attribute::Node(node) => write!(f, "{node}"),
            Attribute::Projection(values) => {
                f.write_str("[")?;
                for (index, value) in values.iter().enumerate() {
                    write!(f, "{}{value}", if index == 0 { "" } else { ", " })?;
                }
                f.write_str("]")
            }
            value => f.write_str(&value.text()),
        }
    }
}
