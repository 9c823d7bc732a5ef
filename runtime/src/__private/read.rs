//! Readers of members.

pub use crate::read::*;
