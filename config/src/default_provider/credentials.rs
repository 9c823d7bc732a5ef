//! The default chain of credentials providers.

use crate::default_provider::chain_config::ChainConfig;
use crate::environment::EnvironmentVariableCredentialsProvider;
use crate::meta::credentials::CredentialsProviderChain;
use crate::meta::region::ProvideRegion;
use crate::provider_config::ProviderConfig;
use crate::{ecs, imds, profile, web_identity_token};
use aws_credential_types::Credentials;
use aws_credential_types::provider::{ProvideCredentials, future};
use std::borrow::Cow;
use tracing::Instrument;

/// The default chain, in the default region.
pub async fn default_provider() -> impl ProvideCredentials {
    DefaultCredentialsChain::builder().build().await
}

/// Looks for credentials where the AWS CLI does:
///
/// 1. [environment variables](EnvironmentVariableCredentialsProvider)
/// 2. the [profile](crate::profile::credentials::ProfileFileCredentialsProvider) in `~/.aws/config` and
///    `~/.aws/credentials`
/// 3. a [web identity token](crate::web_identity_token), in a file that an environment variable names
/// 4. the endpoint of the [container](crate::ecs), on ECS and EKS
/// 5. the metadata of the [EC2 instance](crate::imds)
///
/// ```
/// use smithereens_config::Region;
/// use smithereens_config::default_provider::credentials::DefaultCredentialsChain;
///
/// # async fn example() {
/// let provider = DefaultCredentialsChain::builder().region(Region::new("us-west-1")).profile_name("dev").build().await;
/// # }
/// ```
#[derive(Debug)]
pub struct DefaultCredentialsChain {
    chain: CredentialsProviderChain,
}

impl DefaultCredentialsChain {
    /// Creates a builder.
    pub fn builder() -> Builder {
        Builder::default()
    }
}

impl ProvideCredentials for DefaultCredentialsChain {
    fn provide_credentials<'a>(&'a self) -> future::ProvideCredentials<'a>
    where
        Self: 'a,
    {
        let span = tracing::debug_span!("default_credentials_chain");
        future::ProvideCredentials::new(self.chain.provide_credentials().instrument(span))
    }

    fn fallback_on_interrupt(&self) -> Option<Credentials> {
        self.chain.fallback_on_interrupt()
    }
}

/// A builder of a [`DefaultCredentialsChain`].
#[derive(Debug, Default)]
pub struct Builder {
    profile: profile::credentials::Builder,
    web_identity: web_identity_token::Builder,
    ecs: ecs::Builder,
    imds: imds::credentials::Builder,
    config: ChainConfig,
}

impl Builder {
    /// Sets the region of requests, such as those to STS. The default is that of the default chain.
    pub fn region(mut self, region: impl ProvideRegion + 'static) -> Self {
        self.set_region(Some(region));
        self
    }

    /// Sets the region of requests, such as those to STS. The default is that of the default chain.
    pub fn set_region(&mut self, region: Option<impl ProvideRegion + 'static>) -> &mut Self {
        self.config.set_region(region);
        self
    }

    /// Adds a provider that profiles can name as their `credential_source`.
    pub fn with_custom_credential_source(
        mut self,
        name: impl Into<Cow<'static, str>>,
        provider: impl ProvideCredentials + 'static,
    ) -> Self {
        self.profile = self.profile.with_custom_provider(name, provider);
        self
    }

    /// Sets the name of the profile. The default is the environment variable `AWS_PROFILE`.
    pub fn profile_name(mut self, name: &str) -> Self {
        self.profile = self.profile.profile_name(name);
        self.config = self.config.profile_name(name);
        self
    }

    /// Sets the client of the instance's metadata.
    pub fn imds_client(mut self, client: imds::Client) -> Self {
        self.imds = self.imds.imds_client(client);
        self
    }

    /// Sets the configuration of the providers.
    pub fn configure(mut self, config: ProviderConfig) -> Self {
        self.config = self.config.configure(config);
        self
    }

    /// Creates the chain.
    pub async fn build(self) -> DefaultCredentialsChain {
        let config = self.config.build().await;
        let environment = EnvironmentVariableCredentialsProvider::with_env(config.env());
        let chain = CredentialsProviderChain::first_try("Environment", environment)
            .or_else("Profile", self.profile.configure(&config).build())
            .or_else("WebIdentityToken", self.web_identity.configure(&config).build())
            .or_else("EcsContainer", self.ecs.configure(&config).build())
            .or_else("Ec2InstanceMetadata", self.imds.configure(&config).build());
        DefaultCredentialsChain { chain }
    }
}
