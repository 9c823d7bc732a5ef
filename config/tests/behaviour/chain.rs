//! Chains of providers.

use aws_credential_types::Credentials;
use aws_credential_types::provider::error::CredentialsError;
use aws_credential_types::provider::{ProvideCredentials, future};
use smithereens_config::meta::ProviderChainError;
use smithereens_config::meta::credentials::CredentialsProviderChain;
use std::error::Error;

#[derive(Debug)]
struct Fails(fn() -> CredentialsError);

impl ProvideCredentials for Fails {
    fn provide_credentials<'a>(&'a self) -> future::ProvideCredentials<'a>
    where
        Self: 'a,
    {
        future::ProvideCredentials::ready(Err((self.0)()))
    }
}

fn not_loaded() -> CredentialsError {
    CredentialsError::not_loaded("not configured")
}

fn invalid() -> CredentialsError {
    CredentialsError::invalid_configuration("invalid")
}

#[tokio::test]
async fn a_provider_that_is_not_configured_is_skipped() {
    let credentials = Credentials::new("a", "b", None, None, "test");
    let chain = CredentialsProviderChain::first_try("first", Fails(not_loaded)).or_else("second", credentials);
    assert_eq!(chain.provide_credentials().await.expect("the second has some").access_key_id(), "a");
}

#[tokio::test]
async fn a_provider_that_is_misconfigured_ends_the_chain() {
    let credentials = Credentials::new("a", "b", None, None, "test");
    let chain = CredentialsProviderChain::first_try("first", Fails(invalid)).or_else("second", credentials);
    let error = chain.provide_credentials().await.expect_err("the first fails");
    assert!(matches!(error, CredentialsError::InvalidConfiguration(_)), "{error:?}");
}

#[tokio::test]
async fn the_error_has_each_attempt() {
    let chain = CredentialsProviderChain::first_try("first", Fails(not_loaded)).or_else("second", Fails(not_loaded));
    let error = chain.provide_credentials().await.expect_err("all fail");
    let error = error.source().and_then(|source| source.downcast_ref::<ProviderChainError<CredentialsError>>());
    let error = error.expect("the source is the error of the chain");
    assert_eq!(error.attempts().iter().map(|attempt| attempt.name()).collect::<Vec<_>>(), ["first", "second"]);
    assert!(error.to_string().contains("second: the credential provider was not enabled: not configured"), "{error}");
}
