use super::BoxFuture;
use super::current_endpoint::{self, CurrentEndpoint};
use super::endpoint_discovery::ReloadEndpoint;
use crate::client::Handle;
use crate::endpoint::SharedEndpointResolver;
use crate::error::BoxError;
use std::sync::Arc;

/// Requests the endpoint of a client from the service. Returns a resolver for the client that uses discovery, and the value
/// that keeps the endpoint up to date. The handle is that of the client without discovery, which makes the calls.
///
/// # Errors
/// The call failed, or its response contains no endpoint.
pub fn discover(handle: Arc<Handle>) -> BoxFuture<'static, Result<(SharedEndpointResolver, ReloadEndpoint), BoxError>> {
    Box::pin(async move {
        let (sleep, time) = handle.timers("endpoint discovery")?;
        let current = Arc::new(CurrentEndpoint::new(current_endpoint::request(&handle, &time).await?));
        let reload = ReloadEndpoint { handle, current: Arc::downgrade(&current), sleep, time };
        Ok((current_endpoint::resolver(current), reload))
    })
}
