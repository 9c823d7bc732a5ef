//! Amazon Timestream, whose clients ask the service for the endpoint that they send requests to.
//! <https://docs.aws.amazon.com/timestream/latest/developerguide/Using.API.html#Using-API.endpoint-discovery>

pub use crate::services::timestream::discovery::discover;

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
