//! Authentication tokens for clusters of MemoryDB. <https://docs.aws.amazon.com/memorydb/latest/devguide/auth-iam.html>

pub use super::AuthToken;

use super::cache::CacheTokenRequest;
use super::config::config;
use crate::config::SdkConfig;
use crate::error::BoxError;

/// Creates tokens that a cluster accepts as the password of a user, in the command `AUTH`.
///
/// ```
/// use smithereens::config::{Credentials, Region, SdkConfig, SharedCredentialsProvider};
/// use smithereens::services::auth_token::memorydb::{AuthTokenGenerator, Config};
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), smithereens::error::BoxError> {
/// let credentials = Credentials::new("AKIDEXAMPLE", "secret", None, None, "example");
/// let shared = SdkConfig::builder()
///     .region(Region::new("eu-west-1"))
///     .credentials_provider(SharedCredentialsProvider::new(credentials))
///     .build();
/// let config = Config::builder().cluster_name("shelf").user_id("reader").build()?;
/// let token = AuthTokenGenerator::new(config).auth_token(&shared).await?;
/// assert!(token.as_str().starts_with("shelf/?Action=connect&User=reader&"));
/// # Ok(())
/// # }
/// ```
#[derive(Debug)]
pub struct AuthTokenGenerator {
    config: Config,
}

impl AuthTokenGenerator {
    /// Creates a generator of tokens for this cluster and user.
    pub fn new(config: Config) -> Self {
        Self { config }
    }

    /// Creates a token. Credentials and region default to those of the shared configuration.
    ///
    /// # Errors
    /// There are no credentials or no region, or the name of the cluster is invalid.
    pub async fn auth_token(&self, config: &SdkConfig) -> Result<AuthToken, BoxError> {
        let own = &self.config;
        let request = CacheTokenRequest {
            service: "memorydb",
            setting: "cluster_name",
            kind: "cluster",
            name: &own.cluster_name,
            user: &own.user_id,
            serverless: false,
            credentials: own.credentials.as_ref(),
            region: own.region.as_ref(),
            expires_in: own.lifetime(),
        };
        request.sign(config).await
    }
}

config! {
    texts {
        cluster_name: "the name of the cluster";
        user_id: "the ID of the user";
    }
    numbers {}
    flags {}
    of "cluster"
}
