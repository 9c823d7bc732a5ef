//! The interface between this crate and the code that `smithereens-codegen` generates. It is not for users, and may change
//! in any version.
//!
//! Generated code reaches the runtime through this module only, apart from re-exports of types that users name. It calls
//! functions and builders and writes no struct literals, so that a field can be added without breaking the crates that
//! were generated before. Any other change that breaks them increments the version in `interface.rs` and in the generator:
//! generated code for another version is then a compile error that says so.
//!
//! This module imports the others of this crate, and none of them imports it.

mod config;
pub mod customize;
pub mod endpoint;
pub mod enums;
pub mod error;
pub mod event_stream;
mod interface;
pub mod pagination;
pub mod protocol;
pub mod read;
pub mod require;
pub mod schema;
pub mod services;
#[cfg(feature = "test-util")]
mod test_defaults;
#[cfg(feature = "test-util")]
pub mod test_util;
pub mod waiter;
pub mod write;

pub use crate::api_key::ApiKey;
pub use crate::auth;
pub use crate::checksums::Checksums;
pub use crate::client::{Handle, default_http_client};
pub use crate::compression::Compression;
pub use crate::error_rules::ErrorRules;
pub use crate::layers::Layers;
pub use crate::operation::{Descriptor, Operation};
pub use crate::presigning::PresignedBody;
pub use crate::retries::Retries;
pub use crate::service::{Service, Signing};
pub use interface::features;

// `#[macro_export]` puts macros at the root of the crate. Generated code calls them by these names.
pub use crate::__define_config as define_config;
pub use crate::__define_customize as define_customize;
pub use crate::__define_endpoint as define_endpoint;
pub use crate::__define_endpoint_discovery as define_endpoint_discovery;
pub use crate::__define_paginator as define_paginator;
pub use crate::__define_s3_express_config as define_s3_express_config;
pub use crate::__define_test_defaults as define_test_defaults;
pub use crate::__interface as interface;
pub use crate::__protocol as protocol;
#[cfg(feature = "test-util")]
pub use crate::{__endpoint_tests as endpoint_tests, __protocol_tests as protocol_tests};
