//! The region of a profile.

use crate::meta::region::{ProvideRegion, future};
use crate::profile::ProfileSet;
use crate::profile::settings::{ProfileSettings, profile_setters};
use crate::provider_config::ProviderConfig;
use aws_runtime::env_config::file::EnvConfigFiles;
use aws_types::region::Region;

/// Reads the key `region` of the selected profile, or else that of its `source_profile`.
///
/// ```
/// use smithereens_config::profile::ProfileFileRegionProvider;
///
/// let provider = ProfileFileRegionProvider::builder().profile_name("dev").build();
/// ```
#[derive(Debug, Default)]
pub struct ProfileFileRegionProvider {
    config: ProviderConfig,
}

impl ProfileFileRegionProvider {
    /// Creates a provider.
    pub fn new() -> Self {
        Self::default()
    }

    /// Creates a builder.
    pub fn builder() -> Builder {
        Builder::default()
    }
}

impl ProvideRegion for ProfileFileRegionProvider {
    fn region(&self) -> future::ProvideRegion<'_> {
        future::ProvideRegion::new(async { region(self.config.profile().await?) })
    }
}

fn region(profiles: &ProfileSet) -> Option<Region> {
    let mut name = profiles.selected_profile();
    let mut visited = Vec::new();
    while !visited.contains(&name) {
        visited.push(name);
        let profile = profiles.get_profile(name)?;
        if let Some(region) = profile.get("region") {
            return Some(Region::new(region.to_owned()));
        }
        name = profile.get("source_profile")?;
    }
    None
}

/// A builder of a [`ProfileFileRegionProvider`].
#[derive(Debug, Default)]
pub struct Builder {
    settings: ProfileSettings,
}

impl Builder {
    /// Sets the configuration.
    pub fn configure(mut self, config: &ProviderConfig) -> Self {
        self.settings.config = Some(config.clone());
        self
    }

    profile_setters!();

    /// Creates the provider.
    pub fn build(self) -> ProfileFileRegionProvider {
        ProfileFileRegionProvider { config: self.settings.into_config() }
    }
}
