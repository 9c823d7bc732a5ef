//! Compares generated clients with AWS's own crates.
//!
//! - [`drop_in`] builds and runs programs that were written for AWS's crates with generated clients in their place.
//! - [`surface`] compares the public items of both.

pub mod drop_in;
pub mod surface;
