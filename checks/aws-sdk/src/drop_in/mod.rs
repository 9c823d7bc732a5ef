//! Programs that were written for AWS's crates, built and run with generated clients in their place.
//!
//! The folder `programs/` is a package that depends on AWS's crates and knows nothing of smithereens. It is copied into the
//! target directory and built there, as it is, or with generated crates in the place of AWS's by cargo's `[patch]`.

mod build;
mod clients;
mod comparison;
mod differences;
mod error;
mod lock;
mod moto;
pub mod recorded;

pub use build::Build;
pub use comparison::compare;
pub use error::Error;
pub use moto::Moto;
