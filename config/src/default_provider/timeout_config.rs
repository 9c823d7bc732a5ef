//! The default timeouts.

use crate::provider_config::ProviderConfig;
use aws_smithy_types::timeout::TimeoutConfig;
use std::time::Duration;

/// The timeout of every AWS SDK.
const CONNECT_TIMEOUT: Duration = Duration::from_millis(3100);

/// The default timeouts: 3.1 s to connect.
pub fn default_provider() -> Builder {
    Builder::default()
}

/// A builder of a [`TimeoutConfig`].
#[non_exhaustive]
#[derive(Debug, Default)]
pub struct Builder;

impl Builder {
    /// Sets the configuration, which does not affect the timeouts.
    pub fn configure(self, _configuration: &ProviderConfig) -> Self {
        self
    }

    /// The default timeouts.
    pub async fn timeout_config(self) -> TimeoutConfig {
        TimeoutConfig::builder().connect_timeout(CONNECT_TIMEOUT).build()
    }
}
