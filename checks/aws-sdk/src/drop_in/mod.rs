//! Programs that were written for AWS's crates, built and run with generated clients in their place.
//!
//! The folder `programs/` is a package that depends on AWS's crates, and not on smithereens. It is copied into the target
//! directory and built there, either unchanged, or with generated crates that replace AWS's with cargo's `[patch]`.

mod build;
mod clients;
mod comparison;
mod differences;
mod error;
mod features;
mod lock;
mod moto;
pub mod recorded;

pub use build::Build;
pub use comparison::compare;
pub use error::Error;
pub use features::{Crate, Crates, Enabled};
pub use moto::Moto;
