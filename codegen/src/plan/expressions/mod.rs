//! JMESPath expressions whose values have Rust types.

mod check;
mod functions;
mod typed;

pub(crate) use check::{Kind, Known, Types};
pub(crate) use typed::{Code, Condition, Lend, Measure, Order, Source, Step, Stream, TextTest, Truth, Typed, Variable};
