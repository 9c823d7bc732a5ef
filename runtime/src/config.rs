//! Configuration that all clients share. Each generated client has a `config` module with a `Config` and a `Builder` of
//! its own, made by [`define_config!`](crate::define_config), and re-exports of this module's types.

pub use aws_credential_types::Credentials;
pub use aws_credential_types::provider::{ProvideCredentials, SharedCredentialsProvider};
pub use aws_runtime::invocation_id::{InvocationIdGenerator, SharedInvocationIdGenerator};
pub use aws_smithy_async::rt::sleep::{AsyncSleep, SharedAsyncSleep, Sleep};
pub use aws_smithy_async::time::{SharedTimeSource, TimeSource};
pub use aws_smithy_runtime::client::identity::IdentityCache;
pub use aws_smithy_runtime_api::client::behavior_version::BehaviorVersion;
pub use aws_smithy_runtime_api::client::http::{HttpClient, SharedHttpClient};
pub use aws_smithy_runtime_api::client::identity::{ResolveCachedIdentity, SharedIdentityCache};
pub use aws_smithy_runtime_api::client::interceptors::{Intercept, SharedInterceptor};
pub use aws_smithy_runtime_api::client::runtime_components::{RuntimeComponents, RuntimeComponentsBuilder};
pub use aws_smithy_runtime_api::client::runtime_plugin::{RuntimePlugin, SharedRuntimePlugin};
pub use aws_smithy_runtime_api::client::stalled_stream_protection::StalledStreamProtectionConfig;
pub use aws_smithy_runtime_api::shared::IntoShared;
pub use aws_smithy_types::config_bag::{ConfigBag, FrozenLayer, Layer};
pub use aws_types::SdkConfig;
pub use aws_types::app_name::AppName;
pub use aws_types::region::Region;
pub use aws_types::sdk_ua_metadata::FrameworkMetadata;

use self::retry::{ClassifyRetry, RetryConfig, RetryPartition, SharedRetryClassifier};
use self::timeout::TimeoutConfig;
use crate::service::Service;
use aws_runtime::service_clock_skew::DisableClockSkewCorrection;
use aws_smithy_types::config_bag::CloneableLayer;
use aws_types::endpoint_config::{EndpointUrl, UseDualStack, UseFips};
use aws_types::service_config::ServiceConfigKey;

/// HTTP requests and responses, as interceptors see them.
pub mod http {
    pub use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
}

/// Types needed to implement [`Intercept`].
pub mod interceptors {
    pub use aws_smithy_runtime_api::client::interceptors::context::{
        AfterDeserializationInterceptorContextRef, BeforeDeserializationInterceptorContextMut,
        BeforeDeserializationInterceptorContextRef, BeforeSerializationInterceptorContextMut,
        BeforeSerializationInterceptorContextRef, BeforeTransmitInterceptorContextMut,
        BeforeTransmitInterceptorContextRef, FinalizerInterceptorContextMut, FinalizerInterceptorContextRef,
        InterceptorContext,
    };
}

/// How failed calls are tried again.
pub mod retry {
    pub use aws_smithy_runtime::client::retries::{ClientRateLimiter, RetryPartition, TokenBucket};
    pub use aws_smithy_runtime_api::client::retries::ShouldAttempt;
    pub use aws_smithy_runtime_api::client::retries::classifiers::{ClassifyRetry, RetryAction, SharedRetryClassifier};
    pub use aws_smithy_types::retry::{ReconnectMode, RetryConfig, RetryConfigBuilder, RetryMode};
}

/// How long a call may take.
pub mod timeout {
    pub use aws_smithy_types::timeout::{TimeoutConfig, TimeoutConfigBuilder};
}

/// The settings behind a `Config` and its `Builder`: one type for all services, so that it is compiled once.
#[doc(hidden)]
#[derive(Debug, Clone)]
pub struct Layers {
    pub(crate) config: CloneableLayer,
    pub(crate) components: RuntimeComponentsBuilder,
    pub(crate) plugins: Vec<SharedRuntimePlugin>,
    pub(crate) behavior_version: Option<BehaviorVersion>,
}

