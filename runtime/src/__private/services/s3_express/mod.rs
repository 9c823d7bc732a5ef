//! Directory buckets of S3, in the storage class S3 Express One Zone. Requests to them are signed with the credentials of a
//! session, which a client creates and caches for each bucket.
//! <https://docs.aws.amazon.com/AmazonS3/latest/userguide/s3-express-create-session.html>

mod auth;
mod cache;
mod create_session;
mod identity;

use super::s3_region_redirects;
use crate::auth::SIGV4;
use crate::config::{BehaviorVersion, SharedCredentialsProvider};
use crate::endpoint_rules::{DefaultParameter, ParameterValue, Rules};
use crate::layers::Layers;
use crate::service::{Extension, Service};
use auth::S3ExpressAuthScheme;
use aws_smithy_runtime_api::client::auth::{AuthSchemeId, SharedAuthScheme};
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponentsBuilder;
use aws_smithy_runtime_api::client::runtime_plugin::{Order, SharedRuntimePlugin, StaticRuntimePlugin};
use aws_smithy_types::config_bag::Layer;
use aws_types::SdkConfig;
use aws_types::service_config::ServiceConfigKey;
use identity::SessionProvider;
use std::iter;

/// The authentication scheme of the endpoints of directory buckets.
const SCHEME_ID: AuthSchemeId = AuthSchemeId::new("sigv4-s3express");

/// The environment variable that disables sessions, and the property of a profile.
/// <https://docs.aws.amazon.com/sdkref/latest/guide/feature-s3-express.html>
const DISABLE: (&str, &str) = ("AWS_S3_DISABLE_EXPRESS_SESSION_AUTH", "s3_disable_express_session_auth");

/// The parameter of S3's endpoint rules that disables sessions.
const DISABLE_PARAMETER: &str = "disable_s3_express_session_auth";

/// The extension of clients of S3: directory buckets, and redirects to the regions of buckets.
pub static EXTENSION: Extension = Extension { configure, plugins };

fn configure(service: &Service, shared: &SdkConfig, layers: &mut Layers) {
    let key = ServiceConfigKey::builder().service_id(service.sdk_id).env(DISABLE.0).profile(DISABLE.1).build().ok();
    let text = key.and_then(|key| shared.service_config()?.load_config(key));
    if let Some((index, disable)) = parameter(service.endpoints.rules, DISABLE_PARAMETER).zip(boolean(text)) {
        layers.set_endpoint_boolean(index, Some(disable));
    }
}

fn plugins(service: &'static Service, layers: &Layers) -> Vec<SharedRuntimePlugin> {
    iter::once(plugin(service, layers)).chain(s3_region_redirects::plugin(service, layers)).collect()
}

fn plugin(service: &'static Service, layers: &Layers) -> SharedRuntimePlugin {
    let mut config = Layer::new("S3Express");
    if let Some(parameter) = default_parameter(service.endpoints.rules, std::env::var(DISABLE.0).ok()) {
        config.store_put(parameter);
    }
    config.store_put(auth::session_token_name());
    let mut components = RuntimeComponentsBuilder::new("S3Express");
    components.push_auth_scheme(SharedAuthScheme::new(S3ExpressAuthScheme::default()));
    if layers.components.identity_resolver(&SIGV4).is_some() {
        let behavior_version = layers.behavior_version.unwrap_or_else(BehaviorVersion::latest);
        components.set_identity_resolver(SCHEME_ID, SessionProvider::new(service, behavior_version));
    }
    let plugin = StaticRuntimePlugin::new().with_order(Order::Defaults);
    SharedRuntimePlugin::new(plugin.with_config(config.freeze()).with_runtime_components(components))
}

/// The default of the parameter, from the value of the variable.
fn default_parameter(rules: &Rules, variable: Option<String>) -> Option<DefaultParameter> {
    let (index, disable) = parameter(rules, DISABLE_PARAMETER).zip(boolean(variable))?;
    Some(DefaultParameter { index, value: ParameterValue::Boolean(disable) })
}

