//! Calls that are customized before they are sent.

use crate::client::Handle;
use crate::config::{SharedInterceptor, SharedRuntimePlugin};
use crate::error::{BuildError, SdkError};
use crate::layers::Layers;
use crate::operation::Operation;
use crate::presigning::{PresignedBody, PresignedRequest, PresigningConfig};
#[cfg(feature = "xml")]
use crate::services::s3::{PostPolicy, PresignPost, PresignedPost, Sealed};
use aws_runtime::auth::PayloadSigningOverrideRuntimePlugin;
use aws_smithy_runtime::client::interceptors::{MapRequestInterceptor, MutateRequestInterceptor};
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use std::error::Error;
use std::sync::Arc;

/// A request builder. Generated code implements this for the request builder of each operation.
pub trait Request: Send + Sync + Sized {
    /// The operation.
    type Operation: Operation;

    /// Returns the client's handle, and the input or the error of building it.
    fn into_parts(self) -> (Arc<Handle>, Result<<Self::Operation as Operation>::Input, BuildError>);
}

/// A request builder, by the output and error of its operation.
pub trait CustomizableSend<T, E>: Send + Sync {
    /// Sends the request with settings that override those of the client.
    fn send(self, overrides: Layers) -> impl Future<Output = Result<T, SdkError<E>>> + Send;
}

impl<R: Request> CustomizableSend<<R::Operation as Operation>::Output, <R::Operation as Operation>::Error> for R {
    fn send(
        self,
        overrides: Layers,
    ) -> impl Future<Output = Result<<R::Operation as Operation>::Output, SdkError<<R::Operation as Operation>::Error>>> + Send
    {
        let (handle, input) = self.into_parts();
        let plugins = handle.override_plugins(overrides);
        async move { handle.invoke_with::<R::Operation>(input, plugins).await }
    }
}

/// A request builder of an operation that can be presigned. Generated code implements this.
pub trait PresignedOperation: Request {
    /// How the presigned request treats its body.
    const BODY: PresignedBody;
}

/// A request builder that can be presigned, by the error of its operation.
pub trait CustomizablePresigned<E>: Send + Sync {
    /// Signs the request with settings that override those of the client.
    fn presign(
        self,
        overrides: Layers,
        config: PresigningConfig,
    ) -> impl Future<Output = Result<PresignedRequest, SdkError<E>>> + Send;
}

impl<R: PresignedOperation> CustomizablePresigned<<R::Operation as Operation>::Error> for R {
    fn presign(
        self,
        overrides: Layers,
        config: PresigningConfig,
    ) -> impl Future<Output = Result<PresignedRequest, SdkError<<R::Operation as Operation>::Error>>> + Send {
        let (handle, input) = self.into_parts();
        let plugins = handle.override_plugins(overrides);
        async move { handle.presign_with::<R::Operation>(input, plugins, config, R::BODY).await }
    }
}

#[cfg(feature = "xml")]
impl<R: PresignedOperation> Sealed for R {}

#[cfg(feature = "xml")]
impl<R: PresignedOperation> PresignPost for R {
    type Error = <R::Operation as Operation>::Error;

    async fn presigned_post(self, policy: PostPolicy) -> Result<PresignedPost, SdkError<Self::Error>> {
        let (handle, input) = self.into_parts();
        handle.presign_post::<R::Operation>(input, policy).await
    }
}

/// A plugin that leaves the body of a request out of its signature.
pub fn unsigned_payload() -> SharedRuntimePlugin {
    SharedRuntimePlugin::new(PayloadSigningOverrideRuntimePlugin::unsigned())
}

/// An interceptor that replaces requests before they are signed.
pub fn map_request<F, E>(map: F) -> SharedInterceptor
where
    F: Fn(HttpRequest) -> Result<HttpRequest, E> + Send + Sync + 'static,
    E: Error + Send + Sync + 'static,
{
    SharedInterceptor::new(MapRequestInterceptor::new(map))
}

/// An interceptor that changes requests before they are signed.
pub fn mutate_request<F: Fn(&mut HttpRequest) + Send + Sync + 'static>(mutate: F) -> SharedInterceptor {
    SharedInterceptor::new(MutateRequestInterceptor::new(mutate))
}

