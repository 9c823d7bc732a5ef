//! The default retries.

use crate::provider_config::ProviderConfig;
use crate::retry::error::{RetryConfigError, RetryConfigErrorKind};
use crate::setting::{Setting, boolean};
use aws_runtime::env_config::EnvConfigError;
use aws_smithy_types::error::display::DisplayErrorContext;
use aws_smithy_types::retry::{RetryConfig, RetryMode, RetrySpec};
use std::str::FromStr;

const MAX_ATTEMPTS: Setting = Setting { variable: "AWS_MAX_ATTEMPTS", key: "max_attempts" };
const RETRY_MODE: Setting = Setting { variable: "AWS_RETRY_MODE", key: "retry_mode" };

/// The retries that the environment and the profile set.
///
/// ```
/// use smithereens_config::default_provider::retry_config;
///
/// # async fn example() {
/// let retries = retry_config::default_provider().profile_name("batch").retry_config().await;
/// # }
/// ```
pub fn default_provider() -> Builder {
    Builder::default()
}

/// A builder of a [`RetryConfig`].
#[derive(Debug, Default)]
pub struct Builder {
    provider_config: ProviderConfig,
}

impl Builder {
    /// Sets the configuration.
    pub fn configure(self, configuration: &ProviderConfig) -> Self {
        Self { provider_config: configuration.clone() }
    }

    /// Sets the name of the profile.
    pub fn profile_name(self, name: &str) -> Self {
        Self { provider_config: self.provider_config.with_profile(None, Some(name.to_owned())) }
    }

    /// The retries: the environment variables `AWS_MAX_ATTEMPTS` and `AWS_RETRY_MODE`, or else the keys `max_attempts` and
    /// `retry_mode` of the profile, or else [`RetryConfig::standard`]. Each of the two is looked up by itself.
    ///
    /// # Panics
    /// Panics if a value is not valid: the number of attempts is zero or not a number, or the mode does not exist.
    pub async fn retry_config(self) -> RetryConfig {
        match self.try_retry_config().await {
            Ok(config) => config,
            Err(error) => panic!("{}", DisplayErrorContext(error)),
        }
    }

    async fn try_retry_config(self) -> Result<RetryConfig, EnvConfigError<RetryConfigError>> {
        let mut config = RetryConfig::standard();
        if let Some(attempts) = MAX_ATTEMPTS.try_load(&self.provider_config, max_attempts).await? {
            config = config.with_max_attempts(attempts);
        }
        if let Some(mode) = RETRY_MODE.try_load(&self.provider_config, retry_mode).await? {
            config = config.with_retry_mode(mode);
        }
        // AWS documents no key for it.
        let new_retries = self.provider_config.env().get("AWS_NEW_RETRIES_2026");
        if new_retries.is_ok_and(|value| boolean(&value).unwrap_or(false)) {
            config = config.with_retry_spec(RetrySpec::v2_1());
        }
        Ok(config)
    }
}

fn max_attempts(text: &str) -> Result<u32, RetryConfigError> {
    match text.parse() {
        Ok(0) => Err(RetryConfigErrorKind::MaxAttemptsMustNotBeZero.into()),
        Ok(attempts) => Ok(attempts),
        Err(source) => Err(RetryConfigErrorKind::FailedToParseMaxAttempts { source }.into()),
    }
}

fn retry_mode(text: &str) -> Result<RetryMode, RetryConfigError> {
    RetryMode::from_str(text).map_err(|source| RetryConfigErrorKind::InvalidRetryMode { source }.into())
}
