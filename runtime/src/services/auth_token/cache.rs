use super::config::LIFETIME;
use super::{AuthToken, TokenRequest};
use crate::config::{Region, SdkConfig, SharedCredentialsProvider};
use crate::error::BoxError;

/// The parameters of a token for a cache of ElastiCache or a cluster of MemoryDB.
pub(super) struct CacheTokenRequest<'a> {
    /// The signing name of the service.
    pub(super) service: &'static str,
    /// The setting with the name, and what it names.
    pub(super) setting: &'static str,
    pub(super) kind: &'static str,
    pub(super) name: &'a str,
    pub(super) user: &'a str,
    pub(super) serverless: bool,
    pub(super) credentials: Option<&'a SharedCredentialsProvider>,
    pub(super) region: Option<&'a Region>,
    pub(super) expires_in: u64,
}

impl CacheTokenRequest<'_> {
    pub(super) async fn sign(&self, shared: &SdkConfig) -> Result<AuthToken, BoxError> {
        self.check()?;
        let mut query = vec![("Action", "connect"), ("User", self.user)];
        if self.serverless {
            query.push(("ResourceType", "ServerlessCache"));
        }
        let request = TokenRequest {
            service: self.service,
            authority: &self.name.to_ascii_lowercase(),
            query: &query,
            credentials: self.credentials,
            region: self.region,
            expires_in: self.expires_in.min(LIFETIME),
        };
        request.sign(shared).await
    }

    /// Checks the name. A server refuses a token that was made for its endpoint instead of its name, with a message that does
    /// not say why.
    fn check(&self) -> Result<(), BoxError> {
        let is_part = |c: char| c.is_ascii_alphanumeric() || c == '-';
        if self.name.starts_with(|c: char| c.is_ascii_alphabetic()) && self.name.chars().all(is_part) {
            return Ok(());
        }
        let (setting, kind, name) = (self.setting, self.kind, self.name);
        let found = format!("invalid `{setting}` {name:?}: expected the name of the {kind}, a letter and then letters");
        Err(format!("{found}, digits and hyphens; the name is the ID in the console and not the endpoint").into())
    }
}