impl Default for Layers {
    fn default() -> Self {
        Self {
            config: CloneableLayer::default(),
            components: RuntimeComponentsBuilder::new("Config"),
            plugins: Vec::new(),
            behavior_version: None,
        }
    }
}

macro_rules! settings {
    ($($get:ident, $set:ident: $type:ty;)*) => {$(
        pub fn $get(&self) -> Option<&$type> {
            self.config.load::<$type>()
        }

        pub fn $set(&mut self, value: Option<$type>) {
            self.config.store_or_unset(value);
        }
    )*};
}

#[doc(hidden)]
#[allow(missing_docs, reason = "documented where users see it, in define_config!")]
impl Layers {
    settings! {
        app_name, set_app_name: AppName;
        invocation_id_generator, set_invocation_id_generator: SharedInvocationIdGenerator;
        region, set_region: Region;
        retry_config, set_retry_config: RetryConfig;
        retry_partition, set_retry_partition: RetryPartition;
        stalled_stream_protection, set_stalled_stream_protection: StalledStreamProtectionConfig;
        timeout_config, set_timeout_config: TimeoutConfig;
    }

    /// Settings taken from those that all clients of a program share.
    pub fn from_sdk_config(service: &Service, shared: &SdkConfig) -> Self {
        let mut layers = Self::default();
        layers.set_credentials_provider(shared.credentials_provider());
        layers.set_region(shared.region().cloned());
        layers.set_use_fips(shared.use_fips());
        layers.set_use_dual_stack(shared.use_dual_stack());
        layers.set_endpoint_url(endpoint_url(service, shared));
        layers.set_retry_config(shared.retry_config().cloned());
        layers.set_timeout_config(shared.timeout_config().cloned());
        layers.set_sleep_impl(shared.sleep_impl());
        layers.set_http_client(shared.http_client());
        layers.set_time_source(shared.time_source());
        layers.set_behavior_version(shared.behavior_version());
        if let Some(protection) = shared.stalled_stream_protection() {
            layers.set_stalled_stream_protection(Some(protection));
        }
        if let Some(cache) = shared.identity_cache() {
            layers.set_identity_cache(cache);
        }
        layers.set_disable_clock_skew_correction(shared.disable_clock_skew_correction());
        layers.set_app_name(shared.app_name().cloned());
        for metadata in shared.framework_metadata() {
            layers.push_framework_metadata(metadata.clone());
        }
        layers
    }

    pub fn set_behavior_version(&mut self, version: Option<BehaviorVersion>) {
        self.behavior_version = version;
    }

    pub fn set_credentials_provider(&mut self, provider: Option<SharedCredentialsProvider>) {
        if let Some(provider) = provider {
            self.components.set_identity_resolver(aws_runtime::auth::sigv4::SCHEME_ID, provider);
        }
    }

    pub fn set_disable_clock_skew_correction(&mut self, disable: Option<bool>) {
        self.config.store_or_unset(disable.map(DisableClockSkewCorrection::from));
    }

    pub fn set_endpoint_url(&mut self, url: Option<String>) {
        self.config.store_or_unset(url.map(EndpointUrl));
    }

    pub fn set_use_dual_stack(&mut self, use_dual_stack: Option<bool>) {
        self.config.store_or_unset(use_dual_stack.map(UseDualStack));
    }

    pub fn set_use_fips(&mut self, use_fips: Option<bool>) {
        self.config.store_or_unset(use_fips.map(UseFips));
    }

    pub fn push_framework_metadata(&mut self, metadata: FrameworkMetadata) {
        self.config.store_append(metadata);
    }

    pub fn http_client(&self) -> Option<SharedHttpClient> {
        self.components.http_client()
    }

    pub fn set_http_client(&mut self, client: Option<SharedHttpClient>) {
        self.components.set_http_client(client);
    }

    pub fn sleep_impl(&self) -> Option<SharedAsyncSleep> {
        self.components.sleep_impl()
    }

    pub fn set_sleep_impl(&mut self, sleep: Option<SharedAsyncSleep>) {
        self.components.set_sleep_impl(sleep);
    }

