//! The traits of serde, and the functions that implement them for generated types.

pub use crate::serde::*;
