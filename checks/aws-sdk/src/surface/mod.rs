//! Compares the public items of generated clients with those of AWS's own crates.
//!
//! Both are read as source, and nothing is compiled: modules are followed, macros of the runtime are expanded, and names
//! are resolved through imports and re-exports to the place of their definition, so that two ways to write one type are
//! the same. What is compared: the path, kind and signature of every public item, methods, fields, variants, and which
//! traits are implemented. What the model of a service lacks, since it is older than AWS's crate, is told apart from what the
//! generator lacks.

mod absent;
mod canonical;
mod cfg;
mod compare;
mod described;
mod generics;
mod import;
mod items;
mod macros;
mod omitted;
mod packages;
mod paths;
mod public_items;
mod resolve;
mod services;
mod signature;
mod source;

pub use compare::Comparison;
pub use omitted::Omissions;
pub use packages::Packages;
pub use services::{Error, SERVICES, Service};