    pub fn time_source(&self) -> Option<SharedTimeSource> {
        self.components.time_source()
    }

    pub fn set_time_source(&mut self, time: Option<SharedTimeSource>) {
        self.components.set_time_source(time);
    }

    pub fn identity_cache(&self) -> Option<SharedIdentityCache> {
        self.components.identity_cache()
    }

    pub fn set_identity_cache(&mut self, cache: impl ResolveCachedIdentity + 'static) {
        self.components.set_identity_cache(Some(cache));
    }

    pub fn interceptors(&self) -> impl Iterator<Item = SharedInterceptor> + '_ {
        self.components.interceptors()
    }

    pub fn push_interceptor(&mut self, interceptor: SharedInterceptor) {
        self.components.push_interceptor(interceptor);
    }

    pub fn set_interceptors(&mut self, interceptors: impl IntoIterator<Item = SharedInterceptor>) {
        self.components.set_interceptors(interceptors.into_iter());
    }

    pub fn push_retry_classifier(&mut self, classifier: impl ClassifyRetry + 'static) {
        self.components.push_retry_classifier(classifier);
    }

    pub fn retry_classifiers(&self) -> impl Iterator<Item = SharedRetryClassifier> + '_ {
        self.components.retry_classifiers()
    }

    pub fn push_runtime_plugin(&mut self, plugin: SharedRuntimePlugin) {
        self.plugins.push(plugin);
    }
}

/// The endpoint URL that was set for this service, or else for all.
fn endpoint_url(service: &Service, shared: &SdkConfig) -> Option<String> {
    let for_all = || shared.endpoint_url().map(str::to_owned);
    if shared.get_origin("endpoint_url").is_client_config() {
        return for_all();
    }
    let key = ServiceConfigKey::builder()
        .service_id(service.sdk_id)
        .env("AWS_ENDPOINT_URL")
        .profile("endpoint_url")
        .build()
        .ok();
    key.and_then(|key| shared.service_config()?.load_config(key)).or_else(for_all)
}

