//! Chains of token providers.

use crate::meta::{ProviderAttempt, ProviderChainError};
use aws_credential_types::provider::error::TokenError;
use aws_credential_types::provider::future;
use aws_credential_types::provider::token::{ProvideToken, Result};
use aws_smithy_types::error::display::DisplayErrorContext;
use std::borrow::Cow;
use tracing::Instrument;

/// Asks token providers in order, and returns the first token.
///
/// A provider that is not configured (`TokenError::TokenNotLoaded`) passes the question on to the next one. Any other error
/// ends the chain.
#[cfg_attr(
    feature = "sso",
    doc = r#"
```
use aws_credential_types::Token;
use smithereens_config::meta::token::TokenProviderChain;
use smithereens_config::profile::ProfileFileTokenProvider;

let chain = TokenProviderChain::first_try("Profile", ProfileFileTokenProvider::builder().build())
    .or_else("Static", Token::new("example", None));
```
"#
)]
#[derive(Debug)]
pub struct TokenProviderChain {
    providers: Vec<(Cow<'static, str>, Box<dyn ProvideToken>)>,
}

impl TokenProviderChain {
    /// Creates a chain of one provider. The name appears in logs and errors.
    pub fn first_try(name: impl Into<Cow<'static, str>>, provider: impl ProvideToken + 'static) -> Self {
        Self { providers: vec![(name.into(), Box::new(provider))] }
    }

    /// Adds a provider to the end of the chain.
    pub fn or_else(mut self, name: impl Into<Cow<'static, str>>, provider: impl ProvideToken + 'static) -> Self {
        self.providers.push((name.into(), Box::new(provider)));
        self
    }

    /// Adds the [default chain](crate::default_provider::token::DefaultTokenChain) to the end.
    #[cfg(feature = "sso")]
    pub async fn or_default_provider(self) -> Self {
        self.or_else("DefaultProviderChain", crate::default_provider::token::default_provider().await)
    }

    /// Creates a chain that starts with the [default chain](crate::default_provider::token::DefaultTokenChain).
    #[cfg(feature = "sso")]
    pub async fn default_provider() -> Self {
        Self::first_try("DefaultProviderChain", crate::default_provider::token::default_provider().await)
    }

    async fn token(&self) -> Result {
        let mut attempts = Vec::with_capacity(self.providers.len());
        for (name, provider) in &self.providers {
            let span = tracing::debug_span!("token_provider_chain", provider = %name);
            match provider.provide_token().instrument(span).await {
                Ok(token) => {
                    tracing::debug!(provider = %name, "loaded token");
                    return Ok(token);
                }
                Err(error @ TokenError::TokenNotLoaded(_)) => {
                    tracing::debug!(provider = %name, error = %DisplayErrorContext(&error), "no token");
                    attempts.push(ProviderAttempt::new(name.clone(), error));
                }
                Err(error) => {
                    tracing::warn!(provider = %name, error = %DisplayErrorContext(&error), "token failed to load");
                    return Err(error);
                }
            }
        }
        Err(TokenError::not_loaded(ProviderChainError::new(attempts)))
    }
}

impl ProvideToken for TokenProviderChain {
    fn provide_token<'a>(&'a self) -> future::ProvideToken<'a>
    where
        Self: 'a,
    {
        future::ProvideToken::new(self.token())
    }
}
