//! JMESPath expressions.

mod expressions;
mod paths;

pub(super) use expressions::{condition, each, value};
