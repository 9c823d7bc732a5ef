//! The loader of the configuration.

use crate::default_provider::checksums::{
    request_checksum_calculation_provider, response_checksum_validation_provider,
};
use crate::default_provider::credentials::DefaultCredentialsChain;
use crate::default_provider::endpoint_url::endpoint_url_provider_with_origin;
use crate::default_provider::ignore_configured_endpoint_urls::ignore_configured_endpoint_urls_provider;
use crate::default_provider::use_dual_stack::use_dual_stack_provider;
use crate::default_provider::use_fips::use_fips_provider;
use crate::default_provider::{app_name, region, retry_config, settings, timeout_config};
use crate::identity::IdentityCache;
use crate::meta::region::ProvideRegion;
use crate::provider_config::ProviderConfig;
use crate::service_config::EnvServiceConfig;
use aws_credential_types::Credentials;
use aws_credential_types::provider::token::{ProvideToken, SharedTokenProvider};
use aws_credential_types::provider::{ProvideCredentials, SharedCredentialsProvider};
use aws_runtime::env_config::file::EnvConfigFiles;
use aws_smithy_async::rt::sleep::{AsyncSleep, SharedAsyncSleep, default_async_sleep};
use aws_smithy_async::time::{SharedTimeSource, TimeSource};
use aws_smithy_runtime_api::client::auth::AuthSchemePreference;
use aws_smithy_runtime_api::client::behavior_version::BehaviorVersion;
use aws_smithy_runtime_api::client::http::{HttpClient, SharedHttpClient};
use aws_smithy_runtime_api::client::identity::{ResolveCachedIdentity, SharedIdentityCache};
use aws_smithy_runtime_api::client::stalled_stream_protection::StalledStreamProtectionConfig;
use aws_smithy_runtime_api::shared::IntoShared;
use aws_smithy_schema::protocol::{ClientProtocol, SharedClientProtocol};
use aws_smithy_types::retry::RetryConfig;
use aws_smithy_types::timeout::TimeoutConfig;
use aws_types::SdkConfig;
use aws_types::app_name::AppName;
use aws_types::endpoint_config::AccountIdEndpointMode;
use aws_types::origin::Origin;
use aws_types::os_shim_internal::{Env, Fs};
use aws_types::region::{Region, SigningRegionSet};
use aws_types::sdk_config::{Builder, RequestChecksumCalculation, ResponseChecksumValidation};
use aws_types::sdk_ua_metadata::FrameworkMetadata;

/// Loads an [`SdkConfig`]. What is set here is not looked for elsewhere.
///
/// ```no_run
/// use smithereens_config::retry::RetryConfig;
/// use smithereens_config::timeout::TimeoutConfig;
/// use smithereens_config::{BehaviorVersion, Region};
/// use std::time::Duration;
///
/// # async fn example() {
/// let config = smithereens_config::defaults(BehaviorVersion::latest())
///     .region(Region::new("eu-west-1"))
///     .retry_config(RetryConfig::standard().with_max_attempts(5))
///     .timeout_config(TimeoutConfig::builder().operation_timeout(Duration::from_secs(5)).build())
///     .load()
///     .await;
/// # }
/// ```
#[derive(Default, Debug)]
pub struct ConfigLoader {
    behavior_version: Option<BehaviorVersion>,
    region: Option<Box<dyn ProvideRegion>>,
    credentials_provider: Choice<SharedCredentialsProvider>,
    token_provider: Option<SharedTokenProvider>,
    identity_cache: Option<SharedIdentityCache>,
    http_client: Option<SharedHttpClient>,
    sleep_impl: Option<SharedAsyncSleep>,
    time_source: Option<SharedTimeSource>,
    profile_files: Option<EnvConfigFiles>,
    profile_name: Option<String>,
    env: Option<Env>,
    fs: Option<Fs>,
    app_name: Option<AppName>,
    framework_metadata: Vec<FrameworkMetadata>,
    endpoint_url: Option<String>,
    use_fips: Option<bool>,
    use_dual_stack: Option<bool>,
    account_id_endpoint_mode: Option<AccountIdEndpointMode>,
    auth_scheme_preference: Option<AuthSchemePreference>,
    sigv4a_signing_region_set: Option<SigningRegionSet>,
    retry_config: Option<RetryConfig>,
    timeout_config: Option<TimeoutConfig>,
    stalled_stream_protection: Option<StalledStreamProtectionConfig>,
    disable_clock_skew_correction: Option<bool>,
    disable_request_compression: Option<bool>,
    request_min_compression_size_bytes: Option<u32>,
    request_checksum_calculation: Option<RequestChecksumCalculation>,
    response_checksum_validation: Option<ResponseChecksumValidation>,
    protocol: Option<SharedClientProtocol>,
}

