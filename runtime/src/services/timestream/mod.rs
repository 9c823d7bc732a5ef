//! Amazon Timestream, which tells each client the endpoint to send its requests to.
//! <https://docs.aws.amazon.com/timestream/latest/developerguide/Using.API.html#Using-API.endpoint-discovery>

mod describe_endpoints;
mod discovered;
pub mod endpoint_discovery;

use crate::client::Handle;
use crate::endpoint::SharedEndpointResolver;
use aws_smithy_runtime_api::box_error::BoxError;
use discovered::Discovered;
use endpoint_discovery::ReloadEndpoint;
use std::pin::Pin;
use std::sync::{Arc, Mutex};

/// A future that is compiled with this crate, and not again with each crate that awaits it.
type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// Asks for the endpoint of a client, which is this one until then. The answer is what resolves to the endpoint, for the
/// client to come, and what keeps it up to date.
///
/// # Errors
/// That the service did not answer, or named no endpoint.
pub fn discover(handle: Arc<Handle>) -> BoxFuture<'static, Result<(SharedEndpointResolver, ReloadEndpoint), BoxError>> {
    Box::pin(async move {
        let (sleep, time) = handle.timers("the discovery of endpoints")?;
        let discovered = Arc::new(Mutex::new(Discovered::ask(&handle, &time).await?));
        let reload = ReloadEndpoint { handle, discovered: Arc::downgrade(&discovered), sleep, time };
        Ok((discovered::resolver(discovered), reload))
    })
}

/// Defines what Timestream's clients have beyond those of other services. Generated code calls it.
#[doc(hidden)]
#[macro_export]
macro_rules! define_endpoint_discovery {
    () => {
        impl Client {
            /// A client that sends its requests to the endpoint that the service tells it, as Timestream wants it.
            ///
            /// The endpoint holds for some time, after which another must be asked for. The second part of what is returned
            /// does it: spawn its [`reload_task`], which ends when the client is dropped.
            ///
            /// # Errors
            /// That the service did not answer, or named no endpoint.
            ///
            /// [`reload_task`]: $crate::services::timestream::endpoint_discovery::ReloadEndpoint::reload_task
            #[inline]
            pub async fn with_endpoint_discovery_enabled(
                self,
            ) -> ::std::result::Result<
                (Self, $crate::services::timestream::endpoint_discovery::ReloadEndpoint),
                $crate::error::BoxError,
            > {
                let (resolver, reload) = $crate::services::timestream::discover(self.handle).await?;
                let mut config = self.config.to_builder();
                config.set_endpoint_resolver(::std::option::Option::Some(resolver));
                ::std::result::Result::Ok((Self::from_conf(config.build()), reload))
            }
        }
    };
}
