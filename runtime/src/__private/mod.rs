//! The interface between this crate and the code that `smithereens-codegen` generates. It is not for users, and may change
//! in any version.
//!
//! Generated code reaches the runtime through this module only, apart from re-exports of types that users name. It calls
//! functions and builders and writes no struct literals, so that a field can be added without breaking the crates that
//! were generated before. Any other change that breaks them increments the version in `interface.rs` and in the generator:
//! generated code for another version is then a compile error that says so.
//!
//! This module imports the others of this crate, and none of them imports it.

#[cfg(feature = "client")]
mod client;
#[cfg(feature = "client")]
mod config;
#[cfg(feature = "client")]
pub mod customize;
#[cfg(feature = "client")]
pub mod endpoint;
pub mod enums;
pub mod error;
#[cfg(feature = "client")]
pub mod event_stream;
mod interface;
#[cfg(feature = "mocks")]
pub mod mocks;
#[cfg(feature = "client")]
pub mod pagination;
#[cfg(feature = "client")]
pub mod protocol;
pub mod read;
#[cfg(feature = "client")]
pub mod require;
pub mod schema;
#[cfg(feature = "serde")]
pub mod serde;
#[cfg(feature = "mocks")]
pub mod server;
pub mod services;
#[cfg(feature = "test-util")]
mod test_defaults;
#[cfg(feature = "test-util")]
pub mod test_util;
#[cfg(feature = "client")]
pub mod waiter;
pub mod write;

#[cfg(feature = "client")]
pub use client::*;
pub use interface::features;

// `#[macro_export]` puts macros at the root of the crate. Generated code calls them by these names.
pub use crate::__interface as interface;
pub use crate::__mocks as mocks;
#[cfg(feature = "test-util")]
pub use crate::{__endpoint_tests as endpoint_tests, __protocol_tests as protocol_tests, __smoke_tests as smoke_tests};
