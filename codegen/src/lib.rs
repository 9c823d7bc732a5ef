//! Generates Rust clients from Smithy models, in a build script.

pub mod diagnostic;
pub mod load;
pub mod model;
