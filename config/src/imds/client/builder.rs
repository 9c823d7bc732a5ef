//! The builder of the client.

use super::endpoint::{EndpointMode, ImdsEndpointResolver};
use super::error::InnerImdsError;
use super::retries::ImdsResponseRetryClassifier;
use super::token::token_plugin;
use super::{Client, SensitiveString};
use crate::provider_config::ProviderConfig;
use crate::response_limit::ResponseLimit;
use crate::secret_header::SecretHeaders;
use aws_runtime::user_agent::{ApiMetadata, AwsUserAgent, UserAgentInterceptor};
use aws_smithy_runtime::client::orchestrator::operation::Operation;
use aws_smithy_runtime::client::retries::strategy::StandardRetryStrategy;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::auth::AuthSchemeOptionResolverParams;
use aws_smithy_runtime_api::client::endpoint::EndpointResolverParams;
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse, OrchestratorError, SensitiveOutput};
use aws_smithy_runtime_api::client::retries::classifiers::SharedRetryClassifier;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponentsBuilder;
use aws_smithy_runtime_api::client::runtime_plugin::{SharedRuntimePlugin, StaticRuntimePlugin};
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::config_bag::Layer;
use aws_smithy_types::retry::RetryConfig;
use aws_smithy_types::timeout::TimeoutConfig;
use aws_types::os_shim_internal::Env;
use http::Uri;
use std::time::Duration;

/// A builder of a [`Client`].
#[derive(Default, Debug, Clone)]
pub struct Builder {
    max_attempts: Option<u32>,
    endpoint: Option<Uri>,
    mode: Option<EndpointMode>,
    token_ttl: Option<Duration>,
    connect_timeout: Option<Duration>,
    read_timeout: Option<Duration>,
    operation_timeout: Option<Duration>,
    operation_attempt_timeout: Option<Duration>,
    retry_classifier: Option<SharedRetryClassifier>,
    config: Option<ProviderConfig>,
}

impl Builder {
    /// Sets the configuration.
    pub fn configure(self, provider_config: &ProviderConfig) -> Self {
        Self { config: Some(provider_config.clone()), ..self }
    }

    /// Sets the maximum number of attempts. The default is 4.
    pub fn max_attempts(self, max_attempts: u32) -> Self {
        Self { max_attempts: Some(max_attempts), ..self }
    }

    /// Sets the URL of the service. It takes precedence over settings and over [`endpoint_mode`](Self::endpoint_mode).
    ///
    /// # Errors
    /// Returns an error if the URL is not valid.
    pub fn endpoint(self, endpoint: impl AsRef<str>) -> Result<Self, BoxError> {
        Ok(Self { endpoint: Some(endpoint.as_ref().parse()?), ..self })
    }

    /// Sets the version of IP. The default is that of the settings, or else [`EndpointMode::IpV4`].
    pub fn endpoint_mode(self, mode: EndpointMode) -> Self {
        Self { mode: Some(mode), ..self }
    }

    /// Sets how long a session token is valid. The default is 6 hours.
    pub fn token_ttl(self, ttl: Duration) -> Self {
        Self { token_ttl: Some(ttl), ..self }
    }

    /// Sets how long connecting may take. The default is 1 s.
    pub fn connect_timeout(self, timeout: Duration) -> Self {
        Self { connect_timeout: Some(timeout), ..self }
    }

    /// Sets how long the service may take to respond. The default is 1 s.
    pub fn read_timeout(self, timeout: Duration) -> Self {
        Self { read_timeout: Some(timeout), ..self }
    }

    /// Sets how long all attempts may take together. The default is 30 s.
    pub fn operation_timeout(self, timeout: Duration) -> Self {
        Self { operation_timeout: Some(timeout), ..self }
    }

    /// Sets how long an attempt may take. The default is 10 s.
    pub fn operation_attempt_timeout(self, timeout: Duration) -> Self {
        Self { operation_attempt_timeout: Some(timeout), ..self }
    }

    /// Sets which requests are retried. The default is an [`ImdsResponseRetryClassifier`].
    pub fn retry_classifier(self, retry_classifier: SharedRetryClassifier) -> Self {
        Self { retry_classifier: Some(retry_classifier), ..self }
    }

    /// Creates the client.
    pub fn build(self) -> Client {
        let token_ttl = self.token_ttl.unwrap_or(Duration::from_secs(6 * 60 * 60));
        let config = self.config.clone().unwrap_or_default();
        let common = self.common_plugin(config.clone());
        let mut operation = Operation::builder()
            .service_name("imds")
            .operation_name("get")
            .runtime_plugin(common.clone())
            .runtime_plugin(token_plugin(common, token_ttl))
            .with_connection_poisoning()
            .serializer(|path: String| Ok(HttpRequest::try_from(http::Request::get(path).body(SdkBody::empty())?)?))
            .deserializer(|response| metadata(response).map_err(OrchestratorError::operation));
        if let Some(version) = config.behavior_version() {
            operation = operation.behavior_version(version);
        }
        Client { operation: operation.build() }
    }

    /// The configuration that requests for tokens and for metadata share.
    fn common_plugin(self, config: ProviderConfig) -> SharedRuntimePlugin {
        let timeouts = TimeoutConfig::builder()
            .connect_timeout(self.connect_timeout.unwrap_or(Duration::from_secs(1)))
            .read_timeout(self.read_timeout.unwrap_or(Duration::from_secs(1)))
            .operation_attempt_timeout(self.operation_attempt_timeout.unwrap_or(Duration::from_secs(10)))
            .operation_timeout(self.operation_timeout.unwrap_or(Duration::from_secs(30)))
            .build();
        let mut layer = Layer::new("Imds");
        layer.store_put(AuthSchemeOptionResolverParams::new(()));
        layer.store_put(EndpointResolverParams::new(()));
        layer.store_put(SensitiveOutput);
        layer.store_put(RetryConfig::standard().with_max_attempts(self.max_attempts.unwrap_or(4)));
        layer.store_put(timeouts);
        let api = ApiMetadata::new("imds", env!("CARGO_PKG_VERSION"));
        layer.store_put(AwsUserAgent::new_from_environment(Env::real(), api));

        let classifier = self.retry_classifier;
        let classifier =
            classifier.unwrap_or_else(|| SharedRetryClassifier::new(ImdsResponseRetryClassifier::default()));
        let components = RuntimeComponentsBuilder::new("Imds")
            .with_http_client(Some(SecretHeaders::around(config.metadata_http_client())))
            .with_interceptor(ResponseLimit)
            .with_interceptor(UserAgentInterceptor::new())
            .with_retry_classifier(classifier)
            .with_retry_strategy(Some(StandardRetryStrategy::new()))
            .with_time_source(Some(config.time_source()))
            .with_sleep_impl(config.sleep_impl())
            .with_endpoint_resolver(Some(ImdsEndpointResolver { explicit: self.endpoint, mode: self.mode, config }));
        let plugin = StaticRuntimePlugin::new().with_config(layer.freeze()).with_runtime_components(components);
        SharedRuntimePlugin::new(plugin)
    }
}

fn metadata(response: &HttpResponse) -> Result<SensitiveString, InnerImdsError> {
    if !response.status().is_success() {
        return Err(InnerImdsError::BadStatus);
    }
    match std::str::from_utf8(response.body().bytes().unwrap_or_default()) {
        Ok(text) => Ok(SensitiveString(text.to_owned())),
        Err(_) => Err(InnerImdsError::InvalidUtf8),
    }
}
