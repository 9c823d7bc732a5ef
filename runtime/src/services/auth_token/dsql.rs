//! Authentication tokens for databases of Aurora DSQL. <https://docs.aws.amazon.com/aurora-dsql/latest/userguide/SECTION_authentication-token.html>

pub use super::AuthToken;

use super::TokenRequest;
use super::config::config;
use crate::config::SdkConfig;
use crate::error::BoxError;

/// Creates tokens that a database accepts as a password.
///
/// ```
/// use smithereens::config::{Credentials, Region, SdkConfig, SharedCredentialsProvider};
/// use smithereens::services::auth_token::dsql::{AuthTokenGenerator, Config};
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), smithereens::error::BoxError> {
/// let credentials = Credentials::new("AKIDEXAMPLE", "secret", None, None, "example");
/// let shared = SdkConfig::builder()
///     .region(Region::new("eu-west-1"))
///     .credentials_provider(SharedCredentialsProvider::new(credentials))
///     .build();
/// let config = Config::builder().hostname("shelf.example.com").build()?;
/// let token = AuthTokenGenerator::new(config).db_connect_auth_token(&shared).await?;
/// assert!(token.as_str().starts_with("shelf.example.com/?Action=DbConnect&"));
/// # Ok(())
/// # }
/// ```
#[derive(Debug)]
pub struct AuthTokenGenerator {
    config: Config,
}

impl AuthTokenGenerator {
    /// Creates a generator of tokens for this database.
    pub fn new(config: Config) -> Self {
        Self { config }
    }

    /// Creates a token for a user. Credentials and region default to those of the shared configuration.
    ///
    /// # Errors
    /// There are no credentials or no region, or the host is not valid in a URL.
    pub async fn db_connect_auth_token(&self, config: &SdkConfig) -> Result<AuthToken, BoxError> {
        self.sign("DbConnect", config).await
    }

    /// Creates a token for the administrator, like [`db_connect_auth_token`](Self::db_connect_auth_token).
    ///
    /// # Errors
    /// There are no credentials or no region, or the host is not valid in a URL.
    pub async fn db_connect_admin_auth_token(&self, config: &SdkConfig) -> Result<AuthToken, BoxError> {
        self.sign("DbConnectAdmin", config).await
    }

    async fn sign(&self, action: &str, config: &SdkConfig) -> Result<AuthToken, BoxError> {
        let own = &self.config;
        let request = TokenRequest {
            service: "dsql",
            authority: &own.hostname,
            query: &[("Action", action)],
            credentials: own.credentials.as_ref(),
            region: own.region.as_ref(),
            expires_in: own.lifetime(),
        };
        request.sign(config).await
    }
}

config! {
    texts { hostname: "the host name of the database"; }
    numbers {}
    flags {}
    of "database"
}
