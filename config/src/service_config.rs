//! Settings of one service: environment variables such as `AWS_ENDPOINT_URL_S3`, and `services` sections of profiles.

use aws_runtime::env_config::EnvConfigValue;
use aws_runtime::env_config::section::EnvConfigSections;
use aws_types::os_shim_internal::Env;
use aws_types::service_config::{LoadServiceConfig, ServiceConfigKey};

/// Finds settings of a service for clients, which know the ID of their service.
#[derive(Debug)]
pub(crate) struct EnvServiceConfig {
    pub(crate) env: Env,
    pub(crate) sections: EnvConfigSections,
    /// Whether endpoint URLs are ignored. Other settings are not.
    pub(crate) ignore_endpoint_urls: bool,
}

impl LoadServiceConfig for EnvServiceConfig {
    fn load_config(&self, key: ServiceConfigKey<'_>) -> Option<String> {
        if self.ignore_endpoint_urls && key.env() == "AWS_ENDPOINT_URL" {
            return None;
        }
        let value = EnvConfigValue::new().env(key.env()).profile(key.profile()).service_id(key.service_id());
        let (value, _) = value.load(&self.env, Some(&self.sections))?;
        Some(value.into_owned())
    }
}
