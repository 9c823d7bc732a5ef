//! Authentication tokens for databases of RDS. <https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.html>

pub use super::AuthToken;

use super::TokenRequest;
use super::config::{LIFETIME, config};
use crate::config::SdkConfig;
use crate::error::BoxError;

/// Creates tokens that a database accepts as the password of a user.
///
/// ```
/// use smithereens::config::{Credentials, Region, SdkConfig, SharedCredentialsProvider};
/// use smithereens::services::auth_token::rds::{AuthTokenGenerator, Config};
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), smithereens::error::BoxError> {
/// let credentials = Credentials::new("AKIDEXAMPLE", "secret", None, None, "example");
/// let shared = SdkConfig::builder()
///     .region(Region::new("eu-west-1"))
///     .credentials_provider(SharedCredentialsProvider::new(credentials))
///     .build();
/// let config = Config::builder().hostname("shelf.example.com").port(3306).username("reader").build()?;
/// let token = AuthTokenGenerator::new(config).auth_token(&shared).await?;
/// assert!(token.as_str().starts_with("shelf.example.com:3306/?Action=connect&DBUser=reader&"));
/// # Ok(())
/// # }
/// ```
#[derive(Debug)]
pub struct AuthTokenGenerator {
    config: Config,
}

impl AuthTokenGenerator {
    /// Creates a generator of tokens for this database and user.
    pub fn new(config: Config) -> Self {
        Self { config }
    }

    /// Creates a token. Credentials and region default to those of the shared configuration.
    ///
    /// # Errors
    /// There are no credentials or no region, or the host is not valid in a URL.
    pub async fn auth_token(&self, config: &SdkConfig) -> Result<AuthToken, BoxError> {
        let own = &self.config;
        let request = TokenRequest {
            service: "rds-db",
            authority: &format!("{}:{}", own.hostname, own.port),
            query: &[("Action", "connect"), ("DBUser", &own.username)],
            credentials: own.credentials.as_ref(),
            region: own.region.as_ref(),
            expires_in: own.lifetime().min(LIFETIME),
        };
        request.sign(config).await
    }
}

config! {
    texts {
        hostname: "the host name of the database";
        username: "the name of the database user";
    }
    numbers { port: "the port of the database"; }
    flags {}
    of "database"
}
