use crate::client::Handle;
use crate::endpoint::{Endpoint, EndpointFuture, SharedEndpointResolver};
use crate::services::endpoint_discovery::{DescribeEndpointsInput, DiscoveredEndpoint, describe_endpoints};
use aws_smithy_async::time::SharedTimeSource;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::endpoint::{EndpointResolverParams, ResolveEndpoint};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, SystemTime};

/// The time before the expiry of an endpoint at which a new one is requested, as in AWS's clients.
const BUFFER: Duration = Duration::from_secs(120);

/// An endpoint that the service returned.
#[derive(Debug)]
pub(crate) struct Discovered {
    endpoint: Endpoint,
    expiry: SystemTime,
}

impl Discovered {
    /// Requests the endpoint from the service.
    pub(crate) async fn ask(handle: &Handle, time: &SharedTimeSource) -> Result<Self, BoxError> {
        let discovery = describe_endpoints(handle, DescribeEndpointsInput::default(), Vec::new()).await?;
        let DiscoveredEndpoint { url, expiry } = DiscoveredEndpoint::of(discovery, time.now())?;
        Ok(Self { endpoint: Endpoint::builder().url(url).build(), expiry })
    }

    /// Whether the endpoint is about to expire.
    pub(crate) fn expires(&self, now: SystemTime) -> bool {
        self.expiry.duration_since(now).map_or(true, |left| left < BUFFER)
    }
}

/// A resolver that returns the last endpoint for every call.
pub(super) fn resolver(discovered: Arc<Mutex<Discovered>>) -> SharedEndpointResolver {
    SharedEndpointResolver::new(Resolver(discovered))
}

#[derive(Debug)]
struct Resolver(Arc<Mutex<Discovered>>);

impl ResolveEndpoint for Resolver {
    fn resolve_endpoint<'a>(&'a self, _params: &'a EndpointResolverParams) -> EndpointFuture<'a> {
        EndpointFuture::ready(Ok(self.0.lock().unwrap_or_else(PoisonError::into_inner).endpoint.clone()))
    }
}
