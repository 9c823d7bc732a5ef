//! Authentication tokens for clusters of MSK. <https://docs.aws.amazon.com/msk/latest/developerguide/iam-access-control.html>

pub use super::AuthToken;

use super::config::{LIFETIME, config};
use super::{TokenRequest, push};
use crate::config::SdkConfig;
use crate::error::BoxError;
use aws_smithy_types::base64;
use std::time::{Duration, SystemTime};

/// Creates tokens that the brokers of a cluster accept, with the SASL mechanism `OAUTHBEARER`.
///
/// ```
/// use smithereens::config::{Credentials, Region, SdkConfig, SharedCredentialsProvider};
/// use smithereens::services::auth_token::msk::{AuthTokenGenerator, Config};
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), smithereens::error::BoxError> {
/// let credentials = Credentials::new("AKIDEXAMPLE", "secret", None, None, "example");
/// let shared = SdkConfig::builder()
///     .region(Region::new("eu-west-1"))
///     .credentials_provider(SharedCredentialsProvider::new(credentials))
///     .build();
/// let token = AuthTokenGenerator::new(Config::builder().build()?).auth_token(&shared).await?;
/// assert!(token.expires_at() > std::time::SystemTime::now());
/// # Ok(())
/// # }
/// ```
#[derive(Debug)]
pub struct AuthTokenGenerator {
    config: Config,
}

impl AuthTokenGenerator {
    /// Creates a generator of tokens for the clusters of a region.
    pub fn new(config: Config) -> Self {
        Self { config }
    }

    /// Creates a token. Credentials and region default to those of the shared configuration.
    ///
    /// # Errors
    /// There are no credentials or no region, or the region is not valid in a URL.
    pub async fn auth_token(&self, config: &SdkConfig) -> Result<ExpiringAuthToken, BoxError> {
        let own = &self.config;
        let region = own.region.as_ref().or(config.region()).ok_or("a token needs a region: set one")?;
        let name = region.as_ref();
        if name.is_empty() || !name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-') {
            return Err(format!("invalid region {name:?}: expected letters, digits and hyphens").into());
        }
        let lifetime = own.lifetime().min(LIFETIME);
        let request = TokenRequest {
            service: "kafka-cluster",
            authority: &format!("kafka.{name}.amazonaws.com"),
            query: &[("Action", "kafka-cluster:Connect")],
            credentials: own.credentials.as_ref(),
            region: Some(region),
            expires_in: lifetime,
        };
        let now = config.time_source().unwrap_or_default().now();
        let mut url = request.url(config, now).await?;
        // Brokers log it. The signature does not cover it.
        push(&mut url, "User-Agent", USER_AGENT);
        let token = AuthToken { inner: base64_url(&url) };
        Ok(ExpiringAuthToken { token, expires_at: whole_seconds(now) + Duration::from_secs(lifetime) })
    }
}

/// A token and its expiration, which clients of Kafka need together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExpiringAuthToken {
    token: AuthToken,
    expires_at: SystemTime,
}

impl ExpiringAuthToken {
    /// The token.
    pub fn token(&self) -> &AuthToken {
        &self.token
    }

    /// When the token expires. Its credentials can expire before.
    pub fn expires_at(&self) -> SystemTime {
        self.expires_at
    }
}

const USER_AGENT: &str = concat!("smithereens/", env!("CARGO_PKG_VERSION"));

/// The [alphabet for URLs](https://www.rfc-editor.org/rfc/rfc4648#section-5), without padding.
fn base64_url(text: &str) -> String {
    base64::encode(text).trim_end_matches('=').replace('+', "-").replace('/', "_")
}

/// The time that the token states, in whole seconds.
fn whole_seconds(time: SystemTime) -> SystemTime {
    let since = time.duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    SystemTime::UNIX_EPOCH + Duration::from_secs(since.as_secs())
}

config! {
    texts {}
    numbers {}
    flags {}
    of "cluster"
}
