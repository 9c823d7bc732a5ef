//! Region, credentials and settings of AWS clients, found where the AWS CLI finds them.
//!
//! [`load_defaults`] reads the environment, the profile in `~/.aws/config` and `~/.aws/credentials`, and the metadata
//! services of EC2, ECS and EKS. It returns AWS's [`SdkConfig`], which clients that smithereens generates take, and AWS's own
//! `aws-sdk-*`:
//!
//! ```no_run
//! use smithereens_config::BehaviorVersion;
//!
//! # async fn example() {
//! let config = smithereens_config::load_defaults(BehaviorVersion::latest()).await;
//! println!("{:?}", config.region());
//! # }
//! ```
//!
//! [`ConfigLoader`] sets a part of it, and finds the rest:
//!
//! ```no_run
//! use smithereens_config::BehaviorVersion;
//! use smithereens_config::meta::region::RegionProviderChain;
//!
//! # async fn example() {
//! let region = RegionProviderChain::default_provider().or_else("us-east-1");
//! let config = smithereens_config::defaults(BehaviorVersion::latest()).region(region).profile_name("dev").load().await;
//! # }
//! ```
//!
//! # Instead of aws-config
//! The names are those of `aws-config`, so that this crate can take its place:
//!
//! ```toml
//! [dependencies]
//! aws-config = { package = "smithereens-config", version = "0.1" }
//! ```
//!
//! It does not depend on `aws-sdk-sts`, `aws-sdk-sso` and `aws-sdk-ssooidc`: the few operations that it calls are generated
//! from small models while it is built. It differs in these ways:
//!
//! - An HTTP client is included, [that of the runtime](smithereens::http_client). It is in the [`SdkConfig`] too.
//! - `credential_process` runs without a shell, and for a minute at most; use `sh -c '…'` for pipes and variables.
//! - A profile whose role needs the code of an MFA device is an error that says so.
//!
//! # Features
//! | feature | default | adds |
//! | --- | --- | --- |
//! | `sso` | yes | IAM Identity Center: profiles with `sso_session` or `sso_start_url` |
//! | `credentials-process` | yes | profiles with `credential_process` |
//! | `credentials-login` | no | sessions of `aws login`: profiles with `login_session` |
//! | `rt-tokio` | yes | timers and DNS of tokio, for retries and timeouts |
//! | `default-https-client`, `rustls-ring` | yes | HTTPS by rustls with ring |
//! | `rustls-aws-lc` | no | HTTPS by rustls with aws-lc instead, which needs a C compiler |
//! | `native-tls` | no | HTTPS by the TLS library of the platform instead of rustls, such as OpenSSL |
//! | `http2` | no | HTTP/2 with servers that support it |
//! | `behavior-version-latest` | no | [`from_env`] and [`load_from_env`] without a deprecation warning |
//! | `test-util` | no | stand-ins for the environment and the file system, for tests |
//!
//! The features `rustls` and `client-hyper` are other names of `default-https-client`.

mod clients;
mod command;
#[cfg(feature = "credentials-process")]
pub mod credential_process;
pub mod default_provider;
pub mod ecs;
pub mod environment;
mod feature;
pub mod identity;
pub mod imds;
mod json;
mod json_credentials;
mod loader;
#[cfg(feature = "credentials-login")]
pub mod login;
pub mod meta;
mod no_http_client;
pub mod profile;
pub mod provider_config;
#[cfg(any(feature = "sso", feature = "credentials-login"))]
mod renewal;
mod response_limit;
pub mod retry;
#[cfg(any(feature = "sso", feature = "credentials-login"))]
mod secret;
mod secret_header;
mod service_config;
#[cfg(feature = "sso")]
mod setters;
mod setting;
#[cfg(feature = "sso")]
pub mod sso;
pub mod stalled_stream_protection;
pub mod sts;
pub mod timeout;
#[cfg(any(feature = "sso", feature = "credentials-login"))]
mod token_cache;
mod token_file;
pub mod web_identity_token;

pub use aws_smithy_runtime_api::client::behavior_version::BehaviorVersion;
pub use aws_types::SdkConfig;
pub use aws_types::app_name::{AppName, InvalidAppName};
pub use aws_types::region::Region;
pub use aws_types::sdk_ua_metadata::{FrameworkMetadata, InvalidFrameworkMetadata};
pub use loader::ConfigLoader;

/// What the scenarios of AWS compare, which are no part of the API.
#[doc(hidden)]
pub mod __private {
    pub use crate::command::Command;
    pub use crate::profile::credentials::chain::{Base, Chain, Role, Sso, resolve};
}

/// Creates a loader with the defaults of a behavior version.
///
/// ```no_run
/// use smithereens_config::BehaviorVersion;
///
/// # async fn example() {
/// let config = smithereens_config::defaults(BehaviorVersion::latest()).region("us-east-1").load().await;
/// # }
/// ```
pub fn defaults(version: BehaviorVersion) -> ConfigLoader {
    ConfigLoader::default().behavior_version(version)
}

/// Loads the configuration, with the defaults of a behavior version.
///
/// ```no_run
/// use smithereens_config::BehaviorVersion;
///
/// # async fn example() {
/// let config = smithereens_config::load_defaults(BehaviorVersion::latest()).await;
/// # }
/// ```
pub async fn load_defaults(version: BehaviorVersion) -> SdkConfig {
    defaults(version).load().await
}

/// Creates a loader with the latest defaults. They can change in any version of this crate.
#[cfg_attr(
    not(feature = "behavior-version-latest"),
    deprecated(note = "use `defaults`, or enable the feature `behavior-version-latest`")
)]
pub fn from_env() -> ConfigLoader {
    defaults(BehaviorVersion::latest())
}

/// Loads the configuration, with the latest defaults. They can change in any version of this crate.
#[cfg_attr(
    not(feature = "behavior-version-latest"),
    deprecated(note = "use `load_defaults`, or enable the feature `behavior-version-latest`")
)]
pub async fn load_from_env() -> SdkConfig {
    load_defaults(BehaviorVersion::latest()).await
}
