//! The parts of generated errors and of the functions that read them.

pub use crate::error::held::{Held, generic, unhandled, unknown_variant};
#[cfg(feature = "client")]
pub use crate::error::response::ErrorResponse;
pub use crate::error::*;
