//! What a process costs in time and memory, and what the compiler costs for each crate that cargo builds.

pub mod compiler;
mod cost;

pub use cost::Cost;
