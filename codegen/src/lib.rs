//! Generates Rust clients from Smithy models, in a build script.

pub mod diagnostic;
pub mod load;
pub mod model;
#[allow(dead_code, reason = "nothing is emitted yet")]
mod plan;
