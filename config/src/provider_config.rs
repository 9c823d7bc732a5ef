//! The configuration that providers share: the environment, the file system, the clock, the HTTP client, and the profile.

use crate::default_provider::region::DefaultRegionChain;
use crate::no_http_client::NoHttpClient;
use crate::profile::{self, ProfileFileLoadError, ProfileSet};
use crate::service_config::EnvServiceConfig;
use aws_runtime::env_config::file::EnvConfigFiles;
use aws_smithy_async::rt::sleep::{AsyncSleep, SharedAsyncSleep, default_async_sleep};
use aws_smithy_async::time::{SharedTimeSource, TimeSource};
use aws_smithy_runtime_api::client::behavior_version::BehaviorVersion;
use aws_smithy_runtime_api::client::http::{HttpClient, SharedHttpClient};
use aws_smithy_runtime_api::shared::IntoShared;
use aws_smithy_types::error::display::DisplayErrorContext;
use aws_smithy_types::retry::RetryConfig;
use aws_smithy_types::timeout::TimeoutConfig;
use aws_types::SdkConfig;
use aws_types::os_shim_internal::{Env, Fs};
use aws_types::region::Region;
use smithereens::__private::default_http_client;
use std::borrow::Cow;
use std::fmt::{Debug, Formatter};
use std::sync::Arc;
use tokio::sync::OnceCell;

/// The configuration of a provider of credentials or of a region.
///
/// Clones share the profile files, which are read once.
///
/// ```
/// use smithereens_config::Region;
/// use smithereens_config::provider_config::ProviderConfig;
/// use smithereens_config::web_identity_token::WebIdentityTokenCredentialsProvider;
///
/// let config = ProviderConfig::without_region().with_region(Some(Region::new("us-east-1")));
/// let provider = WebIdentityTokenCredentialsProvider::builder().configure(&config).build();
/// ```
#[derive(Clone)]
pub struct ProviderConfig {
    env: Env,
    fs: Fs,
    time_source: SharedTimeSource,
    http_client: Option<SharedHttpClient>,
    retry_config: Option<RetryConfig>,
    timeout_config: Option<TimeoutConfig>,
    sleep_impl: Option<SharedAsyncSleep>,
    region: Option<Region>,
    use_fips: Option<bool>,
    use_dual_stack: Option<bool>,
    behavior_version: Option<BehaviorVersion>,
    profile_files: EnvConfigFiles,
    profile_name: Option<Cow<'static, str>>,
    profile: Arc<OnceCell<Result<ProfileSet, ProfileFileLoadError>>>,
}

impl Debug for ProviderConfig {
    // The profile has secrets.
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ProviderConfig")
            .field("env", &self.env)
            .field("fs", &self.fs)
            .field("time_source", &self.time_source)
            .field("http_client", &self.http_client)
            .field("retry_config", &self.retry_config)
            .field("timeout_config", &self.timeout_config)
            .field("sleep_impl", &self.sleep_impl)
            .field("region", &self.region)
            .field("use_fips", &self.use_fips)
            .field("use_dual_stack", &self.use_dual_stack)
            .field("profile_name", &self.profile_name)
            .finish_non_exhaustive()
    }
}

impl Default for ProviderConfig {
    fn default() -> Self {
        Self { sleep_impl: default_async_sleep(), http_client: default_http_client(), ..Self::empty() }
    }
}

impl ProviderConfig {
    /// The default configuration, without a region.
    pub fn without_region() -> Self {
        Self::default()
    }

    /// The default configuration, with the region of the
    /// [default chain](crate::default_provider::region::DefaultRegionChain).
    pub async fn with_default_region() -> Self {
        Self::without_region().load_default_region().await
    }

    /// A configuration without an HTTP client of its own, timers, and region.
    pub fn empty() -> Self {
        Self {
            env: Env::default(),
            fs: Fs::default(),
            time_source: SharedTimeSource::default(),
            http_client: None,
            retry_config: None,
            timeout_config: None,
            sleep_impl: None,
            region: None,
            use_fips: None,
            use_dual_stack: None,
            behavior_version: None,
            profile_files: EnvConfigFiles::default(),
            profile_name: None,
            profile: Arc::default(),
        }
    }

    /// Sets the region.
    pub fn with_region(self, region: Option<Region>) -> Self {
        Self { region, ..self }
    }

    /// Sets the region to that of the [default chain](crate::default_provider::region::DefaultRegionChain).
    pub async fn load_default_region(self) -> Self {
        let region = DefaultRegionChain::builder().configure(&self).build().region().await;
        self.with_region(region)
    }

    /// Sets whether providers use endpoints that comply with FIPS.
    pub fn with_use_fips(self, use_fips: Option<bool>) -> Self {
        Self { use_fips, ..self }
    }

    /// Sets whether providers use endpoints with IPv6.
    pub fn with_use_dual_stack(self, use_dual_stack: Option<bool>) -> Self {
        Self { use_dual_stack, ..self }
    }

    /// Sets the behavior version.
    pub fn with_behavior_version(self, behavior_version: Option<BehaviorVersion>) -> Self {
        Self { behavior_version, ..self }
    }

