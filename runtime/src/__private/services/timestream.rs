//! Amazon Timestream, whose clients request their endpoint from the service.
//! <https://docs.aws.amazon.com/timestream/latest/developerguide/Using.API.html#Using-API.endpoint-discovery>

pub use crate::services::timestream::discovery::discover;

/// Defines the additional methods of clients of Timestream.
#[doc(hidden)]
#[macro_export]
macro_rules! __define_endpoint_discovery {
    () => {
        impl Client {
            /// Requests the endpoint to use from the service, as Timestream requires, and returns a client for it.
            ///
            /// The endpoint expires. Spawn the [`reload_task`] of the second value to request a new one in time. The task
            /// ends when the client is dropped.
            ///
            /// # Errors
            /// The call failed, or its response contains no endpoint.
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