/// Parses the value of the setting.
fn boolean(text: Option<String>) -> Option<bool> {
    let text = text?;
    let value = text.trim().to_ascii_lowercase().parse().ok();
    if value.is_none() {
        let (variable, property) = DISABLE;
        tracing::warn!(
            "`{variable}`, or `{property}` of a profile, is ignored: expected `true` or `false`, found `{text}`"
        );
    }
    value
}

/// The index of a parameter of the endpoint rules.
fn parameter(rules: &Rules, name: &str) -> Option<usize> {
    rules.parameters.iter().position(|parameter| parameter.name == name)
}

impl Layers {
    /// Sets the provider of the credentials for requests to directory buckets.
    pub fn set_express_credentials_provider(&mut self, provider: Option<SharedCredentialsProvider>) {
        if let Some(provider) = provider {
            self.components.set_identity_resolver(SCHEME_ID, provider);
        }
    }
}

/// Defines the additional settings of clients of S3.
#[doc(hidden)]
#[macro_export]
macro_rules! __define_s3_express_config {
    () => {
        impl Builder {
            /// Sets the provider of the credentials for requests to directory buckets. By default, the client creates
            /// sessions.
            #[inline]
            pub fn express_credentials_provider(mut self, provider: impl ProvideCredentials + 'static) -> Self {
                self.layers.set_express_credentials_provider(::std::option::Option::Some(
                    SharedCredentialsProvider::new(provider),
                ));
                self
            }

            /// Sets the provider of the credentials for requests to directory buckets. `None` keeps the default.
            #[inline]
            pub fn set_express_credentials_provider(
                &mut self,
                provider: ::std::option::Option<SharedCredentialsProvider>,
            ) -> &mut Self {
                self.layers.set_express_credentials_provider(provider);
                self
            }

            /// Sets whether the client sends a request again if S3 responds that the bucket is in another region. It
            /// keeps the region of the bucket for later requests. By default, such a response is an error. The setting
            /// applies to a client, not to the `config_override` of a request.
            #[inline]
            pub fn follow_region_redirects(mut self, follow: bool) -> Self {
                self.layers.set_follow_region_redirects(::std::option::Option::Some(follow));
                self
            }

            /// Sets or clears whether the client sends a request again if S3 responds that the bucket is in another
            /// region.
            #[inline]
            pub fn set_follow_region_redirects(&mut self, follow: ::std::option::Option<bool>) -> &mut Self {
                self.layers.set_follow_region_redirects(follow);
                self
            }
        }
    };
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::endpoint_rules::{Parameter, client_values};
    use aws_smithy_types::config_bag::ConfigBag;

    static PARAMETERS: [Parameter; 1] = [Parameter::new(DISABLE_PARAMETER)];
    static RULES: Rules = Rules::new(&PARAMETERS, 1, &[], &[], 0, &[]);

    /// Whether sessions are disabled, by the variable and by the settings of client and call.
    fn disabled(variable: Option<&str>, set: &[Option<bool>]) -> Option<bool> {
        let mut environment = Layer::new("Environment");
        if let Some(parameter) = default_parameter(&RULES, variable.map(str::to_owned)) {
            environment.store_put(parameter);
        }
        let mut config = ConfigBag::base();
        config.push_layer(environment);
        for value in set {
            let mut layers = Layers::default();
            layers.set_endpoint_boolean(0, *value);
            config.push_layer(layers.config.into());
        }
        client_values(&RULES, &config).boolean(0)
    }

    #[test]
    fn the_configuration_overrides_the_variable() {
        assert_eq!(disabled(None, &[]), None);
        assert_eq!(disabled(Some("TRUE"), &[]), Some(true));
        assert_eq!(disabled(Some("yes"), &[]), None);
        assert_eq!(disabled(Some("true"), &[Some(false)]), Some(false));
        assert_eq!(disabled(Some("true"), &[None]), Some(true));
        assert_eq!(disabled(Some("true"), &[Some(false), None]), Some(true));
        assert_eq!(disabled(None, &[Some(true), None]), None);
        assert_eq!(disabled(Some("true"), &[None, Some(false)]), Some(false));
    }
}