/// Defines the `CustomizableOperation` of a client, by the path of the configuration's builder.
#[doc(hidden)]
#[macro_export]
macro_rules! __define_customize {
    ($builder:path) => {
        /// A call with interceptors and settings of its own.
        pub struct CustomizableOperation<T, E, B> {
            request: B,
            config_override: ::std::option::Option<$builder>,
            interceptors: ::std::vec::Vec<$crate::config::SharedInterceptor>,
            plugins: ::std::vec::Vec<$crate::config::SharedRuntimePlugin>,
            result: ::std::marker::PhantomData<(T, E)>,
        }

        impl<T, E, B> CustomizableOperation<T, E, B> {
            #[inline]
            pub(crate) fn new(request: B) -> Self {
                Self {
                    request,
                    config_override: ::std::option::Option::None,
                    interceptors: ::std::vec::Vec::new(),
                    plugins: ::std::vec::Vec::new(),
                    result: ::std::marker::PhantomData,
                }
            }

            /// Adds an interceptor, which can read and change the request and the response.
            #[inline]
            pub fn interceptor(mut self, interceptor: impl $crate::config::Intercept + 'static) -> Self {
                self.interceptors.push($crate::config::SharedInterceptor::new(interceptor));
                self
            }

            /// Replaces the HTTP request before it is signed. If the function returns an error, the call fails.
            #[inline]
            pub fn map_request<F, MapE>(mut self, f: F) -> Self
            where
                F: ::std::ops::Fn(
                        $crate::config::http::HttpRequest,
                    ) -> ::std::result::Result<$crate::config::http::HttpRequest, MapE>
                    + ::std::marker::Send
                    + ::std::marker::Sync
                    + 'static,
                MapE: ::std::error::Error + ::std::marker::Send + ::std::marker::Sync + 'static,
            {
                self.interceptors.push($crate::__private::customize::map_request(f));
                self
            }

            /// Changes the HTTP request before it is signed.
            #[inline]
            pub fn mutate_request<F>(mut self, f: F) -> Self
            where
                F: ::std::ops::Fn(&mut $crate::config::http::HttpRequest)
                    + ::std::marker::Send
                    + ::std::marker::Sync
                    + 'static,
            {
                self.interceptors.push($crate::__private::customize::mutate_request(f));
                self
            }

            /// Overrides settings of the client for this call.
            #[inline]
            pub fn config_override(mut self, config_override: impl ::std::convert::Into<$builder>) -> Self {
                self.config_override = ::std::option::Option::Some(config_override.into());
                self
            }

            /// Sends the request and waits for the response.
            ///
            /// # Errors
            /// The same as `send` of the request builder.
            #[inline]
            pub async fn send(self) -> ::std::result::Result<T, $crate::error::SdkError<E>>
            where
                E: ::std::error::Error + ::std::marker::Send + ::std::marker::Sync + 'static,
                B: $crate::__private::customize::CustomizableSend<T, E>,
            {
                let (request, overrides) = self.into_parts();
                request.send(overrides).await
            }

            #[inline]
            fn into_parts(self) -> (B, $crate::__private::Layers) {
                let mut config = self.config_override.unwrap_or_default();
                for interceptor in self.interceptors {
                    config.push_interceptor(interceptor);
                }
                let mut layers = config.into_layers();
                for plugin in self.plugins {
                    layers.push_runtime_plugin(plugin);
                }
                (self.request, layers)
            }
        }
    };

    (@presigned) => {
        impl<T, E, B> CustomizableOperation<T, E, B> {
            /// Signs the request without sending it, so that it can be sent later without credentials.
            ///
            /// # Errors
            /// The same as `presigned` of the request builder.
            #[inline]
            pub async fn presigned(
                self,
                presigning_config: $crate::presigning::PresigningConfig,
            ) -> ::std::result::Result<$crate::presigning::PresignedRequest, $crate::error::SdkError<E>>
            where
                E: ::std::error::Error + ::std::marker::Send + ::std::marker::Sync + 'static,
                B: $crate::__private::customize::CustomizablePresigned<E>,
            {
                let (request, overrides) = self.into_parts();
                request.presign(overrides, presigning_config).await
            }
        }
    };

    (@disable_payload_signing $output:path) => {
        impl<E, B> CustomizableOperation<$output, E, B> {
            /// Leaves the body out of the signature. This saves the time to hash it, and the signature does not protect it.
            #[inline]
            pub fn disable_payload_signing(mut self) -> Self {
                self.plugins.push($crate::__private::customize::unsigned_payload());
                self
            }
        }
    };
}
