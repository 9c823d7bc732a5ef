//! Plans JMESPath expressions: finds the Rust types of their values.

mod check;
mod functions;
mod known;

pub(super) use check::Checker;
pub(super) use known::{Kind, Known};
