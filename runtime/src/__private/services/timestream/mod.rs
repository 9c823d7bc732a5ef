//! Amazon Timestream, whose clients ask the service for the endpoint that they send requests to.
//! <https://docs.aws.amazon.com/timestream/latest/developerguide/Using.API.html#Using-API.endpoint-discovery>

mod describe_endpoints;
pub(crate) mod discovered;

use crate::__private::endpoint::SharedEndpointResolver;
use crate::client::Handle;
use crate::services::timestream::endpoint_discovery::ReloadEndpoint;
use aws_smithy_runtime_api::box_error::BoxError;
use discovered::Discovered;
use std::pin::Pin;
use std::sync::{Arc, Mutex};

/// A future that is compiled with this crate, and not again with each crate that awaits it.
pub(crate) type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

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

/// Defines the methods that clients of Timestream have beyond those of other services.
#[doc(hidden)]
#[macro_export]
macro_rules! __define_endpoint_discovery {
    () => {
        impl Client {
            /// Asks the service for the endpoint to use, as Timestream requires, and returns a client for it.
            ///
            /// The endpoint expires. Spawn the [`reload_task`] of the second value to ask for a new one in time; the task
            /// ends when the client is dropped.
            ///
            /// # Errors
            /// The call failed, or its response names no endpoint.
            ///
            /// [`reload_task`]: $crate::services::timestream::endpoint_discovery::ReloadEndpoint::reload_task
            #[inline]
            pub async fn with_endpoint_discovery_enabled(
                self,
            ) -> ::std::result::Result<
                (Self, $crate::services::timestream::endpoint_discovery::ReloadEndpoint),
                $crate::error::BoxError,
            > {
                let (resolver, reload) = $crate::__private::services::timestream::discover(self.handle).await?;
                let mut config = self.config.to_builder();
                config.set_endpoint_resolver(::std::option::Option::Some(resolver));
                ::std::result::Result::Ok((Self::from_conf(config.build()), reload))
            }
        }
    };
}
