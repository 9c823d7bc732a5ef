//! Settings of one service: environment variables such as `AWS_ENDPOINT_URL_S3`, and `services` sections of profiles.

use aws_runtime::env_config::EnvConfigValue;
use aws_runtime::env_config::property::PropertiesKey;
use aws_runtime::env_config::section::EnvConfigSections;
use aws_types::os_shim_internal::Env;
use aws_types::service_config::{LoadServiceConfig, ServiceConfigKey};
use std::fmt::{Debug, Formatter};

/// Finds settings of a service for clients, which know the ID of their service.
pub(crate) struct EnvServiceConfig {
    pub(crate) env: Env,
    pub(crate) sections: EnvConfigSections,
    /// Whether endpoint URLs are ignored. Other settings are not.
    pub(crate) ignore_endpoint_urls: bool,
}

impl Debug for EnvServiceConfig {
    // Profiles contain secrets, and `SdkConfig` shows this value.
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("EnvServiceConfig")
            .field("env", &self.env)
            .field("ignore_endpoint_urls", &self.ignore_endpoint_urls)
            .finish_non_exhaustive()
    }
}

impl EnvServiceConfig {
    /// The value in the `services` section that the profile names.
    fn in_section(&self, key: &ServiceConfigKey<'_>) -> Option<String> {
        let section = self.sections.get("services")?;
        let id = key.service_id().to_lowercase();
        // AWS documents `api_gateway`. aws-runtime looks for `api-gateway`, so files may have that.
        let value = |separator: &str| {
            let property = PropertiesKey::builder()
                .section_key("services")
                .section_name(section)
                .property_name(id.replace(' ', separator))
                .sub_property_name(key.profile())
                .build();
            self.sections.other_sections().get(&property.ok()?).cloned()
        };
        value("_").or_else(|| value("-"))
    }
}

impl LoadServiceConfig for EnvServiceConfig {
    fn load_config(&self, key: ServiceConfigKey<'_>) -> Option<String> {
        if self.ignore_endpoint_urls && key.env() == "AWS_ENDPOINT_URL" {
            return None;
        }
        let variables = EnvConfigValue::new().env(key.env()).service_id(key.service_id());
        match variables.load(&self.env, None) {
            Some((value, _)) => Some(value.into_owned()),
            None => self.in_section(&key).or_else(|| self.sections.get(key.profile()).map(str::to_owned)),
        }
    }
}
