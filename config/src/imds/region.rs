//! The region of the EC2 instance.

use crate::imds::{self, Client};
use crate::meta::region::{ProvideRegion, future};
use crate::provider_config::ProviderConfig;
use aws_smithy_types::error::display::DisplayErrorContext;
use aws_types::os_shim_internal::Env;
use aws_types::region::Region;
use tracing::Instrument;

/// Reads the region from the metadata of the EC2 instance.
///
/// ```
/// use smithereens_config::imds::region::ImdsRegionProvider;
///
/// let provider = ImdsRegionProvider::builder().build();
/// ```
#[derive(Debug)]
pub struct ImdsRegionProvider {
    client: Client,
    env: Env,
}

impl ImdsRegionProvider {
    /// Creates a builder.
    pub fn builder() -> Builder {
        Builder::default()
    }

    /// The region, or `None` if the metadata service is disabled or cannot be reached, which is logged.
    pub async fn region(&self) -> Option<Region> {
        if imds::is_disabled(&self.env) {
            tracing::debug!("IMDS is disabled, so it provides no region");
            return None;
        }
        match self.client.get("/latest/meta-data/placement/region").await {
            Ok(region) => Some(Region::new(String::from(region))),
            Err(error) => {
                tracing::warn!(error = %DisplayErrorContext(&error), "cannot load the region from IMDS");
                None
            }
        }
    }
}

impl ProvideRegion for ImdsRegionProvider {
    fn region(&self) -> future::ProvideRegion<'_> {
        future::ProvideRegion::new(self.region().instrument(tracing::debug_span!("imds_load_region")))
    }
}

/// A builder of an [`ImdsRegionProvider`].
#[derive(Debug, Default)]
pub struct Builder {
    config: Option<ProviderConfig>,
    client: Option<Client>,
}

impl Builder {
    /// Sets the configuration.
    pub fn configure(self, provider_config: &ProviderConfig) -> Self {
        Self { config: Some(provider_config.clone()), ..self }
    }

    /// Sets the client of the metadata service.
    pub fn imds_client(self, imds_client: Client) -> Self {
        Self { client: Some(imds_client), ..self }
    }

    /// Creates the provider.
    pub fn build(self) -> ImdsRegionProvider {
        let config = self.config.unwrap_or_default();
        let client = self.client.unwrap_or_else(|| Client::builder().configure(&config).build());
        ImdsRegionProvider { client, env: config.env() }
    }
}
