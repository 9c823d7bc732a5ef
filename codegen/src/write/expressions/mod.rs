//! Expressions: first how one is put together, then how it is printed.

mod chains;
mod closures;
mod conditions;
mod kinds;
mod matches;
mod node;
mod operators;
mod parse;
mod primary;
mod print;

pub(super) use node::{Expression, Node};
