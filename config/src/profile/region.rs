//! The region of a profile.

use crate::meta::region::{ProvideRegion, future};
use crate::profile::ProfileSet;
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
    config: Option<ProviderConfig>,
    name: Option<String>,
    files: Option<EnvConfigFiles>,
}

impl Builder {
    /// Sets the configuration.
    pub fn configure(self, config: &ProviderConfig) -> Self {
        Self { config: Some(config.clone()), ..self }
    }

    /// Sets the name of the profile.
    pub fn profile_name(self, profile_name: impl Into<String>) -> Self {
        Self { name: Some(profile_name.into()), ..self }
    }

    /// Sets the files.
    pub fn profile_files(self, profile_files: EnvConfigFiles) -> Self {
        Self { files: Some(profile_files), ..self }
    }

    /// Creates the provider.
    pub fn build(self) -> ProfileFileRegionProvider {
        ProfileFileRegionProvider { config: self.config.unwrap_or_default().with_profile(self.files, self.name) }
    }
}