/// What the caller says about a part of the configuration.
#[derive(Debug, Default)]
enum Choice<T> {
    /// Nothing: look for it.
    #[default]
    Default,
    /// There is none.
    None,
    /// This one.
    Some(T),
}

macro_rules! setters {
    ($( $(#[$docs:meta])* $setter:ident => $field:ident: $type:ty; )*) => {
        impl ConfigLoader {
            $(
                $(#[$docs])*
                pub fn $setter(mut self, $field: $type) -> Self {
                    self.$field = Some($field.into());
                    self
                }
            )*
        }
    };
}

setters! {
    /// Sets the behavior version, which decides on the defaults of clients.
    behavior_version => behavior_version: BehaviorVersion;
    /// Sets the name of the profile. The default is the environment variable `AWS_PROFILE`, or else `default`.
    profile_name => profile_name: impl Into<String>;
    /// Sets the profile files. The default is `~/.aws/config` and `~/.aws/credentials`.
    profile_files => profile_files: EnvConfigFiles;
    /// Sets the name of the application, which user agents report.
    app_name => app_name: AppName;
    /// Sets the endpoint URL of all services.
    endpoint_url => endpoint_url: impl Into<String>;
    /// Sets whether clients use endpoints that comply with FIPS.
    use_fips => use_fips: bool;
    /// Sets whether clients use endpoints with IPv6.
    use_dual_stack => use_dual_stack: bool;
    /// Sets when clients use endpoints of the account.
    account_id_endpoint_mode => account_id_endpoint_mode: AccountIdEndpointMode;
    /// Sets the authentication schemes that clients prefer, the first one most.
    auth_scheme_preference => auth_scheme_preference: impl Into<AuthSchemePreference>;
    /// Sets the regions that SigV4a signatures are valid in.
    sigv4a_signing_region_set => sigv4a_signing_region_set: impl Into<SigningRegionSet>;
    /// Sets the retries.
    retry_config => retry_config: RetryConfig;
    /// Sets the timeouts. What it leaves open has the default: 3.1 s to connect.
    timeout_config => timeout_config: TimeoutConfig;
    /// Sets the protection against streams that stall.
    stalled_stream_protection => stalled_stream_protection: StalledStreamProtectionConfig;
    /// Sets whether clients do not correct the skew of the clock.
    disable_clock_skew_correction => disable_clock_skew_correction: bool;
    /// Sets whether clients compress no requests.
    disable_request_compression => disable_request_compression: bool;
    /// Sets the size of a request, in bytes, from which clients compress it.
    request_min_compression_size_bytes => request_min_compression_size_bytes: u32;
    /// Sets when clients add checksums to requests.
    request_checksum_calculation => request_checksum_calculation: RequestChecksumCalculation;
    /// Sets when clients validate checksums of responses.
    response_checksum_validation => response_checksum_validation: ResponseChecksumValidation;
}

impl ConfigLoader {
    /// Sets the region.
    pub fn region(mut self, region: impl ProvideRegion + 'static) -> Self {
        self.region = Some(Box::new(region));
        self
    }

    /// Sets the provider of credentials. The default is the
    /// [default chain](crate::default_provider::credentials::DefaultCredentialsChain).
    pub fn credentials_provider(mut self, credentials_provider: impl ProvideCredentials + 'static) -> Self {
        self.credentials_provider = Choice::Some(SharedCredentialsProvider::new(credentials_provider));
        self
    }

    /// Leaves credentials out. Requests are not signed.
    pub fn no_credentials(mut self) -> Self {
        self.credentials_provider = Choice::None;
        self
    }

    /// Sets credentials for tests, and with the feature `sso` a token too.
    pub fn test_credentials(self) -> Self {
        let loader = self.credentials_provider(Credentials::for_tests());
        #[cfg(feature = "sso")]
        let loader = loader.token_provider(aws_credential_types::Token::for_tests());
        loader
    }

    /// Ignores the environment variables of the process, for tests.
    pub fn empty_test_environment(mut self) -> Self {
        self.env = Some(Env::from_slice(&[]));
        self
    }

    /// Sets the provider of tokens, for services with bearer tokens. With the feature `sso`, the default is the
    #[cfg_attr(feature = "sso", doc = "[default chain](crate::default_provider::token::DefaultTokenChain).")]
    #[cfg_attr(not(feature = "sso"), doc = "default chain.")]
    pub fn token_provider(mut self, token_provider: impl ProvideToken + 'static) -> Self {
        self.token_provider = Some(SharedTokenProvider::new(token_provider));
        self
    }

    /// Sets the cache of identities, such as credentials.
    pub fn identity_cache(mut self, identity_cache: impl ResolveCachedIdentity + 'static) -> Self {
        self.identity_cache = Some(identity_cache.into_shared());
        self
    }

    /// Sets the HTTP client, of clients and of providers. The default is that of the enabled TLS feature.
    pub fn http_client(mut self, http_client: impl HttpClient + 'static) -> Self {
        self.http_client = Some(http_client.into_shared());
        self
    }

    /// Sets the timers, which retries and timeouts need. The default is those of tokio, with the feature `rt-tokio`.
    pub fn sleep_impl(mut self, sleep: impl AsyncSleep + 'static) -> Self {
        self.sleep_impl = Some(sleep.into_shared());
        self
    }

    /// Sets the clock.
    pub fn time_source(mut self, time_source: impl TimeSource + 'static) -> Self {
        self.time_source = Some(time_source.into_shared());
        self
    }

    /// Adds a framework, which user agents report.
    pub fn framework_metadata(mut self, framework_metadata: FrameworkMetadata) -> Self {
        self.framework_metadata.push(framework_metadata);
        self
    }

    /// Sets the protocol of clients, instead of that of their model.
    pub fn protocol(mut self, protocol: impl ClientProtocol + 'static) -> Self {
        self.protocol = Some(SharedClientProtocol::new(protocol));
        self
    }

    /// Replaces the environment, for tests.
    #[cfg(feature = "test-util")]
    pub fn env(mut self, env: Env) -> Self {
        self.env = Some(env);
        self
    }

    /// Replaces the file system, for tests.
    #[cfg(feature = "test-util")]
    pub fn fs(mut self, fs: Fs) -> Self {
        self.fs = Some(fs);
        self
    }

    /// Loads the configuration: finds each part that is not set.
    ///
    /// Credentials are not loaded yet. Clients do so before the first request, and before credentials expire.
    ///
    /// # Panics
    /// Panics if the environment or the profile has settings of retries that are not valid.
    pub async fn load(mut self) -> SdkConfig {
        let config = self.provider_config();
        self.use_fips = or_load(self.use_fips, use_fips_provider(&config)).await;
        self.use_dual_stack = or_load(self.use_dual_stack, use_dual_stack_provider(&config)).await;
        let config = config.with_use_fips(self.use_fips).with_use_dual_stack(self.use_dual_stack);
        let region = match self.region.take() {
            Some(provider) => provider.region().await,
            None => region::Builder::default().configure(&config).build().region().await,
        };
        let config = config.with_region(region.clone());

        let mut builder = SdkConfig::builder().region(region.clone());
        let (retries, timeouts) = self.attempts(&config, &mut builder).await;
        let config = config.with_retry_config(retries).with_timeout_config(timeouts);
        self.endpoints(&config, &mut builder).await;
        self.settings(&config, &mut builder).await;
        self.identities(&config, region, &mut builder).await;
        builder.set_behavior_version(self.behavior_version);
        builder.set_framework_metadata(self.framework_metadata);
        builder.set_http_client(config.http_client());
        builder.set_protocol(self.protocol);
        builder.set_sleep_impl(config.sleep_impl());
        builder.set_stalled_stream_protection(self.stalled_stream_protection);
        builder.set_time_source(Some(config.time_source()));
        builder.build()
    }

    /// The configuration of providers, which needs no look-up.
    fn provider_config(&mut self) -> ProviderConfig {
        let mut config = ProviderConfig::empty()
            .with_behavior_version(self.behavior_version)
            .with_env(self.env.take().unwrap_or_default())
            .with_fs(self.fs.take().unwrap_or_default())
            .with_profile(self.profile_files.take(), self.profile_name.take());
        if let Some(http_client) = self.http_client.take().or_else(smithereens::__private::default_http_client) {
            config = config.with_http_client(http_client);
        }
        if let Some(sleep) = self.sleep_impl.take().or_else(default_async_sleep) {
            config = config.with_sleep_impl(sleep);
        } else {
            tracing::warn!("without timers, there are no retries and timeouts: enable `rt-tokio`, or set `sleep_impl`");
        }
        match self.time_source.take() {
            Some(time) => config.with_time_source(time),
            None => config,
        }
    }

    /// Retries and timeouts.
    async fn attempts(&mut self, config: &ProviderConfig, builder: &mut Builder) -> (RetryConfig, TimeoutConfig) {
        let retries = match self.retry_config.take() {
            Some(retries) => {
                builder.insert_origin("retry_config", Origin::shared_config());
                retries
            }
            None => retry_config::default_provider().configure(config).retry_config().await,
        };
        let mut timeouts = self.timeout_config.take().unwrap_or_else(|| TimeoutConfig::builder().build());
        timeouts.take_defaults_from(&timeout_config::default_provider().configure(config).timeout_config().await);
        builder.set_retry_config(Some(retries.clone()));
        builder.set_timeout_config(Some(timeouts.clone()));
        (retries, timeouts)
    }

    /// What decides on the endpoints of services.
    async fn endpoints(&mut self, config: &ProviderConfig, builder: &mut Builder) {
        let explicit = self.endpoint_url.take();
        let ignored = explicit.is_none() && ignore_configured_endpoint_urls_provider(config).await.unwrap_or_default();
        let (url, origin) = match explicit {
            Some(url) => (Some(url), Origin::shared_config()),
            None if ignored => (None, Origin::default()),
            None => endpoint_url_provider_with_origin(config).await,
        };
        builder.insert_origin("endpoint_url", origin);
        builder.set_endpoint_url(url);
        builder.set_service_config(Some(EnvServiceConfig {
            env: config.env(),
            sections: config.profile().await.cloned().unwrap_or_default(),
            ignore_endpoint_urls: ignored,
        }));
        builder.set_use_fips(self.use_fips);
        builder.set_use_dual_stack(self.use_dual_stack);
        let mode = or_load(self.account_id_endpoint_mode.take(), settings::account_id_endpoint_mode(config)).await;
        builder.set_account_id_endpoint_mode(mode);
    }

    /// Settings of requests.
    async fn settings(&mut self, config: &ProviderConfig, builder: &mut Builder) {
        let named = app_name::default_provider().configure(config).app_name();
        builder.set_app_name(or_load(self.app_name.take(), named).await);
        if self.auth_scheme_preference.is_some() {
            builder.insert_origin("auth_scheme_preference", Origin::shared_config());
        }
        let preference = or_load(self.auth_scheme_preference.take(), settings::auth_scheme_preference(config)).await;
        builder.set_auth_scheme_preference(preference);
        let regions = settings::sigv4a_signing_region_set(config);
        builder.set_sigv4a_signing_region_set(or_load(self.sigv4a_signing_region_set.take(), regions).await);
        let disabled = settings::disable_clock_skew_correction(config);
        builder.set_disable_clock_skew_correction(or_load(self.disable_clock_skew_correction, disabled).await);
        let disabled = settings::disable_request_compression(config);
        builder.set_disable_request_compression(or_load(self.disable_request_compression, disabled).await);
        let size = settings::request_min_compression_size_bytes(config);
        builder.set_request_min_compression_size_bytes(or_load(self.request_min_compression_size_bytes, size).await);
        let requests = request_checksum_calculation_provider(config);
        builder.set_request_checksum_calculation(or_load(self.request_checksum_calculation, requests).await);
        let responses = response_checksum_validation_provider(config);
        builder.set_response_checksum_validation(or_load(self.response_checksum_validation, responses).await);
    }

    /// Credentials, tokens, and their cache.
    async fn identities(&mut self, config: &ProviderConfig, region: Option<Region>, builder: &mut Builder) {
        let credentials = match std::mem::take(&mut self.credentials_provider) {
            Choice::Some(provider) => Some(provider),
            Choice::None => None,
            Choice::Default => {
                let chain = DefaultCredentialsChain::builder().configure(config.clone()).region(region.clone());
                Some(SharedCredentialsProvider::new(chain.build().await))
            }
        };
        builder.set_credentials_provider(credentials);
        if self.token_provider.is_some() {
            builder.insert_origin("token_provider", Origin::shared_config());
        }
        #[cfg(feature = "sso")]
        if self.token_provider.is_none() {
            use crate::default_provider::token::DefaultTokenChain;
            let chain = DefaultTokenChain::builder().configure(config.clone()).region(region);
            self.token_provider = Some(SharedTokenProvider::new(chain.build().await));
        }
        builder.set_token_provider(self.token_provider.take());
        let cache = self.identity_cache.take().or_else(|| {
            // Clients of older versions have caches of their own.
            #[allow(deprecated, reason = "the version from which clients share a cache")]
            let shared = self.behavior_version?.is_at_least(BehaviorVersion::v2024_03_28());
            shared.then(|| IdentityCache::lazy().build())
        });
        builder.set_identity_cache(cache);
    }
}

/// The value that is set, or else the one that is found.
async fn or_load<T>(set: Option<T>, load: impl Future<Output = Option<T>>) -> Option<T> {
    match set {
        Some(value) => Some(value),
        None => load.await,
    }
}
