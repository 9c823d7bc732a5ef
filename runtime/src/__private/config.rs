/// Defines the `Config` of a client and its `Builder`.
#[doc(hidden)]
#[macro_export]
macro_rules! __define_config {
    ($service:path) => {
        /// The configuration of a client, such as region, credentials, endpoint, retries and timeouts.
        ///
        /// [`Config::builder`] makes one from scratch, and [`Config::new`] from the [`SdkConfig`] that `aws-config` loads.
        #[derive(Clone, Debug)]
        pub struct Config {
            layers: ::std::sync::Arc<$crate::__private::Layers>,
        }

        impl Config {
            /// Returns a builder with nothing set.
            #[inline]
            pub fn builder() -> Builder {
                Builder::default()
            }

            /// Creates the configuration of this client from the one that all clients of a program share.
            #[inline]
            pub fn new(config: &SdkConfig) -> Self {
                Builder::from(config).build()
            }

            /// Returns a builder with the settings of this configuration.
            #[inline]
            pub fn to_builder(&self) -> Builder {
                Builder { layers: $crate::__private::Layers::clone(&self.layers) }
            }

            #[inline]
            pub(crate) fn layers(&self) -> &$crate::__private::Layers {
                &self.layers
            }

            /// The signing name of the service, which is empty if requests are not signed.
            #[inline]
            pub fn signing_name(&self) -> &'static str {
                $service.signing_name().unwrap_or_default()
            }

            /// Always returns `None`: a configuration does not reveal its credentials.
            #[deprecated(note = "always `None`: a configuration does not reveal its credentials")]
            #[inline]
            pub fn credentials_provider(&self) -> ::std::option::Option<SharedCredentialsProvider> {
                ::std::option::Option::None
            }

            /// The resolver of endpoints.
            #[inline]
            pub fn endpoint_resolver(&self) -> endpoint::SharedEndpointResolver {
                self.layers.endpoint_resolver(&$service)
            }

            $crate::__private::define_config! { @get
                #[doc = "The name of the program, for the user agent."]
                app_name -> ::std::option::Option<&AppName>;
                #[doc = "The provider of idempotency tokens for requests that have none."]
                idempotency_token_provider -> ::std::option::Option<&IdempotencyTokenProvider>;
                #[doc = "The authentication schemes that were added."]
                auth_schemes -> impl Iterator<Item = $crate::auth::SharedAuthScheme> + '_;
                #[doc = "The resolver that chooses among authentication schemes, if one is set."]
                auth_scheme_resolver -> ::std::option::Option<$crate::auth::SharedAuthSchemeOptionResolver>;
                #[doc = "The preferred authentication schemes."]
                auth_scheme_preference -> ::std::option::Option<&$crate::auth::AuthSchemePreference>;
                #[doc = "Whether the correction of clock skew is disabled, if set."]
                disable_clock_skew_correction -> ::std::option::Option<bool>;
                #[doc = "The names of the frameworks that the program uses, in the order in which they were added."]
                framework_metadata -> ::std::vec::Vec<&FrameworkMetadata>;
                #[doc = "The generator of invocation IDs."]
                invocation_id_generator -> ::std::option::Option<SharedInvocationIdGenerator>;
                #[doc = "The region."]
                region -> ::std::option::Option<&Region>;
                #[doc = "When requests have checksums."]
                request_checksum_calculation -> ::std::option::Option<&RequestChecksumCalculation>;
                #[doc = "When the checksums of responses are validated."]
                response_checksum_validation -> ::std::option::Option<&ResponseChecksumValidation>;
                #[doc = "Whether the compression of requests is disabled."]
                disable_request_compression -> ::std::option::Option<bool>;
                #[doc = "The minimum length in bytes of request bodies that are compressed."]
                request_min_compression_size_bytes -> ::std::option::Option<u32>;
                #[doc = "How failed calls are retried."]
                retry_config -> ::std::option::Option<&retry::RetryConfig>;
                #[doc = "The partition of the retry quota that calls share."]
                retry_partition -> ::std::option::Option<&retry::RetryPartition>;
                #[doc = "The regions of SigV4a signatures."]
                sigv4a_signing_region_set -> ::std::option::Option<&SigningRegionSet>;
                #[doc = "When a stream counts as stalled."]
                stalled_stream_protection -> ::std::option::Option<&StalledStreamProtectionConfig>;
                #[doc = "The timeouts of calls."]
                timeout_config -> ::std::option::Option<&timeout::TimeoutConfig>;
                #[doc = "The HTTP client, if one is set."]
                http_client -> ::std::option::Option<SharedHttpClient>;
                #[doc = "The way to sleep between attempts."]
                sleep_impl -> ::std::option::Option<SharedAsyncSleep>;
                #[doc = "The clock."]
                time_source -> ::std::option::Option<SharedTimeSource>;
                #[doc = "The cache of credentials and other identities."]
                identity_cache -> ::std::option::Option<SharedIdentityCache>;
                #[doc = "The interceptors that were added."]
                interceptors -> impl Iterator<Item = SharedInterceptor> + '_;
                #[doc = "The retry classifiers that were added."]
                retry_classifiers -> impl Iterator<Item = retry::SharedRetryClassifier> + '_;
            }
        }

        impl ::std::convert::From<&SdkConfig> for Config {
            #[inline]
            fn from(config: &SdkConfig) -> Self {
                Self::new(config)
            }
        }

        /// Builds a [`Config`].
        #[derive(Clone, Debug, Default)]
        pub struct Builder {
            layers: $crate::__private::Layers,
        }

        impl ::std::convert::From<&SdkConfig> for Builder {
            #[inline]
            fn from(config: &SdkConfig) -> Self {
                Self { layers: $crate::__private::Layers::from_sdk_config(&$service, config) }
            }
        }

        impl Builder {
            #[inline]
            pub(crate) fn from_layers(layers: $crate::__private::Layers) -> Self {
                Self { layers }
            }

            /// Returns a builder with nothing set.
            #[inline]
            pub fn new() -> Self {
                Self::default()
            }

            #[inline]
            pub(crate) fn into_layers(self) -> $crate::__private::Layers {
                self.layers
            }

            /// Builds the configuration.
            #[inline]
            pub fn build(self) -> Config {
                Config { layers: ::std::sync::Arc::new(self.layers.built()) }
            }

            $crate::__private::define_config! { @set
                #[doc = "Sets the name of the program, for the user agent."]
                app_name, set_app_name: AppName, AppName, |it| it;
                #[doc = "Sets the resolver of API keys, for a service that requires them. A [`Token`] is one."]
                api_key_resolver, set_api_key_resolver: impl ResolveIdentity + 'static, SharedIdentityResolver,
                    SharedIdentityResolver::new;
                #[doc = "Sets the preferred authentication schemes, for a service that supports several."]
                auth_scheme_preference, set_auth_scheme_preference:
                    impl ::std::convert::Into<$crate::auth::AuthSchemePreference>, $crate::auth::AuthSchemePreference,
                    ::std::convert::Into::into;
                #[doc = "Sets the resolver of names and passwords for HTTP basic authentication. A [`Login`] is one."]
                basic_auth_login_resolver, set_basic_auth_login_resolver: impl ResolveIdentity + 'static,
                    SharedIdentityResolver, SharedIdentityResolver::new;
                #[doc = "Sets the resolver of bearer tokens. A [`Token`] is one."]
                bearer_token_resolver, set_bearer_token_resolver: impl ResolveIdentity + 'static,
                    SharedIdentityResolver, SharedIdentityResolver::new;
                #[doc = "Sets the version of the defaults. Without it, the latest is used."]
                behavior_version, set_behavior_version: BehaviorVersion, BehaviorVersion, |it| it;
                #[doc = "Sets the credentials provider. [`Credentials`] are one."]
                credentials_provider, set_credentials_provider: impl ProvideCredentials + 'static,
                    SharedCredentialsProvider, SharedCredentialsProvider::new;
                #[doc = "Sets the resolver of names and passwords for HTTP digest authentication. A [`Login`] is one."]
                digest_auth_login_resolver, set_digest_auth_login_resolver: impl ResolveIdentity + 'static,
                    SharedIdentityResolver, SharedIdentityResolver::new;
                #[doc = "Sets the URL that requests are sent to, instead of the service's endpoint in the region."]
                endpoint_url, set_endpoint_url: impl ::std::convert::Into<::std::string::String>,
                    ::std::string::String, ::std::convert::Into::into;
                #[doc = "Sets the HTTP client, instead of the default one."]
                http_client, set_http_client: impl HttpClient + 'static, SharedHttpClient, IntoShared::into_shared;
                #[doc = "Sets the provider of idempotency tokens for requests that have none. They are random by default."]
                idempotency_token_provider, set_idempotency_token_provider:
                    impl ::std::convert::Into<IdempotencyTokenProvider>, IdempotencyTokenProvider,
                    ::std::convert::Into::into;
                #[doc = "Sets the generator of invocation IDs. They are random by default."]
                invocation_id_generator, set_invocation_id_generator: impl InvocationIdGenerator + 'static,
                    SharedInvocationIdGenerator, SharedInvocationIdGenerator::new;
                #[doc = "Sets when requests have checksums: by default, whenever the operation supports them."]
                request_checksum_calculation, set_request_checksum_calculation: RequestChecksumCalculation,
                    RequestChecksumCalculation, |it| it;
                #[doc = "Sets when the checksums of responses are validated: by default, whenever a response has one."]
                response_checksum_validation, set_response_checksum_validation: ResponseChecksumValidation,
                    ResponseChecksumValidation, |it| it;
                #[doc = "Sets how failed calls are retried. By default, there are three attempts."]
                retry_config, set_retry_config: retry::RetryConfig, retry::RetryConfig, |it| it;
                #[doc = "Sets the partition of the retry quota that calls share."]
                retry_partition, set_retry_partition: retry::RetryPartition, retry::RetryPartition, |it| it;
                #[doc = "Sets the regions of SigV4a signatures, instead of those of the endpoint."]
                sigv4a_signing_region_set, set_sigv4a_signing_region_set:
                    impl ::std::convert::Into<SigningRegionSet>, SigningRegionSet, ::std::convert::Into::into;
                #[doc = "Sets the way to sleep between attempts."]
                sleep_impl, set_sleep_impl: impl AsyncSleep + 'static, SharedAsyncSleep, IntoShared::into_shared;
                #[doc = "Sets when a stream counts as stalled."]
                stalled_stream_protection, set_stalled_stream_protection: StalledStreamProtectionConfig,
                    StalledStreamProtectionConfig, |it| it;
                #[doc = "Sets the clock."]
                time_source, set_time_source: impl TimeSource + 'static, SharedTimeSource, IntoShared::into_shared;
                #[doc = "Sets the timeouts of calls."]
                timeout_config, set_timeout_config: timeout::TimeoutConfig, timeout::TimeoutConfig, |it| it;
                #[doc = "Sets the provider of bearer tokens, with the trait of AWS's crates."]
                token_provider, set_token_provider: impl ProvideToken + 'static, SharedTokenProvider,
                    SharedTokenProvider::new;
                #[doc = "Sets whether to use dual-stack endpoints, which support IPv6 as well."]
                use_dual_stack, set_use_dual_stack: impl ::std::convert::Into<bool>, bool, ::std::convert::Into::into;
                #[doc = "Sets whether to use FIPS endpoints."]
                use_fips, set_use_fips: impl ::std::convert::Into<bool>, bool, ::std::convert::Into::into;
            }

            /// Sets the name and password for HTTP basic authentication.
            #[inline]
            pub fn basic_auth_login(self, login: Login) -> Self {
                self.basic_auth_login_resolver(login)
            }

            /// Sets the name and password for HTTP digest authentication.
            #[inline]
            pub fn digest_auth_login(self, login: Login) -> Self {
                self.digest_auth_login_resolver(login)
            }

            /// Sets the region.
            #[inline]
            pub fn region(mut self, region: impl ::std::convert::Into<::std::option::Option<Region>>) -> Self {
                self.layers.set_region(region.into());
                self
            }

            /// Sets or clears the region.
            #[inline]
            pub fn set_region(&mut self, region: ::std::option::Option<Region>) -> &mut Self {
                self.layers.set_region(region);
                self
            }

            /// Sets the resolver of endpoints, instead of the one that follows the rules of the service.
            #[inline]
            pub fn endpoint_resolver(mut self, resolver: impl endpoint::ResolveEndpoint + 'static) -> Self {
                self.layers.set_endpoint_resolver(::std::option::Option::Some(resolver.into_shared_resolver()));
                self
            }

            /// Sets or clears the resolver of endpoints.
            #[inline]
            pub fn set_endpoint_resolver(
                &mut self,
                resolver: ::std::option::Option<endpoint::SharedEndpointResolver>,
            ) -> &mut Self {
                self.layers.set_endpoint_resolver(resolver);
                self
            }

            $crate::__private::define_test_defaults!();

            /// Uses the latest version of the defaults.
            #[inline]
            pub fn behavior_version_latest(self) -> Self {
                self.behavior_version(BehaviorVersion::latest())
            }

            /// Adds an authentication scheme, which replaces the one with the same ID.
            #[inline]
            pub fn push_auth_scheme(mut self, auth_scheme: impl $crate::auth::AuthScheme + 'static) -> Self {
                self.layers.push_auth_scheme($crate::auth::SharedAuthScheme::new(auth_scheme));
                self
            }

            /// Sets the resolver that chooses among authentication schemes, instead of the model.
            #[inline]
            pub fn auth_scheme_resolver(mut self, resolver: impl auth::ResolveAuthScheme + 'static) -> Self {
                self.set_auth_scheme_resolver(resolver);
                self
            }

            /// Sets the resolver that chooses among authentication schemes, instead of the model.
            #[inline]
            pub fn set_auth_scheme_resolver(&mut self, resolver: impl auth::ResolveAuthScheme + 'static) -> &mut Self {
                self.layers.set_auth_scheme_resolver(resolver.into_shared_resolver());
                self
            }

            /// Allows unsigned requests if no authentication scheme of the operation can be used.
            #[inline]
            pub fn allow_no_auth(mut self) -> Self {
                self.layers.set_allow_no_auth();
                self
            }

            /// Allows unsigned requests if no authentication scheme of the operation can be used.
            #[inline]
            pub fn set_allow_no_auth(&mut self) -> &mut Self {
                self.layers.set_allow_no_auth();
                self
            }

            /// Sets whether the correction of clock skew between this machine and the service is disabled.
            #[inline]
            pub fn disable_clock_skew_correction(
                mut self,
                disable: impl ::std::convert::Into<::std::option::Option<bool>>,
            ) -> Self {
                self.layers.set_disable_clock_skew_correction(disable.into());
                self
            }

            /// Sets or clears whether the correction of clock skew between this machine and the service is disabled.
            #[inline]
            pub fn set_disable_clock_skew_correction(&mut self, disable: ::std::option::Option<bool>) -> &mut Self {
                self.layers.set_disable_clock_skew_correction(disable);
                self
            }

            /// Sets whether the compression of requests is disabled. By default, operations that support it compress long
            /// bodies.
            #[inline]
            pub fn disable_request_compression(
                mut self,
                disable: impl ::std::convert::Into<::std::option::Option<bool>>,
            ) -> Self {
                self.layers.set_disable_request_compression(disable.into());
                self
            }

            /// Sets or clears whether the compression of requests is disabled.
            #[inline]
            pub fn set_disable_request_compression(&mut self, disable: ::std::option::Option<bool>) -> &mut Self {
                self.layers.set_disable_request_compression(disable);
                self
            }

            /// Sets the minimum length in bytes of request bodies that are compressed: 10,240 by default, and at most
            /// 10,485,760.
            #[inline]
            pub fn request_min_compression_size_bytes(
                mut self,
                bytes: impl ::std::convert::Into<::std::option::Option<u32>>,
            ) -> Self {
                self.layers.set_request_min_compression_size_bytes(bytes.into());
                self
            }

            /// Sets or clears the minimum length in bytes of request bodies that are compressed.
            #[inline]
            pub fn set_request_min_compression_size_bytes(&mut self, bytes: ::std::option::Option<u32>) -> &mut Self {
                self.layers.set_request_min_compression_size_bytes(bytes);
                self
            }

            /// Sets the length in bytes of the chunks in which a stream is sent with its checksum: at least 8192, or `None`
            /// to send the stream as one chunk. The default is 64 KiB.
            #[inline]
            pub fn aws_chunked_encoding_chunk_size(
                mut self,
                chunk_size: ::std::option::Option<usize>,
            ) -> Self {
                self.layers.set_aws_chunked_encoding_chunk_size(::std::option::Option::Some(chunk_size));
                self
            }

            /// Sets the length of the chunks in which a stream is sent with its checksum.
            #[inline]
            pub fn set_aws_chunked_encoding_chunk_size(
                &mut self,
                chunk_size: ::std::option::Option<::std::option::Option<usize>>,
            ) -> &mut Self {
                self.layers.set_aws_chunked_encoding_chunk_size(chunk_size);
                self
            }

            /// Adds the name of a framework that the program uses, for the user agent.
            #[inline]
            pub fn framework_metadata(mut self, metadata: FrameworkMetadata) -> Self {
                self.layers.push_framework_metadata(metadata);
                self
            }

            /// Adds the name of a framework that the program uses, for the user agent.
            #[inline]
            pub fn push_framework_metadata(&mut self, metadata: FrameworkMetadata) -> &mut Self {
                self.layers.push_framework_metadata(metadata);
                self
            }

            /// Sets the cache of credentials and other identities.
            #[inline]
            pub fn identity_cache(mut self, cache: impl ResolveCachedIdentity + 'static) -> Self {
                self.layers.set_identity_cache(cache);
                self
            }

            /// Sets the cache of credentials and other identities.
            #[inline]
            pub fn set_identity_cache(&mut self, cache: impl ResolveCachedIdentity + 'static) -> &mut Self {
                self.layers.set_identity_cache(cache);
                self
            }

            /// Adds an interceptor, which can read and change every request and response.
            #[inline]
            pub fn interceptor(mut self, interceptor: impl Intercept + 'static) -> Self {
                self.layers.push_interceptor(SharedInterceptor::new(interceptor));
                self
            }

            /// Adds an interceptor.
            #[inline]
            pub fn push_interceptor(&mut self, interceptor: SharedInterceptor) -> &mut Self {
                self.layers.push_interceptor(interceptor);
                self
            }

            /// Sets the interceptors, which replace those that were added.
            #[inline]
            pub fn set_interceptors(
                &mut self,
                interceptors: impl ::std::iter::IntoIterator<Item = SharedInterceptor>,
            ) -> &mut Self {
                self.layers.set_interceptors(interceptors);
                self
            }

            /// Adds a retry classifier, which decides whether a failed call is retried.
            #[inline]
            pub fn retry_classifier(mut self, classifier: impl retry::ClassifyRetry + 'static) -> Self {
                self.layers.push_retry_classifier(classifier);
                self
            }

            /// Adds a retry classifier.
            #[inline]
            pub fn push_retry_classifier(&mut self, classifier: retry::SharedRetryClassifier) -> &mut Self {
                self.layers.push_retry_classifier(classifier);
                self
            }

            /// Sets the retry classifiers, which replace those that were added.
            #[inline]
            pub fn set_retry_classifiers(
                &mut self,
                classifiers: impl ::std::iter::IntoIterator<Item = retry::SharedRetryClassifier>,
            ) -> &mut Self {
                self.layers.set_retry_classifiers(classifiers);
                self
            }
        }
    };

    (@get $($(#[$doc:meta])* $get:ident -> $type:ty;)*) => {$(
        $(#[$doc])*
        #[inline]
        pub fn $get(&self) -> $type {
            self.layers.$get()
        }
    )*};

    (@set $($(#[$doc:meta])* $name:ident, $set:ident: $argument:ty, $type:ty, $convert:expr;)*) => {$(
        $(#[$doc])*
        #[inline]
        pub fn $name(mut self, value: $argument) -> Self {
            self.layers.$set(::std::option::Option::Some(($convert)(value)));
            self
        }

        #[doc = concat!("Like [`", stringify!($name), "`](Self::", stringify!($name), "); `None` keeps the default.")]
        #[inline]
        pub fn $set(&mut self, value: ::std::option::Option<$type>) -> &mut Self {
            self.layers.$set(value);
            self
        }
    )*};
}

/// Defines the settings of clients that can ask the service for their endpoints.
#[doc(hidden)]
#[macro_export]
macro_rules! __define_endpoint_discovery_config {
    () => {
        impl Builder {
            /// Sets whether the client asks the service for the endpoints of its operations. By default, it does so for
            /// operations that require it. An endpoint URL and an endpoint resolver take precedence.
            #[inline]
            pub fn endpoint_discovery_enabled(mut self, enabled: bool) -> Self {
                self.layers.set_endpoint_discovery_enabled(::std::option::Option::Some(enabled));
                self
            }

            /// Sets or clears whether the client asks the service for the endpoints of its operations.
            #[inline]
            pub fn set_endpoint_discovery_enabled(&mut self, enabled: ::std::option::Option<bool>) -> &mut Self {
                self.layers.set_endpoint_discovery_enabled(enabled);
                self
            }
        }
    };
}

/// Defines the methods of a configuration's builder for tests, which need the feature `test-util` of this crate.
#[cfg(feature = "test-util")]
#[doc(hidden)]
#[macro_export]
macro_rules! __define_test_defaults {
    () => {
        /// Sets credentials, an idempotency token, a time and a user agent that never change, for tests.
        #[inline]
        pub fn with_test_defaults(mut self) -> Self {
            self.layers.apply_test_defaults();
            self
        }

        /// Sets credentials, an idempotency token, a time and a user agent that never change, for tests.
        #[inline]
        pub fn apply_test_defaults(&mut self) -> &mut Self {
            self.layers.apply_test_defaults();
            self
        }

        /// Sets credentials, an idempotency token, a time and a user agent that never change, and a region unless
        /// there is one, for tests.
        #[inline]
        pub fn with_test_defaults_v2(mut self) -> Self {
            self.layers.apply_test_defaults_v2();
            self
        }

        /// Sets credentials, an idempotency token, a time and a user agent that never change, and a region unless
        /// there is one, for tests.
        #[inline]
        pub fn apply_test_defaults_v2(&mut self) -> &mut Self {
            self.layers.apply_test_defaults_v2();
            self
        }
    };
}

/// Defines nothing without the feature `test-util`.
#[cfg(not(feature = "test-util"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __define_test_defaults {
    () => {};
}
