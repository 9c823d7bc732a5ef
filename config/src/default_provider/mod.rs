//! The defaults: chains of credentials, region and token, and settings from the environment and from profiles.

pub mod app_name;
mod chain_config;
pub mod checksums;
pub mod credentials;
pub mod endpoint_url;
pub mod ignore_configured_endpoint_urls;
pub mod region;
pub mod retry_config;
pub(crate) mod settings;
pub mod timeout_config;
#[cfg(feature = "sso")]
pub mod token;
pub mod use_dual_stack;
pub mod use_fips;
