//! Whether endpoint URLs in the environment and in profiles are ignored.

use crate::provider_config::ProviderConfig;
use crate::setting::{Setting, boolean};

/// Whether endpoint URLs in the environment and in profiles are ignored.
///
/// It is the environment variable `AWS_IGNORE_CONFIGURED_ENDPOINT_URLS`, or else the key `ignore_configured_endpoint_urls` of the profile. A value that is not `true` or `false` is
/// logged and ignored.
pub async fn ignore_configured_endpoint_urls_provider(provider_config: &ProviderConfig) -> Option<bool> {
    Setting { variable: "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", key: "ignore_configured_endpoint_urls" }
        .load(provider_config, boolean)
        .await
}
