//! The name of the application, which user agents report.

use crate::provider_config::ProviderConfig;
use crate::setting::Setting;
use aws_types::app_name::AppName;

/// The name that the environment or the profile sets.
///
/// ```
/// use smithereens_config::default_provider::app_name;
///
/// # async fn example() {
/// let name = app_name::default_provider().profile_name("batch").app_name().await;
/// # }
/// ```
pub fn default_provider() -> Builder {
    Builder::default()
}

/// A builder of an [`AppName`].
#[derive(Debug, Default)]
pub struct Builder {
    provider_config: ProviderConfig,
}

impl Builder {
    pub(crate) fn configure(self, configuration: &ProviderConfig) -> Self {
        Self { provider_config: configuration.clone() }
    }

    /// Sets the name of the profile.
    pub fn profile_name(self, name: &str) -> Self {
        Self { provider_config: self.provider_config.with_profile(None, Some(name.to_owned())) }
    }

    /// The name: the environment variable `AWS_SDK_UA_APP_ID`, or else the key `sdk_ua_app_id` of the profile, or else its
    /// former spelling `sdk-ua-app-id`. A name that is not valid is logged and ignored.
    pub async fn app_name(self) -> Option<AppName> {
        let parse = |name: &str| AppName::new(name.to_owned());
        let named = Setting { variable: "AWS_SDK_UA_APP_ID", key: "sdk_ua_app_id" };
        match named.load(&self.provider_config, parse).await {
            Some(name) => Some(name),
            None => {
                let former = Setting { variable: "AWS_SDK_UA_APP_ID", key: "sdk-ua-app-id" };
                former.load(&self.provider_config, parse).await
            }
        }
    }
}
