//! Authentication tokens for caches of ElastiCache. <https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/auth-iam.html>

pub use super::AuthToken;

use super::cache::CacheTokenRequest;
use super::config::config;
use crate::config::SdkConfig;
use crate::error::BoxError;

/// Creates tokens that a cache accepts as the password of a user, in the command `AUTH`.
///
/// ```
/// use smithereens::config::{Credentials, Region, SdkConfig, SharedCredentialsProvider};
/// use smithereens::services::auth_token::elasticache::{AuthTokenGenerator, Config};
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), smithereens::error::BoxError> {
/// let credentials = Credentials::new("AKIDEXAMPLE", "secret", None, None, "example");
/// let shared = SdkConfig::builder()
///     .region(Region::new("eu-west-1"))
///     .credentials_provider(SharedCredentialsProvider::new(credentials))
///     .build();
/// let config = Config::builder().cache_name("shelf").user_id("reader").serverless(true).build()?;
/// let token = AuthTokenGenerator::new(config).auth_token(&shared).await?;
/// assert!(token.as_str().starts_with("shelf/?Action=connect&User=reader&ResourceType=ServerlessCache&"));
/// # Ok(())
/// # }
/// ```
#[derive(Debug)]
pub struct AuthTokenGenerator {
    config: Config,
}

impl AuthTokenGenerator {
    /// Creates a generator of tokens for this cache and user.
    pub fn new(config: Config) -> Self {
        Self { config }
    }

    /// Creates a token. Credentials and region default to those of the shared configuration.
    ///
    /// # Errors
    /// There are no credentials or no region, or the name of the cache is invalid.
    pub async fn auth_token(&self, config: &SdkConfig) -> Result<AuthToken, BoxError> {
        let own = &self.config;
        let request = CacheTokenRequest {
            service: "elasticache",
            setting: "cache_name",
            kind: "cache",
            name: &own.cache_name,
            user: &own.user_id,
            serverless: own.serverless,
            credentials: own.credentials.as_ref(),
            region: own.region.as_ref(),
            expires_in: own.lifetime(),
        };
        request.sign(config).await
    }
}

config! {
    texts {
        cache_name: "the name of the cache";
        user_id: "the ID of the user";
    }
    numbers {}
    flags { serverless: "whether the cache is serverless"; }
    of "cache"
}
