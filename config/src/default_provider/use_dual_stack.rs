//! Whether clients use endpoints with IPv6.

use crate::provider_config::ProviderConfig;
use crate::setting::{Setting, boolean};

/// Whether clients use endpoints with IPv6.
///
/// It is the environment variable `AWS_USE_DUALSTACK_ENDPOINT`, or else the key `use_dualstack_endpoint` of the profile. A value that is not `true` or `false` is
/// logged and ignored.
pub async fn use_dual_stack_provider(provider_config: &ProviderConfig) -> Option<bool> {
    Setting { variable: "AWS_USE_DUALSTACK_ENDPOINT", key: "use_dualstack_endpoint" }
        .load(provider_config, boolean)
        .await
}
