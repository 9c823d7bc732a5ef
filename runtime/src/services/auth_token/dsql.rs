//! Passwords for databases of Aurora DSQL. <https://docs.aws.amazon.com/aurora-dsql/latest/userguide/SECTION_authentication-token.html>

pub use super::AuthToken;

use super::{LIFETIME, Login};
use crate::config::{ProvideCredentials, Region, SdkConfig, SharedCredentialsProvider};
use crate::error::BoxError;

/// Makes tokens that a database takes as a password.
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
    /// A generator of tokens for this database.
    pub fn new(config: Config) -> Self {
        Self { config }
    }

    /// Makes a token for a user, with the credentials and region of the shared configuration where the generator's own has
    /// none.
    ///
    /// # Errors
    /// That there are no credentials or no region, or that the host makes no URL.
    pub async fn db_connect_auth_token(&self, config: &SdkConfig) -> Result<AuthToken, BoxError> {
        self.sign("DbConnect", config).await
    }

    /// Makes a token for the administrator. What it takes and returns is that of
    /// [`db_connect_auth_token`](Self::db_connect_auth_token).
    ///
    /// # Errors
    /// The same.
    pub async fn db_connect_admin_auth_token(&self, config: &SdkConfig) -> Result<AuthToken, BoxError> {
        self.sign("DbConnectAdmin", config).await
    }

    async fn sign(&self, action: &str, config: &SdkConfig) -> Result<AuthToken, BoxError> {
        let own = &self.config;
        let login = Login {
            service: "dsql",
            authority: &own.hostname,
            query: &[("Action", action)],
            credentials: own.credentials.as_ref(),
            region: own.region.as_ref(),
            expires_in: own.expires_in.unwrap_or(LIFETIME),
        };
        login.sign(config).await
    }
}

/// What a token is for, and what it is signed with.
#[derive(Debug, Clone)]
pub struct Config {
    credentials: Option<SharedCredentialsProvider>,
    hostname: String,
    region: Option<Region>,
    expires_in: Option<u64>,
}

impl Config {
    /// A builder that has nothing set.
    pub fn builder() -> ConfigBuilder {
        ConfigBuilder::default()
    }

    /// The credentials to sign with, if they are not those of the shared configuration.
    pub fn credentials(&self) -> Option<SharedCredentialsProvider> {
        self.credentials.clone()
    }

    /// The name of the host that the database listens on.
    pub fn hostname(&self) -> &str {
        &self.hostname
    }

    /// The region of the database, if it is not that of the shared configuration.
    pub fn region(&self) -> Option<&Region> {
        self.region.as_ref()
    }

    /// How long a token lasts, in seconds, if it is not 900.
    pub fn expires_in(&self) -> Option<u64> {
        self.expires_in
    }
}

/// Builds a [`Config`].
#[derive(Debug, Default)]
pub struct ConfigBuilder {
    credentials: Option<SharedCredentialsProvider>,
    hostname: Option<String>,
    region: Option<Region>,
    expires_in: Option<u64>,
}

impl ConfigBuilder {
    /// Sets where the credentials come from to sign with.
    pub fn credentials(mut self, credentials: impl ProvideCredentials + 'static) -> Self {
        self.credentials = Some(SharedCredentialsProvider::new(credentials));
        self
    }

    /// Sets the name of the host that the database listens on.
    pub fn hostname(mut self, hostname: impl Into<String>) -> Self {
        self.hostname = Some(hostname.into());
        self
    }

    /// Sets the region of the database.
    pub fn region(mut self, region: Region) -> Self {
        self.region = Some(region);
        self
    }

    /// Sets how long a token lasts, in seconds.
    pub fn expires_in(mut self, expires_in: u64) -> Self {
        self.expires_in = Some(expires_in);
        self
    }

    /// The configuration.
    ///
    /// # Errors
    /// That `hostname` is not set.
    pub fn build(self) -> Result<Config, BoxError> {
        Ok(Config {
            credentials: self.credentials,
            hostname: self.hostname.ok_or("`hostname` must be set to make tokens")?,
            region: self.region,
            expires_in: self.expires_in,
        })
    }
}
