//! JSON values, which are also the [node values](https://smithy.io/2.0/spec/model.html#node-values) of the IDL.

mod events;
mod node;
mod number_syntax;
mod parse;
mod positions;
mod write;

pub use node::{Node, Number, Object};
pub(crate) use parse::parse;
pub(crate) use positions::{members, offset_of};
pub(crate) use write::quote;
