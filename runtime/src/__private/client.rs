//! Items that only clients use.

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
pub use crate::service::{EndpointDiscovery, Service, Signing};

// `#[macro_export]` puts macros at the root of the crate. Generated code calls them by these names.
pub use crate::__define_config as define_config;
pub use crate::__define_customize as define_customize;
pub use crate::__define_endpoint as define_endpoint;
pub use crate::__define_endpoint_discovery as define_endpoint_discovery;
pub use crate::__define_endpoint_discovery_config as define_endpoint_discovery_config;
pub use crate::__define_paginator as define_paginator;
#[cfg(feature = "xml")]
pub use crate::__define_s3_express_config as define_s3_express_config;
pub use crate::__define_test_defaults as define_test_defaults;
pub use crate::__protocol as protocol;
