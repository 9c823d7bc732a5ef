use crate::client::Handle;
use crate::endpoint::{Endpoint, EndpointFuture, SharedEndpointResolver};
use crate::services::endpoint_discovery::{DescribeEndpointsInput, DiscoveredEndpoint, describe_endpoints};
use aws_smithy_async::time::SharedTimeSource;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::endpoint::{EndpointResolverParams, ResolveEndpoint};
use std::sync::{Arc, Mutex, PoisonError};

/// The endpoint that all calls of a client use.
pub(crate) type CurrentEndpoint = Mutex<DiscoveredEndpoint>;

/// Requests an endpoint from the service.
pub(super) async fn request(handle: &Handle, time: &SharedTimeSource) -> Result<DiscoveredEndpoint, BoxError> {
    let discovery = describe_endpoints(handle, DescribeEndpointsInput::default(), Vec::new()).await?;
    DiscoveredEndpoint::of(discovery, time.now())
}

/// A resolver that returns the current endpoint for every call.
pub(super) fn resolver(current: Arc<CurrentEndpoint>) -> SharedEndpointResolver {
    SharedEndpointResolver::new(Resolver(current))
}

#[derive(Debug)]
struct Resolver(Arc<CurrentEndpoint>);

impl ResolveEndpoint for Resolver {
    fn resolve_endpoint<'a>(&'a self, _params: &'a EndpointResolverParams) -> EndpointFuture<'a> {
        let url = self.0.lock().unwrap_or_else(PoisonError::into_inner).url.clone();
        EndpointFuture::ready(Ok(Endpoint::builder().url(url).build()))
    }
}
