use crate::provider_config::ProviderConfig;
use aws_runtime::env_config::file::EnvConfigFiles;

/// The settings of all builders of providers that read profiles.
#[derive(Debug, Default)]
pub(super) struct ProfileSettings {
    pub(super) config: Option<ProviderConfig>,
    pub(super) name: Option<String>,
    pub(super) files: Option<EnvConfigFiles>,
}

impl ProfileSettings {
    /// The configuration with this profile.
    pub(super) fn into_config(self) -> ProviderConfig {
        self.config.unwrap_or_default().with_profile(self.files, self.name)
    }
}

/// Defines the setters of a builder with these settings in its field `settings`.
macro_rules! profile_setters {
    () => {
        /// Sets the name of the profile.
        pub fn profile_name(mut self, profile_name: impl Into<String>) -> Self {
            self.settings.name = Some(profile_name.into());
            self
        }

        /// Sets the files.
        pub fn profile_files(mut self, profile_files: EnvConfigFiles) -> Self {
            self.settings.files = Some(profile_files);
            self
        }
    };
}

pub(super) use profile_setters;
