//! Shared by the checks and the benchmarks.
//!
//! - [`Resource`] finds the models and servers that this repository does not contain.
//! - [`models`] lists the models in a folder, and the published services that are checked as a whole.
//! - [`build_script`] generates clients in the build script of a check.

pub mod build_script;
pub mod models;
mod resource;

pub use resource::{Missing, Resource};
