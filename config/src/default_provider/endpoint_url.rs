//! The endpoint URL of all services.

use crate::provider_config::ProviderConfig;
use crate::setting::{self, Setting};
use aws_types::origin::Origin;

const ENDPOINT_URL: Setting = Setting { variable: "AWS_ENDPOINT_URL", key: "endpoint_url" };

/// The endpoint URL of all services.
///
/// It is the environment variable `AWS_ENDPOINT_URL`, or else the key `endpoint_url` of the profile. A value that is not an
/// absolute URL is logged and ignored.
pub async fn endpoint_url_provider(provider_config: &ProviderConfig) -> Option<String> {
    endpoint_url_provider_with_origin(provider_config).await.0
}

/// Like [`endpoint_url_provider`], and where the URL comes from.
pub async fn endpoint_url_provider_with_origin(provider_config: &ProviderConfig) -> (Option<String>, Origin) {
    ENDPOINT_URL.load_with_origin(provider_config, setting::url).await
}
