//! The error of a chain in which no provider succeeds.

use std::borrow::Cow;
use std::error::Error;
use std::fmt::{Debug, Display, Formatter, Result};

/// A provider of a chain that had nothing to provide, and why.
#[derive(Debug)]
pub struct ProviderAttempt<E> {
    name: Cow<'static, str>,
    error: E,
}

impl<E> ProviderAttempt<E> {
    pub(crate) fn new(name: Cow<'static, str>, error: E) -> Self {
        Self { name, error }
    }

    /// The name of the provider in the chain.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The reason.
    pub fn error(&self) -> &E {
        &self.error
    }
}

/// No provider of a chain had anything to provide.
///
/// It is the source of a `CredentialsError` or `TokenError`:
///
/// ```
/// use smithereens_config::meta::ProviderChainError;
/// use smithereens_config::meta::credentials::CredentialsProviderChain;
/// use smithereens_config::environment::EnvironmentVariableCredentialsProvider;
/// use aws_credential_types::provider::{ProvideCredentials, error::CredentialsError};
/// use std::error::Error;
///
/// # async fn example() {
/// let chain = CredentialsProviderChain::first_try("Environment", EnvironmentVariableCredentialsProvider::new());
/// if let Err(error) = chain.provide_credentials().await {
///     let chain = error.source().and_then(|source| source.downcast_ref::<ProviderChainError<CredentialsError>>());
///     for attempt in chain.into_iter().flat_map(ProviderChainError::attempts) {
///         println!("{}: {}", attempt.name(), attempt.error());
///     }
/// }
/// # }
/// ```
#[derive(Debug)]
pub struct ProviderChainError<E: Error> {
    attempts: Vec<ProviderAttempt<E>>,
}

impl<E: Error> ProviderChainError<E> {
    pub(crate) fn new(attempts: Vec<ProviderAttempt<E>>) -> Self {
        Self { attempts }
    }

    /// The attempts, in the order of the chain.
    pub fn attempts(&self) -> &[ProviderAttempt<E>] {
        &self.attempts
    }
}

impl<E: Error> Display for ProviderChainError<E> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.write_str("no credentials found in chain. Attempted:")?;
        for ProviderAttempt { name, error } in &self.attempts {
            write!(f, "\n  {name}: {error}")?;
            let mut source = error.source();
            while let Some(cause) = source {
                write!(f, ": {cause}")?;
                source = cause.source();
            }
        }
        Ok(())
    }
}

impl<E: Error + 'static> Error for ProviderChainError<E> {}
