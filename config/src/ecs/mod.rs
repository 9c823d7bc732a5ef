//! Credentials from the endpoint of a container: tasks of ECS, pods of EKS, and other programs that serve credentials.
//!
//! Environment variables configure the provider:
//!
//! - `AWS_CONTAINER_CREDENTIALS_RELATIVE_URI`: a path on `http://169.254.170.2`, the endpoint of ECS.
//! - `AWS_CONTAINER_CREDENTIALS_FULL_URI`, if the former is not set: a URL. It uses HTTPS, or its host is a loopback address,
//!   `169.254.170.2`, `169.254.170.23` or `[fd00:ec2::23]` (EKS Pod Identity), or a name that resolves to such addresses
//!   only. Other URLs are errors, because credentials would cross a network unencrypted.
//! - `AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE`: a file with the value of the header `authorization`. It is read for each
//!   request, since EKS replaces it.
//! - `AWS_CONTAINER_AUTHORIZATION_TOKEN`, if the former is not set: that value itself.
//!
//! The endpoint returns JSON:
//!
//! ```json
//! { "AccessKeyId": "…", "SecretAccessKey": "…", "Token": "…", "Expiration": "2026-02-25T06:03:31Z" }
//! ```

mod endpoint;
mod uri;

use crate::feature::tag;
use crate::provider_config::ProviderConfig;
use crate::token_file;
use aws_credential_types::credential_feature::AwsCredentialFeature;
use aws_credential_types::provider::error::CredentialsError;
use aws_credential_types::provider::{ProvideCredentials, Result, future};
use aws_smithy_runtime_api::client::dns::{ResolveDns, SharedDnsResolver};
use aws_smithy_runtime_api::shared::IntoShared;
use endpoint::Endpoint;
use http::HeaderValue;
use std::time::Duration;
use tokio::sync::OnceCell;

pub use uri::InvalidFullUriError;

const TOKEN: &str = "AWS_CONTAINER_AUTHORIZATION_TOKEN";
const TOKEN_FILE: &str = "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE";

/// Loads credentials from the endpoint of a container. The [module](self) explains how to configure it.
///
/// ```
/// use smithereens_config::ecs::EcsCredentialsProvider;
///
/// let provider = EcsCredentialsProvider::builder().build();
/// ```
#[derive(Debug)]
pub struct EcsCredentialsProvider {
    config: ProviderConfig,
    dns: Option<SharedDnsResolver>,
    connect_timeout: Duration,
    read_timeout: Duration,
    endpoint: OnceCell<Endpoint>,
}

impl EcsCredentialsProvider {
    /// Creates a builder.
    pub fn builder() -> Builder {
        Builder::default()
    }

    /// Loads credentials.
    ///
    /// # Errors
    /// Returns `CredentialsNotLoaded` if no environment variable configures the provider, and other errors if the
    /// configuration is not valid or the endpoint returns no credentials.
    pub async fn credentials(&self) -> Result {
        let endpoint = self.endpoint.get_or_try_init(|| self.connect()).await?;
        let credentials = endpoint.credentials(self.authorization().await?).await?;
        Ok(tag(credentials, AwsCredentialFeature::CredentialsHttp))
    }

    async fn connect(&self) -> std::result::Result<Endpoint, CredentialsError> {
        let uri = uri::resolve(&self.config.env(), self.dns.clone()).await?;
        Endpoint::new(&self.config, uri, self.connect_timeout, self.read_timeout)
    }

    async fn authorization(&self) -> std::result::Result<Option<HeaderValue>, CredentialsError> {
        let (token, origin) = if let Ok(path) = self.config.env().get(TOKEN_FILE) {
            (token_file::read(&self.config.fs(), path).await.map_err(CredentialsError::provider_error)?, TOKEN_FILE)
        } else if let Ok(token) = self.config.env().get(TOKEN) {
            (token.into_bytes(), TOKEN)
        } else {
            return Ok(None);
        };
        let mut value = HeaderValue::from_bytes(&token).map_err(|_| {
            let message = format!("the auth token could not be used as an HTTP header value: check `{origin}`");
            CredentialsError::invalid_configuration(message)
        })?;
        value.set_sensitive(true);
        Ok(Some(value))
    }
}

impl ProvideCredentials for EcsCredentialsProvider {
    fn provide_credentials<'a>(&'a self) -> future::ProvideCredentials<'a>
    where
        Self: 'a,
    {
        future::ProvideCredentials::new(self.credentials())
    }
}

/// A builder of an [`EcsCredentialsProvider`].
#[derive(Default, Debug, Clone)]
pub struct Builder {
    config: Option<ProviderConfig>,
    dns: Option<SharedDnsResolver>,
    connect_timeout: Option<Duration>,
    read_timeout: Option<Duration>,
}

impl Builder {
    /// Sets the configuration.
    pub fn configure(self, provider_config: &ProviderConfig) -> Self {
        Self { config: Some(provider_config.clone()), ..self }
    }

    /// Sets how the host of a full URI is resolved, to check its addresses. The default is that of tokio, with the feature
    /// `rt-tokio`.
    pub fn dns(self, dns: impl ResolveDns + 'static) -> Self {
        Self { dns: Some(dns.into_shared()), ..self }
    }

    /// Sets how long connecting may take. The default is 2 s.
    pub fn connect_timeout(self, timeout: Duration) -> Self {
        Self { connect_timeout: Some(timeout), ..self }
    }

    /// Sets how long the endpoint may take to respond. The default is 5 s.
    pub fn read_timeout(self, timeout: Duration) -> Self {
        Self { read_timeout: Some(timeout), ..self }
    }

    /// Creates the provider.
    pub fn build(self) -> EcsCredentialsProvider {
        EcsCredentialsProvider {
            config: self.config.unwrap_or_default(),
            dns: self.dns,
            connect_timeout: self.connect_timeout.unwrap_or(Duration::from_secs(2)),
            read_timeout: self.read_timeout.unwrap_or(Duration::from_secs(5)),
            endpoint: OnceCell::new(),
        }
    }
}