/// Defines the `Config` of a client and its `Builder`. Generated code calls it.
#[doc(hidden)]
#[macro_export]
macro_rules! define_config {
    ($service:path) => {
        /// The configuration of a client: region, credentials, endpoint, retries, timeouts and what else a call needs.
        ///
        /// It is made by [`Config::builder`], or from the [`SdkConfig`] that `aws-config` loads.
        #[derive(Clone, Debug)]
        pub struct Config {
            layers: ::std::sync::Arc<$crate::config::Layers>,
        }

        impl Config {
            /// A builder that has nothing set.
            pub fn builder() -> Builder {
                Builder::default()
            }

            /// The configuration that all clients of a program share, for this client.
            pub fn new(config: &SdkConfig) -> Self {
                Builder::from(config).build()
            }

            /// A builder that has set what is set here.
            pub fn to_builder(&self) -> Builder {
                Builder { layers: $crate::config::Layers::clone(&self.layers) }
            }

            pub(crate) fn layers(&self) -> &$crate::config::Layers {
                &self.layers
            }

            /// The name that requests are signed for, empty for a service that signs none.
            pub fn signing_name(&self) -> &'static str {
                $service.signing_name.unwrap_or_default()
            }

            $crate::define_config! { @get
                #[doc = "The name of the program, for the user agent."]
                app_name -> ::std::option::Option<&AppName>;
                #[doc = "Where the ID of an invocation comes from."]
                invocation_id_generator -> ::std::option::Option<&SharedInvocationIdGenerator>;
                #[doc = "The region."]
                region -> ::std::option::Option<&Region>;
                #[doc = "How failed calls are tried again."]
                retry_config -> ::std::option::Option<&retry::RetryConfig>;
                #[doc = "Which calls share a quota of retries."]
                retry_partition -> ::std::option::Option<&retry::RetryPartition>;
                #[doc = "When a stream counts as stalled."]
                stalled_stream_protection -> ::std::option::Option<&StalledStreamProtectionConfig>;
                #[doc = "How long a call may take."]
                timeout_config -> ::std::option::Option<&timeout::TimeoutConfig>;
                #[doc = "The HTTP client that was set."]
                http_client -> ::std::option::Option<SharedHttpClient>;
                #[doc = "How to wait between attempts."]
                sleep_impl -> ::std::option::Option<SharedAsyncSleep>;
                #[doc = "What time it is."]
                time_source -> ::std::option::Option<SharedTimeSource>;
                #[doc = "Where credentials are kept between calls."]
                identity_cache -> ::std::option::Option<SharedIdentityCache>;
                #[doc = "The interceptors that were added."]
                interceptors -> impl Iterator<Item = SharedInterceptor> + '_;
                #[doc = "The retry classifiers that were added."]
                retry_classifiers -> impl Iterator<Item = retry::SharedRetryClassifier> + '_;
            }
        }

        impl ::std::convert::From<&SdkConfig> for Config {
            fn from(config: &SdkConfig) -> Self {
                Self::new(config)
            }
        }

        /// Builds a [`Config`].
        #[derive(Clone, Debug, Default)]
        pub struct Builder {
            layers: $crate::config::Layers,
        }

        impl ::std::convert::From<&SdkConfig> for Builder {
            fn from(config: &SdkConfig) -> Self {
                Self { layers: $crate::config::Layers::from_sdk_config(&$service, config) }
            }
        }

        impl Builder {
            /// A builder that has nothing set.
            pub fn new() -> Self {
                Self::default()
            }

            /// The configuration.
            pub fn build(self) -> Config {
                Config { layers: ::std::sync::Arc::new(self.layers) }
            }

            $crate::define_config! { @set
                #[doc = "Sets the name of the program, for the user agent."]
                app_name, set_app_name: AppName, AppName, |it| it;
                #[doc = "Sets the version of the defaults to use. The latest is used when none is set."]
                behavior_version, set_behavior_version: BehaviorVersion, BehaviorVersion, |it| it;
                #[doc = "Sets where credentials come from. [`Credentials`] themselves will do."]
                credentials_provider, set_credentials_provider: impl ProvideCredentials + 'static,
                    SharedCredentialsProvider, SharedCredentialsProvider::new;
                #[doc = "Sets the URL that requests go to, in place of the service's endpoint in the region."]
                endpoint_url, set_endpoint_url: impl ::std::convert::Into<::std::string::String>,
                    ::std::string::String, ::std::convert::Into::into;
                #[doc = "Sets the HTTP client, in place of the default one."]
                http_client, set_http_client: impl HttpClient + 'static, SharedHttpClient, IntoShared::into_shared;
                #[doc = "Sets where the ID of an invocation comes from. It is random by default."]
                invocation_id_generator, set_invocation_id_generator: impl InvocationIdGenerator + 'static,
                    SharedInvocationIdGenerator, SharedInvocationIdGenerator::new;
                #[doc = "Sets how failed calls are tried again. By default there are three attempts."]
                retry_config, set_retry_config: retry::RetryConfig, retry::RetryConfig, |it| it;
                #[doc = "Sets which calls share a quota of retries."]
                retry_partition, set_retry_partition: retry::RetryPartition, retry::RetryPartition, |it| it;
                #[doc = "Sets how to wait between attempts."]
                sleep_impl, set_sleep_impl: impl AsyncSleep + 'static, SharedAsyncSleep, IntoShared::into_shared;
                #[doc = "Sets when a stream counts as stalled."]
                stalled_stream_protection, set_stalled_stream_protection: StalledStreamProtectionConfig,
                    StalledStreamProtectionConfig, |it| it;
                #[doc = "Sets what time it is."]
                time_source, set_time_source: impl TimeSource + 'static, SharedTimeSource, IntoShared::into_shared;
                #[doc = "Sets how long a call may take."]
                timeout_config, set_timeout_config: timeout::TimeoutConfig, timeout::TimeoutConfig, |it| it;
                #[doc = "Sets whether to use the endpoints that IPv6 reaches too."]
                use_dual_stack, set_use_dual_stack: impl ::std::convert::Into<bool>, bool, ::std::convert::Into::into;
                #[doc = "Sets whether to use the endpoints that are validated for FIPS 140."]
                use_fips, set_use_fips: impl ::std::convert::Into<bool>, bool, ::std::convert::Into::into;
            }

            /// Sets the region.
            pub fn region(mut self, region: impl ::std::convert::Into<::std::option::Option<Region>>) -> Self {
                self.layers.set_region(region.into());
                self
            }

            /// Sets or clears the region.
            pub fn set_region(&mut self, region: ::std::option::Option<Region>) -> &mut Self {
                self.layers.set_region(region);
                self
            }

            /// Uses the latest version of the defaults.
            pub fn behavior_version_latest(self) -> Self {
                self.behavior_version(BehaviorVersion::latest())
            }

            /// Sets whether requests keep this machine's time when the service's clock shows another.
            pub fn disable_clock_skew_correction(
                mut self,
                disable: impl ::std::convert::Into<::std::option::Option<bool>>,
            ) -> Self {
                self.layers.set_disable_clock_skew_correction(disable.into());
                self
            }

            /// Sets or clears whether requests keep this machine's time when the service's clock shows another.
            pub fn set_disable_clock_skew_correction(&mut self, disable: ::std::option::Option<bool>) -> &mut Self {
                self.layers.set_disable_clock_skew_correction(disable);
                self
            }

            /// Adds the name of a framework that the program is built on, for the user agent.
            pub fn framework_metadata(mut self, metadata: FrameworkMetadata) -> Self {
                self.layers.push_framework_metadata(metadata);
                self
            }

            /// Adds the name of a framework that the program is built on, for the user agent.
            pub fn push_framework_metadata(&mut self, metadata: FrameworkMetadata) -> &mut Self {
                self.layers.push_framework_metadata(metadata);
                self
            }

            /// Sets where credentials are kept between calls.
            pub fn identity_cache(mut self, cache: impl ResolveCachedIdentity + 'static) -> Self {
                self.layers.set_identity_cache(cache);
                self
            }

            /// Sets where credentials are kept between calls.
            pub fn set_identity_cache(&mut self, cache: impl ResolveCachedIdentity + 'static) -> &mut Self {
                self.layers.set_identity_cache(cache);
                self
            }

            /// Adds an interceptor, which sees and may change every request and response.
            pub fn interceptor(mut self, interceptor: impl Intercept + 'static) -> Self {
                self.layers.push_interceptor(SharedInterceptor::new(interceptor));
                self
            }

            /// Adds an interceptor.
            pub fn push_interceptor(&mut self, interceptor: SharedInterceptor) -> &mut Self {
                self.layers.push_interceptor(interceptor);
                self
            }

            /// Sets the interceptors, in place of those that were added.
            pub fn set_interceptors(
                &mut self,
                interceptors: impl ::std::iter::IntoIterator<Item = SharedInterceptor>,
            ) -> &mut Self {
                self.layers.set_interceptors(interceptors);
                self
            }

            /// Adds a retry classifier, which decides whether a failed call is tried again.
            pub fn retry_classifier(mut self, classifier: impl retry::ClassifyRetry + 'static) -> Self {
                self.layers.push_retry_classifier(classifier);
                self
            }

            /// Adds a retry classifier.
            pub fn push_retry_classifier(&mut self, classifier: retry::SharedRetryClassifier) -> &mut Self {
                self.layers.push_retry_classifier(classifier);
                self
            }
        }
    };

    (@get $($(#[$doc:meta])* $get:ident -> $type:ty;)*) => {$(
        $(#[$doc])*
        pub fn $get(&self) -> $type {
            self.layers.$get()
        }
    )*};

    (@set $($(#[$doc:meta])* $name:ident, $set:ident: $argument:ty, $type:ty, $convert:expr;)*) => {$(
        $(#[$doc])*
        pub fn $name(mut self, value: $argument) -> Self {
            self.layers.$set(::std::option::Option::Some(($convert)(value)));
            self
        }

        #[doc = concat!("Like [`", stringify!($name), "`](Self::", stringify!($name), "); `None` leaves the default.")]
        pub fn $set(&mut self, value: ::std::option::Option<$type>) -> &mut Self {
            self.layers.$set(value);
            self
        }
    )*};
}
