//! Authentication tokens for databases, caches and Kafka clusters: presigned URLs that are sent instead of a password.

mod cache;
mod config;
pub mod dsql;
pub mod elasticache;
pub mod memorydb;
pub mod msk;
pub mod rds;

use crate::config::{Region, SdkConfig, SharedCredentialsProvider};
use crate::percent;
use aws_credential_types::provider::ProvideCredentials;
use aws_sigv4::http_request::{SignableBody, SignableRequest, SignatureLocation, SigningSettings, sign};
use aws_sigv4::sign::v4::SigningParams;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::identity::Identity;
use std::fmt;
use std::time::{Duration, SystemTime};

/// A token that a server accepts as a password. `Debug` does not print it.
#[derive(Clone, PartialEq, Eq)]
pub struct AuthToken {
    inner: String,
}

impl AuthToken {
    /// The token.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.inner
    }
}

impl fmt::Display for AuthToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.inner)
    }
}

impl fmt::Debug for AuthToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AuthToken").finish_non_exhaustive()
    }
}

/// The parameters of a token.
struct TokenRequest<'a> {
    /// The signing name of the service.
    service: &'static str,
    /// The host, with the port if there is one.
    authority: &'a str,
    /// The parameters of the query.
    query: &'a [(&'static str, &'a str)],
    credentials: Option<&'a SharedCredentialsProvider>,
    region: Option<&'a Region>,
    expires_in: u64,
}

impl TokenRequest<'_> {
    /// The token of most services: the signed URL without its scheme.
    async fn sign(&self, shared: &SdkConfig) -> Result<AuthToken, BoxError> {
        let now = shared.time_source().unwrap_or_default().now();
        let mut url = self.url(shared, now).await?;
        Ok(AuthToken { inner: url.split_off("https://".len()) })
    }

    /// Signs the URL, at this time. Credentials and region default to those of the shared configuration.
    async fn url(&self, shared: &SdkConfig, now: SystemTime) -> Result<String, BoxError> {
        let provider = self.credentials.cloned().or_else(|| shared.credentials_provider());
        let provider = provider.ok_or("a token needs credentials: set a credentials provider")?;
        let identity = Identity::from(provider.provide_credentials().await?);
        let region = self.region.or(shared.region()).ok_or("a token needs a region: set one")?;
        let mut settings = SigningSettings::default();
        settings.expires_in = Some(Duration::from_secs(self.expires_in));
        settings.signature_location = SignatureLocation::QueryParams;
        let params = SigningParams::builder()
            .identity(&identity)
            .region(region.as_ref())
            .name(self.service)
            .time(now)
            .settings(settings)
            .build()?
            .into();
        let mut url = format!("https://{}/", self.authority);
        for (name, value) in self.query {
            push(&mut url, name, value);
        }
        let request = SignableRequest::new("GET", url.as_str(), std::iter::empty(), SignableBody::Bytes(&[]))?;
        let (instructions, _) = sign(request, &params)?.into_parts();
        for (name, value) in instructions.params() {
            push(&mut url, name, value);
        }
        Ok(url)
    }
}

/// Adds a parameter to the query of a URL.
fn push(url: &mut String, name: &str, value: &str) {
    url.push(if url.contains('?') { '&' } else { '?' });
    url.push_str(name);
    url.push('=');
    url.push_str(&percent::encoded(value.into()));
}
