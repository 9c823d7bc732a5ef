//! Chains of credentials providers.

use crate::meta::{ProviderAttempt, ProviderChainError};
use aws_credential_types::Credentials;
use aws_credential_types::provider::error::CredentialsError;
use aws_credential_types::provider::{ProvideCredentials, Result, future};
use aws_smithy_types::error::display::DisplayErrorContext;
use std::borrow::Cow;
use std::fmt::{Debug, Formatter};
use tracing::Instrument;

/// Asks providers in order, and returns the first credentials.
///
/// A provider that is not configured (`CredentialsError::CredentialsNotLoaded`) passes the question on to the next one.
/// Any other error ends the chain: a misconfigured provider is reported, not skipped.
///
/// ```
/// use smithereens_config::environment::EnvironmentVariableCredentialsProvider;
/// use smithereens_config::meta::credentials::CredentialsProviderChain;
/// use smithereens_config::profile::ProfileFileCredentialsProvider;
///
/// let chain = CredentialsProviderChain::first_try("Environment", EnvironmentVariableCredentialsProvider::new())
///     .or_else("Profile", ProfileFileCredentialsProvider::builder().build());
/// ```
pub struct CredentialsProviderChain {
    providers: Vec<(Cow<'static, str>, Box<dyn ProvideCredentials>)>,
}

impl Debug for CredentialsProviderChain {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        let names: Vec<_> = self.providers.iter().map(|(name, _)| name).collect();
        f.debug_struct("CredentialsProviderChain").field("providers", &names).finish()
    }
}

impl CredentialsProviderChain {
    /// Creates a chain of one provider. The name appears in logs and errors.
    pub fn first_try(name: impl Into<Cow<'static, str>>, provider: impl ProvideCredentials + 'static) -> Self {
        Self { providers: vec![(name.into(), Box::new(provider))] }
    }

    /// Adds a provider to the end of the chain.
    pub fn or_else(mut self, name: impl Into<Cow<'static, str>>, provider: impl ProvideCredentials + 'static) -> Self {
        self.providers.push((name.into(), Box::new(provider)));
        self
    }

    /// Adds the [default chain](crate::default_provider::credentials::DefaultCredentialsChain) to the end.
    pub async fn or_default_provider(self) -> Self {
        self.or_else("DefaultProviderChain", crate::default_provider::credentials::default_provider().await)
    }

    /// Creates a chain that starts with the
    /// [default chain](crate::default_provider::credentials::DefaultCredentialsChain).
    pub async fn default_provider() -> Self {
        Self::first_try("DefaultProviderChain", crate::default_provider::credentials::default_provider().await)
    }

    async fn credentials(&self) -> Result {
        let mut attempts = Vec::with_capacity(self.providers.len());
        for (name, provider) in &self.providers {
            let span = tracing::debug_span!("credentials_provider_chain", provider = %name);
            match provider.provide_credentials().instrument(span).await {
                Ok(credentials) => {
                    tracing::debug!(provider = %name, "loaded credentials");
                    return Ok(credentials);
                }
                Err(error @ CredentialsError::CredentialsNotLoaded(_)) => {
                    tracing::debug!(provider = %name, error = %DisplayErrorContext(&error), "no credentials");
                    attempts.push(ProviderAttempt::new(name.clone(), error));
                }
                Err(error) => {
                    tracing::warn!(provider = %name, error = %DisplayErrorContext(&error), "credentials failed to load");
                    return Err(error);
                }
            }
        }
        Err(CredentialsError::not_loaded(ProviderChainError::new(attempts)))
    }
}

impl ProvideCredentials for CredentialsProviderChain {
    fn provide_credentials<'a>(&'a self) -> future::ProvideCredentials<'a>
    where
        Self: 'a,
    {
        future::ProvideCredentials::new(self.credentials())
    }

    fn fallback_on_interrupt(&self) -> Option<Credentials> {
        self.providers.iter().find_map(|(_, provider)| provider.fallback_on_interrupt())
    }
}
