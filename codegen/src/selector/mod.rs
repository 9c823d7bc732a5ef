//! Smithy's [selectors](https://smithy.io/2.0/spec/selectors.html): a language that finds shapes in a model.
//!
//! [`Selector::parse`] reads a selector, and an [`Evaluator`] applies it to the shapes of a model.

mod attribute;
mod evaluate;
mod expression;
mod graph;
mod parser;
mod template;
#[cfg(test)]
mod tests;

pub(crate) use evaluate::Evaluator;
pub(crate) use graph::{Graph, ShapeRef, with_members};
pub(crate) use template::Template;

use expression::Expression;
use std::fmt;

/// A parsed selector.
#[derive(Debug, Clone)]
pub(crate) struct Selector {
    expressions: Vec<Expression>,
}

/// An error in the text of a selector.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SyntaxError {
    /// The byte offset of the unexpected text.
    pub(crate) offset: usize,
    /// The expected and the found text.
    pub(crate) message: String,
}

impl fmt::Display for SyntaxError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} at offset {}", self.message, self.offset)
    }
}

impl Selector {
    /// Parses a selector.
    pub(crate) fn parse(text: &str) -> Result<Self, SyntaxError> {
        parser::parse(text).map(|expressions| Self { expressions })
    }

    /// Whether the selector yields every shape that it is given.
    pub(crate) fn matches_all(&self) -> bool {
        matches!(self.expressions.as_slice(), [Expression::Any])
    }

    /// Whether the selector yields nothing but shapes that it is given, so that one shape can be tested by itself.
    pub(crate) fn is_filter(&self) -> bool {
        self.expressions.iter().all(Expression::is_filter)
    }
}
