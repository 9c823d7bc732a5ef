//! The default chain of token providers.

use crate::default_provider::chain_config::ChainConfig;
use crate::meta::region::ProvideRegion;
use crate::meta::token::TokenProviderChain;
use crate::profile;
use crate::provider_config::ProviderConfig;
use aws_credential_types::provider::future;
use aws_credential_types::provider::token::ProvideToken;

/// The default chain, in the default region.
pub async fn default_provider() -> impl ProvideToken {
    DefaultTokenChain::builder().build().await
}

/// Looks for a token in the profile: that of a session of IAM Identity Center, which `aws sso login` opens.
///
/// ```
/// use smithereens_config::default_provider::token::DefaultTokenChain;
///
/// # async fn example() {
/// let provider = DefaultTokenChain::builder().profile_name("dev").build().await;
/// # }
/// ```
#[derive(Debug)]
pub struct DefaultTokenChain {
    chain: TokenProviderChain,
}

impl DefaultTokenChain {
    /// Creates a builder.
    pub fn builder() -> Builder {
        Builder::default()
    }
}

impl ProvideToken for DefaultTokenChain {
    fn provide_token<'a>(&'a self) -> future::ProvideToken<'a>
    where
        Self: 'a,
    {
        self.chain.provide_token()
    }
}

/// A builder of a [`DefaultTokenChain`].
#[derive(Debug, Default)]
pub struct Builder {
    profile: profile::token::Builder,
    config: ChainConfig,
}

impl Builder {
    /// Sets the region of requests. The default is that of the default chain.
    pub fn region(mut self, region: impl ProvideRegion + 'static) -> Self {
        self.set_region(Some(region));
        self
    }

    /// Sets the region of requests. The default is that of the default chain.
    pub fn set_region(&mut self, region: Option<impl ProvideRegion + 'static>) -> &mut Self {
        self.config.set_region(region);
        self
    }

    /// Sets the name of the profile. The default is the environment variable `AWS_PROFILE`.
    pub fn profile_name(mut self, name: &str) -> Self {
        self.profile = self.profile.profile_name(name);
        self.config = self.config.profile_name(name);
        self
    }

    pub(crate) fn configure(mut self, config: ProviderConfig) -> Self {
        self.config = self.config.configure(config);
        self
    }

    /// Creates the chain.
    pub async fn build(self) -> DefaultTokenChain {
        let config = self.config.build().await;
        let profile = self.profile.configure(&config).build();
        DefaultTokenChain { chain: TokenProviderChain::first_try("Profile", profile) }
    }
}
