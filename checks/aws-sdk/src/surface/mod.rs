//! Compares the public items of generated clients and of smithereens-config with those of AWS's own crates.
//!
//! Both are read as source, and nothing is compiled: modules are followed, macros of the runtime are expanded, and names
//! are resolved through imports and re-exports to their definitions, so that different ways to write a type are equal.
//! Compared are the path, kind and signature of every public item, including methods, fields and variants, and the
//! implemented traits. A published model can be older than AWS's crate. Items that it does not describe are counted
//! separately from items that the generator does not support.

mod absent;
mod canonical;
mod cfg;
mod compare;
mod config;
mod described;
mod error;
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
pub use config::{AWS_CONFIG, CONFIG, compare_config};
pub use error::Error;
pub use omitted::Omissions;
pub use packages::Packages;
pub use services::{SERVICES, Service};
