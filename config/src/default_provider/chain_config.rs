use crate::default_provider::region;
use crate::meta::region::ProvideRegion;
use crate::provider_config::ProviderConfig;

/// The configuration of the providers of a default chain, whose region is that of the default chain of regions by default.
#[derive(Debug, Default)]
pub(super) struct ChainConfig {
    region: Option<Box<dyn ProvideRegion>>,
    region_chain: region::Builder,
    config: Option<ProviderConfig>,
}

impl ChainConfig {
    pub(super) fn set_region(&mut self, region: Option<impl ProvideRegion + 'static>) {
        self.region = region.map(|provider| Box::new(provider) as _);
    }

    pub(super) fn profile_name(self, name: &str) -> Self {
        Self { region_chain: self.region_chain.profile_name(name), ..self }
    }

    pub(super) fn configure(self, config: ProviderConfig) -> Self {
        Self { region_chain: self.region_chain.configure(&config), config: Some(config), ..self }
    }

    pub(super) async fn build(self) -> ProviderConfig {
        let region = match self.region {
            Some(provider) => provider.region().await,
            None => self.region_chain.build().region().await,
        };
        self.config.unwrap_or_default().with_region(region)
    }
}
