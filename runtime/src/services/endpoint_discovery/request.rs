use super::describe_endpoints::{self, DescribeEndpointsInput};
use super::discovered_endpoint::DiscoveredEndpoint;
use crate::auth::SIGV4;
use crate::client::Handle;
use crate::config::SharedRuntimePlugin;
use crate::endpoint::{Endpoint, EndpointFuture, SharedEndpointResolver};
use crate::endpoint_discovery::DiscoveryParams;
use crate::layers::Layers;
use aws_smithy_async::time::SharedTimeSource;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::endpoint::{EndpointResolverParams, ResolveEndpoint};
use aws_smithy_runtime_api::client::identity::{Identity, IdentityFuture, ResolveIdentity};
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::config_bag::ConfigBag;
use aws_smithy_types::timeout::TimeoutConfig;
use aws_types::region::Region;
use std::error::Error;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

/// How long a task waits for an endpoint unless timeouts are set: as long as botocore waits for a response.
const TIMEOUT: Duration = Duration::from_secs(60);

/// A request for an endpoint, with the identity, the region, the HTTP client and the timeouts of the call that needs it.
pub(super) struct DiscoveryRequest {
    handle: Arc<Handle>,
    time: SharedTimeSource,
    input: DescribeEndpointsInput,
    overrides: Layers,
}

impl DiscoveryRequest {
    /// `handle` is a client without discovery.
    pub(super) fn new(
        handle: Arc<Handle>,
        time: SharedTimeSource,
        call: &DiscoveryParams,
        signer: &Signer,
        region: Option<Region>,
        by_rules: &Endpoint,
    ) -> Self {
        let mut overrides = Layers::default();
        overrides.components.set_identity_resolver(SIGV4, signer.clone());
        overrides.components.set_endpoint_resolver(Some(SharedEndpointResolver::new(Fixed(by_rules.clone()))));
        overrides.components.set_http_client(call.http_client.clone());
        overrides.set_timeout_config(call.timeouts.clone());
        if region.is_some() {
            overrides.set_region(region);
        }
        let has_identifiers = !call.identifiers.is_empty();
        let identifiers = call.identifiers.iter().map(|(name, value)| ((*name).to_owned(), value.clone()));
        let input = DescribeEndpointsInput {
            operation: has_identifiers.then(|| call.operation.to_owned()),
            identifiers: has_identifiers.then(|| identifiers.collect()),
        };
        Self { handle, time, input, overrides }
    }

    /// Limits the time to wait. A call has timeouts of its own, and a task that nobody waits for does not.
    pub(super) fn with_timeout(mut self) -> Self {
        if self.overrides.timeout_config().and_then(TimeoutConfig::operation_timeout).is_none() {
            self.overrides.set_timeout_config(Some(TimeoutConfig::builder().operation_timeout(TIMEOUT).build()));
        }
        self
    }

    pub(super) async fn send(self) -> Result<DiscoveredEndpoint, DiscoveryError> {
        let plugins: Vec<SharedRuntimePlugin> = self.handle.override_plugins(self.overrides);
        let discovery = describe_endpoints::call(&self.handle, self.input, plugins).await.map_err(BoxError::from)?;
        Ok(DiscoveredEndpoint::of(discovery, self.time.now())?)
    }
}

/// The reason why there is no endpoint, which all calls that waited for it return.
#[derive(Debug, Clone)]
pub(super) struct DiscoveryError(Arc<dyn Error + Send + Sync>);

impl From<BoxError> for DiscoveryError {
    fn from(error: BoxError) -> Self {
        Self(error.into())
    }
}

impl fmt::Display for DiscoveryError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("endpoint discovery failed")
    }
}

impl Error for DiscoveryError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(&*self.0)
    }
}

/// The identity of a call, with which the client asks, too. It contains secrets, and parameters may be printed.
#[derive(Clone)]
pub(super) struct Signer(pub(super) Identity);

impl fmt::Debug for Signer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Signer")
    }
}

impl ResolveIdentity for Signer {
    fn resolve_identity<'a>(
        &'a self,
        _components: &'a RuntimeComponents,
        _config: &'a ConfigBag,
    ) -> IdentityFuture<'a> {
        IdentityFuture::ready(Ok(self.0.clone()))
    }
}

/// Returns this endpoint for every call.
#[derive(Debug)]
struct Fixed(Endpoint);

impl ResolveEndpoint for Fixed {
    fn resolve_endpoint<'a>(&'a self, _params: &'a EndpointResolverParams) -> EndpointFuture<'a> {
        EndpointFuture::ready(Ok(self.0.clone()))
    }
}
