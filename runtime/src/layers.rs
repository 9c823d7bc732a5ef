use crate::auth::{
    AuthSchemePreference, HTTP_API_KEY, HTTP_BASIC, HTTP_BEARER, HTTP_DIGEST, SIGV4, SharedAuthScheme,
    SharedAuthSchemeOptionResolver,
};
use crate::checksums::ChunkSize;
use crate::compression::{DisableRequestCompression, RequestMinCompressionSizeBytes};
use crate::config::retry::{ClassifyRetry, RetryConfig, RetryPartition, SharedRetryClassifier};
use crate::config::timeout::TimeoutConfig;
use crate::config::*;
use crate::endpoint::SharedEndpointResolver;
use crate::endpoint_rules::{ClientParameter, ParameterValue};
use aws_runtime::service_clock_skew::DisableClockSkewCorrection;
use aws_smithy_runtime::client::auth::no_auth::NoAuthRuntimePluginV2;
use aws_smithy_types::config_bag::CloneableLayer;
use aws_types::endpoint_config::{EndpointUrl, UseDualStack, UseFips};

/// The settings of a `Config` and its `Builder`. The type is the same for all services, so that it is compiled once.
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
        #[inline]
        pub fn $get(&self) -> Option<&$type> {
            self.config.load::<$type>()
        }

        #[inline]
        pub fn $set(&mut self, value: Option<$type>) {
            self.config.store_or_unset(value);
        }
    )*

        #[cfg(feature = "xml")]
        fn copy_settings(&mut self, from: &ConfigBag) {
            $(self.$set(from.load::<$type>().cloned());)*
        }
    };
}

#[allow(missing_docs, reason = "documented where users see it, in define_config!")]
impl Layers {
    settings! {
        account_id_endpoint_mode, set_account_id_endpoint_mode: AccountIdEndpointMode;
        app_name, set_app_name: AppName;
        auth_scheme_preference, set_auth_scheme_preference: AuthSchemePreference;
        idempotency_token_provider, set_idempotency_token_provider: IdempotencyTokenProvider;
        region, set_region: Region;
        request_checksum_calculation, set_request_checksum_calculation: RequestChecksumCalculation;
        response_checksum_validation, set_response_checksum_validation: ResponseChecksumValidation;
        sigv4a_signing_region_set, set_sigv4a_signing_region_set: SigningRegionSet;
        stalled_stream_protection, set_stalled_stream_protection: StalledStreamProtectionConfig;
    }

    /// Completes the settings of a client, which always has a clock.
    pub fn built(mut self) -> Self {
        if self.components.time_source().is_none() {
            self.set_time_source(Some(SharedTimeSource::default()));
        }
        self
    }

    /// The settings of a call, for another call that it makes. Interceptors are left out, because they are those of the
    /// operation. Only clients of S3 make such calls.
    #[cfg(feature = "xml")]
    pub(crate) fn of_call(call: &RuntimeComponents, config: &ConfigBag, behavior_version: BehaviorVersion) -> Self {
        let mut layers = Self { components: call.to_builder(), ..Self::default() };
        layers.components.set_interceptors(std::iter::empty::<SharedInterceptor>());
        layers.set_behavior_version(Some(behavior_version));
        layers.copy_settings(config);
        layers.set_retry_config(config.load::<RetryConfig>().cloned());
        layers.set_retry_partition(config.load::<RetryPartition>().cloned());
        layers.config.store_or_unset(config.load::<EndpointUrl>().cloned());
        layers.config.store_or_unset(config.load::<UseDualStack>().cloned());
        layers.config.store_or_unset(config.load::<UseFips>().cloned());
        layers.config.store_or_unset(config.load::<TimeoutConfig>().cloned());
        layers.config.store_or_unset(config.load::<DisableClockSkewCorrection>().cloned());
        // A bag returns the last value first.
        let mut parameters: Vec<ClientParameter> = config.load::<ClientParameter>().cloned().collect();
        while let Some(parameter) = parameters.pop() {
            layers.config.store_append(parameter);
        }
        let mut metadata: Vec<FrameworkMetadata> = config.load::<FrameworkMetadata>().cloned().collect();
        while let Some(metadata) = metadata.pop() {
            layers.push_framework_metadata(metadata);
        }
        layers
    }

    pub fn retry_config(&self) -> Option<&RetryConfig> {
        self.config.load::<RetryConfig>()
    }

    /// `None` keeps the current value: every client has one.
    pub fn set_retry_config(&mut self, retries: Option<RetryConfig>) {
        if let Some(retries) = retries {
            self.config.store_put(retries);
        }
    }

    pub fn retry_partition(&self) -> Option<&RetryPartition> {
        self.config.load::<RetryPartition>()
    }

    /// `None` keeps the current value: every client has one.
    pub fn set_retry_partition(&mut self, partition: Option<RetryPartition>) {
        if let Some(partition) = partition {
            self.config.store_put(partition);
        }
    }

    pub fn set_behavior_version(&mut self, version: Option<BehaviorVersion>) {
        self.behavior_version = version;
    }

    pub fn set_credentials_provider(&mut self, provider: Option<SharedCredentialsProvider>) {
        if let Some(provider) = provider {
            #[cfg(feature = "sigv4a")]
            self.components.set_identity_resolver(crate::auth::SIGV4A, provider.clone());
            self.components.set_identity_resolver(SIGV4, provider);
        }
    }

