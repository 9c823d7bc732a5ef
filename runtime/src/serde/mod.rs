//! The traits of [serde](https://serde.rs) for structures and unions, by the code that reads and writes them in protocols.
//!
//! Generated types implement `Serialize` and `Deserialize` by one call each of [`serialize`] and [`deserialize`], so that
//! the form is in one place and a client compiles little more than without serde. The book documents the form.

mod document;
mod members;
mod reader;
mod values;
mod writer;

pub use reader::{deserialize, text};
pub use serde_core::{Deserialize, Deserializer, Serialize, Serializer};
pub use writer::serialize;
