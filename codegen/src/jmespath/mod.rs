//! A parser for [JMESPath](https://jmespath.org/specification.html), the language of paths into inputs and outputs.

mod expression;
mod lexer;
mod parser;

#[cfg(test)]
mod tests;

pub(crate) use expression::{Comparator, Expression};
pub(crate) use parser::parse;
