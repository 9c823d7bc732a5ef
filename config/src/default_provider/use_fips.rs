//! Whether clients use endpoints that comply with FIPS.

use crate::provider_config::ProviderConfig;
use crate::setting::{Setting, boolean};

/// Whether clients use endpoints that comply with FIPS.
///
/// It is the environment variable `AWS_USE_FIPS_ENDPOINT`, or else the key `use_fips_endpoint` of the profile. A value that is not `true` or `false` is
/// logged and ignored.
pub async fn use_fips_provider(provider_config: &ProviderConfig) -> Option<bool> {
    Setting { variable: "AWS_USE_FIPS_ENDPOINT", key: "use_fips_endpoint" }.load(provider_config, boolean).await
}
