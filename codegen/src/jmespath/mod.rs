//! [JMESPath](https://jmespath.org/specification.html): the expressions by which models point into inputs and outputs.

mod lexer;
mod parser;

pub(crate) use parser::parse;

use std::fmt;

/// An expression, as it was written. What it is applied to is its current node.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Expression {
    /// `@`: the current node.
    Current,
    /// `name`: a member of the current node.
    Field(String),
    /// `` `1` `` or `'text'`.
    Literal(serde_json::Value),
    /// `left.right` and `left | right`: the right side, applied to what the left side is.
    Sub(Box<Expression>, Box<Expression>),
    /// `[0]`: an element of the current node, from its end if negative.
    Index(i64),
    /// `[1:5:2]`: a part of the current node.
    Slice,
    /// `list[]`: the elements of a list, and those of the lists in it.
    Flatten(Box<Expression>),
    /// `list[*].right`: the right side, applied to each element of a list.
    Projection(Box<Expression>, Box<Expression>),
    /// `object.*.right`: the right side, applied to each value of an object.
    ObjectProjection(Box<Expression>, Box<Expression>),
    /// `list[?condition].right`: the right side, applied to those elements of a list that meet a condition.
    Filter { list: Box<Expression>, condition: Box<Expression>, right: Box<Expression> },
    /// `[a, b]`
    MultiSelectList(Vec<Expression>),
    /// `{name: a}`
    MultiSelectHash(Vec<(String, Expression)>),
    /// `a || b`
    Or(Box<Expression>, Box<Expression>),
    /// `a && b`
    And(Box<Expression>, Box<Expression>),
    /// `!a`
    Not(Box<Expression>),
    /// `a == b`
    Comparison(Comparator, Box<Expression>, Box<Expression>),
    /// `length(a)`
    Function(String, Vec<Expression>),
    /// `&a`: an expression as the argument of a function.
    Reference(Box<Expression>),
}

/// How two values are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Comparator {
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

/// Why a text is no expression.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SyntaxError {
    /// What was expected and what was found.
    pub(crate) message: String,
    /// Where in the text, in bytes.
    pub(crate) offset: usize,
}

impl fmt::Display for SyntaxError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} at byte {}", self.message, self.offset)
    }
}

#[cfg(test)]
mod tests;
