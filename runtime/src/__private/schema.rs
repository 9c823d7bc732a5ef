//! The schemas of generated shapes.

pub use crate::schema::*;
