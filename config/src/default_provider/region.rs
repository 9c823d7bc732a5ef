//! The default chain of region providers.

use crate::environment::EnvironmentVariableRegionProvider;
use crate::meta::region::{ProvideRegion, RegionProviderChain, future};
use crate::provider_config::ProviderConfig;
use crate::{imds, profile};
use aws_types::region::Region;

/// The default chain.
///
/// ```
/// use smithereens_config::meta::region::ProvideRegion;
///
/// # async fn example() {
/// let region = smithereens_config::default_provider::region::default_provider().region().await;
/// # }
/// ```
pub fn default_provider() -> impl ProvideRegion {
    DefaultRegionChain::builder().build()
}

/// Looks for the region in the [environment](EnvironmentVariableRegionProvider), in the
/// [profile](crate::profile::region::ProfileFileRegionProvider), and in the
/// [metadata of the EC2 instance](crate::imds::region).
#[derive(Debug)]
pub struct DefaultRegionChain(RegionProviderChain);

impl DefaultRegionChain {
    /// Creates a builder.
    pub fn builder() -> Builder {
        Builder::default()
    }

    /// The region.
    pub async fn region(&self) -> Option<Region> {
        self.0.region().await
    }
}

impl ProvideRegion for DefaultRegionChain {
    fn region(&self) -> future::ProvideRegion<'_> {
        ProvideRegion::region(&self.0)
    }
}

/// A builder of a [`DefaultRegionChain`].
#[derive(Debug, Default)]
pub struct Builder {
    environment: EnvironmentVariableRegionProvider,
    profile: profile::region::Builder,
    imds: imds::region::Builder,
}

impl Builder {
    pub(crate) fn configure(self, configuration: &ProviderConfig) -> Self {
        Self {
            environment: EnvironmentVariableRegionProvider::with_env(configuration.env()),
            profile: self.profile.configure(configuration),
            imds: self.imds.configure(configuration),
        }
    }

    /// Sets the name of the profile.
    pub fn profile_name(self, name: &str) -> Self {
        Self { profile: self.profile.profile_name(name), ..self }
    }

    /// Creates the chain.
    pub fn build(self) -> DefaultRegionChain {
        let chain =
            RegionProviderChain::first_try(self.environment).or_else(self.profile.build()).or_else(self.imds.build());
        DefaultRegionChain(chain)
    }
}
