//! JMESPath expressions.

mod expressions;
mod keys;
mod paths;

pub(super) use expressions::{condition, each, value};
pub(super) use keys::match_member;