    pub fn set_token_provider(&mut self, provider: Option<SharedTokenProvider>) {
        self.set_bearer_token_resolver(provider.map(IntoShared::into_shared));
    }

    pub fn set_bearer_token_resolver(&mut self, resolver: Option<SharedIdentityResolver>) {
        if let Some(resolver) = resolver {
            self.components.set_identity_resolver(HTTP_BEARER, resolver);
        }
    }

    pub fn set_api_key_resolver(&mut self, resolver: Option<SharedIdentityResolver>) {
        if let Some(resolver) = resolver {
            self.components.set_identity_resolver(HTTP_API_KEY, resolver);
        }
    }

    pub fn set_basic_auth_login_resolver(&mut self, resolver: Option<SharedIdentityResolver>) {
        if let Some(resolver) = resolver {
            self.components.set_identity_resolver(HTTP_BASIC, resolver);
        }
    }

    pub fn set_digest_auth_login_resolver(&mut self, resolver: Option<SharedIdentityResolver>) {
        if let Some(resolver) = resolver {
            self.components.set_identity_resolver(HTTP_DIGEST, resolver);
        }
    }

    pub fn auth_scheme_resolver(&self) -> Option<SharedAuthSchemeOptionResolver> {
        self.components.auth_scheme_option_resolver()
    }

    pub fn set_auth_scheme_resolver(&mut self, resolver: SharedAuthSchemeOptionResolver) {
        self.components.set_auth_scheme_option_resolver(Some(resolver));
    }

    pub fn auth_schemes(&self) -> impl Iterator<Item = SharedAuthScheme> + '_ {
        self.components.auth_schemes()
    }

    pub fn push_auth_scheme(&mut self, scheme: SharedAuthScheme) {
        self.components.push_auth_scheme(scheme);
    }

    pub fn set_allow_no_auth(&mut self) {
        self.push_runtime_plugin(NoAuthRuntimePluginV2::new().into_shared());
    }

    pub fn set_aws_chunked_encoding_chunk_size(&mut self, size: Option<Option<usize>>) {
        if let Some(size) = size {
            self.config.store_put(ChunkSize(size));
        }
    }

    pub fn disable_clock_skew_correction(&self) -> Option<bool> {
        self.config.load::<DisableClockSkewCorrection>().map(DisableClockSkewCorrection::is_disabled)
    }

    pub fn set_disable_clock_skew_correction(&mut self, disable: Option<bool>) {
        self.config.store_or_unset(disable.map(DisableClockSkewCorrection::from));
    }

    pub fn disable_request_compression(&self) -> Option<bool> {
        self.config.load::<DisableRequestCompression>().map(|disable| disable.0)
    }

    pub fn set_disable_request_compression(&mut self, disable: Option<bool>) {
        self.config.store_or_unset(disable.map(DisableRequestCompression));
    }

    pub fn request_min_compression_size_bytes(&self) -> Option<u32> {
        self.config.load::<RequestMinCompressionSizeBytes>().map(|bytes| bytes.0)
    }

    pub fn set_request_min_compression_size_bytes(&mut self, bytes: Option<u32>) {
        self.config.store_or_unset(bytes.map(RequestMinCompressionSizeBytes));
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

    pub fn invocation_id_generator(&self) -> Option<SharedInvocationIdGenerator> {
        self.config.load::<SharedInvocationIdGenerator>().cloned()
    }

    pub fn set_invocation_id_generator(&mut self, generator: Option<SharedInvocationIdGenerator>) {
        self.config.store_or_unset(generator);
    }

    pub fn timeout_config(&self) -> Option<&TimeoutConfig> {
        self.config.load::<TimeoutConfig>()
    }

    /// Timeouts that are not set keep their values.
    pub fn set_timeout_config(&mut self, timeouts: Option<TimeoutConfig>) {
        let Some(mut timeouts) = timeouts else { return };
        if let Some(before) = self.config.load::<TimeoutConfig>() {
            timeouts.take_defaults_from(before);
        }
        self.config.store_put(timeouts);
    }

    /// In the order in which they were added; a bag returns the last value first.
    pub fn framework_metadata(&self) -> Vec<&FrameworkMetadata> {
        let mut metadata: Vec<&FrameworkMetadata> = self.config.load::<FrameworkMetadata>().collect();
        metadata.reverse();
        metadata
    }

    pub fn set_endpoint_resolver(&mut self, resolver: Option<SharedEndpointResolver>) {
        self.components.set_endpoint_resolver(resolver);
    }

    /// Sets or clears a parameter of the endpoint, by its index, to a text.
    pub fn set_endpoint_text(&mut self, index: usize, text: Option<String>) {
        self.config.store_append(ClientParameter { index, value: text.map(ParameterValue::Text) });
    }

    /// Sets or clears a parameter of the endpoint, by its index, to a boolean.
    pub fn set_endpoint_boolean(&mut self, index: usize, value: Option<bool>) {
        self.config.store_append(ClientParameter { index, value: value.map(ParameterValue::Boolean) });
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

    pub fn set_retry_classifiers(&mut self, classifiers: impl IntoIterator<Item = SharedRetryClassifier>) {
        self.components.set_retry_classifiers(classifiers.into_iter());
    }

    pub fn retry_classifiers(&self) -> impl Iterator<Item = SharedRetryClassifier> + '_ {
        self.components.retry_classifiers()
    }

    pub fn push_runtime_plugin(&mut self, plugin: SharedRuntimePlugin) {
        self.plugins.push(plugin);
    }
}
