//! Endpoints that a client asks the service for.
//! <https://smithy.io/2.0/aws/aws-core.html#client-endpoint-discovery>

mod cache;
mod describe_endpoints;
mod discovered_endpoint;
mod discoverer;
mod request;
mod resolver;
mod tasks;

pub(crate) use describe_endpoints::{DescribeEndpointsInput, call as describe_endpoints};
pub(crate) use discovered_endpoint::DiscoveredEndpoint;

use crate::layers::Layers;
use crate::service::{EndpointDiscovery, Service};
use aws_smithy_runtime_api::client::runtime_plugin::SharedRuntimePlugin;
use aws_smithy_types::config_bag::{Storable, StoreReplace};
use aws_types::SdkConfig;
use aws_types::endpoint_config::EndpointUrl;
use aws_types::service_config::ServiceConfigKey;
use discoverer::Mode;
use resolver::Plugin;

/// The environment variable, and the property of a profile.
/// <https://docs.aws.amazon.com/sdkref/latest/guide/feature-endpoint-discovery.html>
const ENABLED: (&str, &str) = ("AWS_ENABLE_ENDPOINT_DISCOVERY", "endpoint_discovery_enabled");

impl EndpointDiscovery {
    /// Describes the discovery of a service. `invalid_endpoint` is the code of the error that says that an endpoint is not
    /// valid any more.
    pub const fn new(invalid_endpoint: Option<&'static str>, is_required: bool) -> Self {
        Self { invalid_endpoint, is_required, configure, plugin }
    }
}

/// The setting.
#[derive(Debug, Clone, Copy)]
struct Enabled(bool);

impl Storable for Enabled {
    type Storer = StoreReplace<Self>;
}

#[allow(missing_docs, reason = "documented where users see it, in define_endpoint_discovery_config!")]
impl Layers {
    pub fn set_endpoint_discovery_enabled(&mut self, enabled: Option<bool>) {
        self.config.store_or_unset(enabled.map(Enabled));
    }
}

/// Reads the setting from those that all clients of a program share.
fn configure(service: &Service, shared: &SdkConfig, layers: &mut Layers) {
    let key = ServiceConfigKey::builder().service_id(service.sdk_id).env(ENABLED.0).profile(ENABLED.1).build().ok();
    let Some(text) = key.and_then(|key| shared.service_config()?.load_config(key)) else { return };
    match text.trim().to_ascii_lowercase().as_str() {
        "true" => layers.set_endpoint_discovery_enabled(Some(true)),
        "false" => layers.set_endpoint_discovery_enabled(Some(false)),
        "auto" => {}
        _ => tracing::warn!(
            "`{}`, or `{}` of a profile, is ignored: expected `true`, `false` or `auto`, found `{text}`",
            ENABLED.0,
            ENABLED.1,
        ),
    }
}

/// The plugin of a client that may ask for endpoints, as botocore decides it: not if the program sets the endpoint.
fn plugin(service: &'static Service, layers: &Layers) -> Option<SharedRuntimePlugin> {
    let discovery = service.endpoint_discovery?;
    if layers.config.load::<EndpointUrl>().is_some() || layers.components.endpoint_resolver().is_some() {
        return None;
    }
    let mode = match layers.config.load::<Enabled>() {
        Some(Enabled(true)) => Mode::Always,
        Some(Enabled(false)) => Mode::Never,
        None if discovery.is_required => Mode::IfRequired,
        None => return None,
    };
    Some(SharedRuntimePlugin::new(Plugin::new(service, discovery.invalid_endpoint, mode, layers)))
}
