use super::BoxFuture;
use super::discovered::{self, Discovered};
use super::endpoint_discovery::ReloadEndpoint;
use crate::client::Handle;
use crate::endpoint::SharedEndpointResolver;
use crate::error::BoxError;
use std::sync::{Arc, Mutex};

/// Asks the service for the endpoint of a client. Returns a resolver for the client that uses discovery, and the value that
/// keeps it up to date by calls of the client without discovery, which has this handle.
///
/// # Errors
/// The call failed, or its response names no endpoint.
pub fn discover(handle: Arc<Handle>) -> BoxFuture<'static, Result<(SharedEndpointResolver, ReloadEndpoint), BoxError>> {
    Box::pin(async move {
        let (sleep, time) = handle.timers("endpoint discovery")?;
        let discovered = Arc::new(Mutex::new(Discovered::ask(&handle, &time).await?));
        let reload = ReloadEndpoint { handle, discovered: Arc::downgrade(&discovered), sleep, time };
        Ok((discovered::resolver(discovered), reload))
    })
}