    /// Sets the clock.
    pub fn with_time_source(self, time_source: impl TimeSource + 'static) -> Self {
        Self { time_source: time_source.into_shared(), ..self }
    }

    /// Sets the HTTP client.
    pub fn with_http_client(self, http_client: impl HttpClient + 'static) -> Self {
        Self { http_client: Some(http_client.into_shared()), ..self }
    }

    /// Sets the timers, which retries and timeouts need.
    pub fn with_sleep_impl(self, sleep_impl: impl AsyncSleep + 'static) -> Self {
        Self { sleep_impl: Some(sleep_impl.into_shared()), ..self }
    }

    /// Sets the retries of requests to STS and IAM Identity Center. The default is [`RetryConfig::standard`].
    ///
    /// The identity cache of a client has a timeout for all attempts together, which does not grow with these retries.
    pub fn with_retry_config(self, retry_config: RetryConfig) -> Self {
        Self { retry_config: Some(retry_config), ..self }
    }

    /// Sets the timeouts of requests to STS and IAM Identity Center.
    ///
    /// The identity cache of a client has a timeout for all attempts together, which does not grow with these timeouts.
    pub fn with_timeout_config(self, timeout_config: TimeoutConfig) -> Self {
        Self { timeout_config: Some(timeout_config), ..self }
    }

    /// Replaces the environment, for tests.
    #[doc(hidden)]
    pub fn with_env(self, env: Env) -> Self {
        Self { env, profile: Arc::default(), ..self }
    }

    /// Replaces the file system, for tests.
    #[doc(hidden)]
    pub fn with_fs(self, fs: Fs) -> Self {
        Self { fs, profile: Arc::default(), ..self }
    }

    /// Replaces the profile files, the name of the profile, or both.
    pub(crate) fn with_profile(self, files: Option<EnvConfigFiles>, name: Option<String>) -> Self {
        if files.is_none() && name.is_none() {
            return self;
        }
        Self {
            profile_files: files.unwrap_or(self.profile_files),
            profile_name: name.map(Cow::Owned).or(self.profile_name),
            profile: Arc::default(),
            ..self
        }
    }

    pub(crate) fn env(&self) -> Env {
        self.env.clone()
    }

    pub(crate) fn fs(&self) -> Fs {
        self.fs.clone()
    }

    pub(crate) fn time_source(&self) -> SharedTimeSource {
        self.time_source.clone()
    }

    pub(crate) fn http_client(&self) -> Option<SharedHttpClient> {
        self.http_client.clone().or_else(default_http_client)
    }

    /// The HTTP client of metadata services, which fails if there is none.
    pub(crate) fn metadata_http_client(&self) -> SharedHttpClient {
        self.http_client().unwrap_or_else(|| SharedHttpClient::new(NoHttpClient))
    }

    pub(crate) fn sleep_impl(&self) -> Option<SharedAsyncSleep> {
        self.sleep_impl.clone()
    }

    pub(crate) fn behavior_version(&self) -> Option<BehaviorVersion> {
        self.behavior_version
    }

    /// The sections of the profile files, or `None` if they cannot be read or parsed, which is logged.
    pub(crate) async fn profile(&self) -> Option<&ProfileSet> {
        self.try_profile().await.ok()
    }

    /// The sections of the profile files.
    pub(crate) async fn try_profile(&self) -> Result<&ProfileSet, &ProfileFileLoadError> {
        let load = || async {
            let loaded = profile::load(&self.fs, &self.env, &self.profile_files, self.profile_name.clone()).await;
            if let Err(error) = &loaded {
                tracing::warn!(error = %DisplayErrorContext(error), "cannot load profile files");
            }
            loaded
        };
        self.profile.get_or_init(load).await.as_ref()
    }

    /// The configuration of clients that providers call, with the settings of the profile.
    pub(crate) async fn client_config(&self) -> SdkConfig {
        use crate::default_provider::use_dual_stack::use_dual_stack_provider;
        use crate::default_provider::use_fips::use_fips_provider;

        let use_fips = match self.use_fips {
            None => use_fips_provider(self).await,
            set => set,
        };
        let use_dual_stack = match self.use_dual_stack {
            None => use_dual_stack_provider(self).await,
            set => set,
        };
        let service_config = EnvServiceConfig {
            env: self.env(),
            sections: self.profile().await.cloned().unwrap_or_default(),
            ignore_endpoint_urls: false,
        };
        let mut config = SdkConfig::builder()
            .behavior_version(self.behavior_version.unwrap_or_else(BehaviorVersion::latest))
            .region(self.region.clone())
            .retry_config(self.retry_config.clone().unwrap_or_else(RetryConfig::standard))
            .service_config(service_config)
            .time_source(self.time_source())
            .use_dual_stack(use_dual_stack.unwrap_or_default())
            .use_fips(use_fips.unwrap_or_default());
        config.set_http_client(self.http_client());
        config.set_sleep_impl(self.sleep_impl());
        config.set_timeout_config(self.timeout_config.clone());
        config.build()
    }
}
