//! Passwords for databases of RDS. <https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.html>

pub use super::AuthToken;

use super::{LIFETIME, Login};
use crate::config::{ProvideCredentials, Region, SdkConfig, SharedCredentialsProvider};
use crate::error::BoxError;

/// Makes tokens that a database takes as the password of a user.
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
    /// A generator of tokens for this database and user.
    pub fn new(config: Config) -> Self {
        Self { config }
    }

    /// Makes a token, with the credentials and region of the shared configuration where the generator's own has none.
    ///
    /// # Errors
    /// That there are no credentials or no region, or that the host makes no URL.
    pub async fn auth_token(&self, config: &SdkConfig) -> Result<AuthToken, BoxError> {
        let own = &self.config;
        let login = Login {
            service: "rds-db",
            authority: &format!("{}:{}", own.hostname, own.port),
            query: &[("Action", "connect"), ("DBUser", &own.username)],
            credentials: own.credentials.as_ref(),
            region: own.region.as_ref(),
            expires_in: own.expires_in.unwrap_or(LIFETIME).min(LIFETIME),
        };
        login.sign(config).await
    }
}

/// What a token is for, and what it is signed with.
#[derive(Debug, Clone)]
pub struct Config {
    credentials: Option<SharedCredentialsProvider>,
    hostname: String,
    port: u64,
    username: String,
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

    /// The port that it listens on.
    pub fn port(&self) -> u64 {
        self.port
    }

    /// Who logs in to it.
    pub fn username(&self) -> &str {
        &self.username
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
    port: Option<u64>,
    username: Option<String>,
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

    /// Sets the port that it listens on.
    pub fn port(mut self, port: u64) -> Self {
        self.port = Some(port);
        self
    }

    /// Sets who logs in to it.
    pub fn username(mut self, username: impl Into<String>) -> Self {
        self.username = Some(username.into());
        self
    }

    /// Sets the region of the database.
    pub fn region(mut self, region: Region) -> Self {
        self.region = Some(region);
        self
    }

    /// Sets how long a token lasts, in seconds. A longer time than 900 seconds counts as that.
    pub fn expires_in(mut self, expires_in: u64) -> Self {
        self.expires_in = Some(expires_in);
        self
    }

    /// The configuration.
    ///
    /// # Errors
    /// That one of these is not set: `hostname`, `port`, `username`.
    pub fn build(self) -> Result<Config, BoxError> {
        Ok(Config {
            credentials: self.credentials,
            hostname: self.hostname.ok_or("`hostname` must be set to make tokens")?,
            port: self.port.ok_or("`port` must be set to make tokens")?,
            username: self.username.ok_or("`username` must be set to make tokens")?,
            region: self.region,
            expires_in: self.expires_in,
        })
    }
}
