use crate::auth;
use crate::checksums::Checksums;
use crate::codec::Codec;
use crate::compression::Compression;
use crate::config::auth::{DefaultAuthSchemeResolver, Params, ResolveAuthScheme};
use crate::digest_auth;
use crate::endpoint_discovery::DiscoveryInterceptor;
use crate::endpoint_rules::{EndpointAuthSchemeResolver, ParamsInterceptor};
use crate::error::attempts::AttemptsInterceptor;
use crate::error::{BuildError, CreateUnhandledError, SdkError};
use crate::event_stream::RequestEventsInterceptor;
use crate::idempotency::IdempotencyTokenInterceptor;
use crate::initial_response;
use crate::layers::Layers;
use crate::operation::{Descriptor, Operation};
use crate::retries::LongPollingInterceptor;
use crate::service::{Service, SignedBody};
use aws_runtime::auth::SigV4OperationSigningConfig;
use aws_runtime::invocation_id::InvocationIdInterceptor;
use aws_runtime::recursion_detection::RecursionDetectionInterceptor;
use aws_runtime::request_info::RequestInfoInterceptor;
use aws_runtime::service_clock_skew::ServiceClockSkewInterceptor;
use aws_runtime::user_agent::{ApiMetadata, UserAgentInterceptor};
use aws_smithy_async::rt::sleep::SharedAsyncSleep;
use aws_smithy_async::time::SharedTimeSource;
use aws_smithy_runtime::client::defaults::{DefaultPluginParams, default_plugins};
use aws_smithy_runtime::client::http::connection_poisoning::ConnectionPoisoningInterceptor;
use aws_smithy_runtime::client::identity::IdentityCache;
use aws_smithy_runtime::client::orchestrator::{
    AuthSchemeAndEndpointOrchestrationV2, StopPoint, invoke_with_stop_point,
};
use aws_smithy_runtime::client::retries::classifiers::{HttpStatusCodeClassifier, TransientErrorClassifier};
use aws_smithy_runtime::client::stalled_stream_protection::StalledStreamProtectionInterceptor;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::auth::AuthSchemeOptionResolverParams;
use aws_smithy_runtime_api::client::behavior_version::BehaviorVersion;
use aws_smithy_runtime_api::client::interceptors::context::{
    BeforeTransmitInterceptorContextMut, Error, Input, InterceptorContext, Output,
};
use aws_smithy_runtime_api::client::interceptors::{Intercept, SharedInterceptor, dyn_dispatch_hint};
use aws_smithy_runtime_api::client::orchestrator::{HttpResponse, Metadata, SensitiveOutput};
use aws_smithy_runtime_api::client::runtime_components::{RuntimeComponents, RuntimeComponentsBuilder};
use aws_smithy_runtime_api::client::runtime_plugin::{Order, RuntimePlugins, SharedRuntimePlugin, StaticRuntimePlugin};
use aws_smithy_runtime_api::client::ser_de::{SharedRequestSerializer, SharedResponseDeserializer};
use aws_smithy_schema::protocol::{ServiceShapeName, ServiceShapeNamespace, ServiceVersion, ServiceXmlNamespace};
use aws_smithy_types::config_bag::{ConfigBag, Layer};
use aws_types::SigningName;
use aws_types::region::{Region, SigningRegion};
use http::HeaderValue;
use std::pin::Pin;
use std::sync::Arc;
use tracing::Instrument;

/// The service of a client, and the plugins of its configuration.
#[derive(Debug)]
pub struct Handle {
    service: &'static Service,
    plugins: RuntimePlugins,
}

impl Handle {
    /// Creates a handle for a service with this configuration.
    ///
    /// # Panics
    /// The configuration is incomplete: retries and timeouts need a way to sleep. AWS's clients panic here too, because the
    /// functions that create a client cannot return an error.
    #[track_caller]
    pub fn new(service: &'static Service, layers: &Layers) -> Arc<Self> {
        let mut plugins = RuntimePlugins::new()
            .with_client_plugins(default_plugins(default_parameters(service, layers)))
            .with_client_plugin(service_plugin(service))
            .with_client_plugin(configuration_plugin(service, layers));
        if let Some(plugin) = service.digest_auth.then(digest_auth::plugin).flatten() {
            plugins = plugins.with_client_plugin(plugin);
        }
        for plugin in service.extension.iter().flat_map(|extension| (extension.plugins)(service, layers)) {
            plugins = plugins.with_client_plugin(plugin);
        }
        if let Some(plugin) = service.endpoint_discovery.and_then(|discovery| (discovery.plugin)(service, layers)) {
            plugins = plugins.with_client_plugin(plugin);
        }
        for plugin in &layers.plugins {
            plugins = plugins.with_client_plugin(plugin.clone());
        }
        if let Err(error) = validate(&plugins) {
            panic!("Invalid client configuration: {error}");
        }
        Arc::new(Self { service, plugins })
    }

    /// Calls an operation.
    ///
    /// # Errors
    /// The input is invalid, there is no usable response, or the response is an error.
    pub async fn invoke<O: Operation>(
        &self,
        input: Result<O::Input, BuildError>,
    ) -> Result<O::Output, SdkError<O::Error>> {
        self.invoke_with::<O>(input, Vec::new()).await
    }

    /// Calls an operation with plugins of its own, after those of the client and the operation.
    pub(crate) async fn invoke_with<O: Operation>(
        &self,
        input: Result<O::Input, BuildError>,
        plugins: Vec<SharedRuntimePlugin>,
    ) -> Result<O::Output, SdkError<O::Error>> {
        let input = input.map_err(SdkError::construction_failure)?;
        self.invoke_prepared::<O>(input, self.plugins(O::descriptor(), plugins)).await
    }

    /// Calls an operation whose descriptor is shared by several services, with plugins of its own.
    pub(crate) async fn invoke_once<O: Operation>(
        &self,
        input: O::Input,
        own: Vec<SharedRuntimePlugin>,
    ) -> Result<O::Output, SdkError<O::Error>> {
        let plugin = new_operation_plugin(self.service, O::descriptor());
        let plugins = self.plugins.clone().with_operation_plugin(plugin).with_operation_plugins(own);
        self.invoke_prepared::<O>(input, plugins).await
    }

    async fn invoke_prepared<O: Operation>(
        &self,
        input: O::Input,
        plugins: RuntimePlugins,
    ) -> Result<O::Output, SdkError<O::Error>> {
        match self.orchestrate(O::descriptor(), Input::erase(input), plugins, StopPoint::None).await {
            Ok(context) => match context.finalize() {
                Ok(output) => typed_output::<O>(output).map_err(SdkError::construction_failure),
                Err(error) => Err(typed_error::<O>(error)),
            },
            Err(error) => Err(typed_error::<O>(error)),
        }
    }

    /// The plugins of a call: those of the client, those of the operation, and its own.
    pub(crate) fn plugins(&self, operation: &'static Descriptor, own: Vec<SharedRuntimePlugin>) -> RuntimePlugins {
        let plugins = self.plugins.clone().with_operation_plugin(operation_plugin(self.service, operation));
        plugins.with_operation_plugins(own)
    }

    /// The way to sleep and the clock, for a feature that requires them.
    pub(crate) fn timers(&self, feature: &str) -> Result<(SharedAsyncSleep, SharedTimeSource), BoxError> {
        let components = self.plugins.apply_client_configuration(&mut ConfigBag::base())?.into_time_components();
        components.sleep_impl().zip(components.time_source()).ok_or_else(|| {
            format!("{feature} needs a way to sleep: set `sleep_impl` or enable the feature `rt-tokio`").into()
        })
    }

    /// Runs a call. The future is boxed, so that the orchestrator is compiled with this crate and not again with each crate
    /// that awaits a call.
    pub(crate) fn orchestrate(
        &self,
        operation: &'static Descriptor,
        input: Input,
        plugins: RuntimePlugins,
        stop_point: StopPoint,
    ) -> Orchestration {
        let service = self.service.sdk_id;
        let span = tracing::debug_span!(
            "invoke",
            "rpc.service" = service,
            "rpc.method" = operation.name,
            "sdk_invocation_id" = fastrand::u32(1_000_000..10_000_000),
            "rpc.system" = "aws-api",
        );
        let call = async move {
            let mut context = invoke_with_stop_point(service, operation.name, input, &plugins, stop_point).await?;
            initial_response::complete(operation, &mut context).await;
            Ok(context)
        };
        Box::pin(call.instrument(span))
    }

    /// The plugins of a call that overrides settings of the client.
    pub(crate) fn override_plugins(&self, overrides: Layers) -> Vec<SharedRuntimePlugin> {
        let Layers { mut config, mut components, mut plugins, .. } = overrides;
        if let Some(region) = config.load::<Region>().cloned() {
            config.store_put(SigningRegion::from(region));
        }
        // The client's cache would keep the identities of a single call.
        if components.has_identity_resolvers() && components.identity_cache().is_none() {
            components.set_identity_cache(Some(IdentityCache::lazy().max_partitions(1).build()));
        }
        let plugin = StaticRuntimePlugin::new()
            .with_config(Layer::from(config).with_name("ConfigOverride").freeze())
            .with_runtime_components(components);
        plugins.push(SharedRuntimePlugin::new(plugin));
        plugins
    }
}

pub(crate) type Orchestration = Pin<Box<dyn Future<Output = Result<InterceptorContext, ErasedError>> + Send>>;

/// The error of a call, with the type of the operation's error erased.
pub(crate) type ErasedError = SdkError<Error, HttpResponse>;

/// Restores the type of an output.
pub(crate) fn typed_output<O: Operation>(output: Output) -> Result<O::Output, BoxError> {
    output.downcast().map_err(|_| "an interceptor set the output of another operation".into())
}

/// Restores the type of an error.
pub(crate) fn typed_error<O: Operation>(error: ErasedError) -> SdkError<O::Error> {
    error.map_service_error(|error| {
        let unexpected = |error: Error| O::Error::create_unhandled_error(format!("{error:?}").into(), None);
        error.downcast().unwrap_or_else(unexpected)
    })
}

/// Checks that the configuration of a client is complete.
fn validate(plugins: &RuntimePlugins) -> Result<(), BoxError> {
    let mut config = ConfigBag::base();
    plugins.apply_client_configuration(&mut config)?.validate_base_client_config(&config)
}

fn default_parameters(service: &Service, layers: &Layers) -> DefaultPluginParams {
    // There is one retry quota for each service and region, as in AWS's SDKs.
    let partition = match layers.config.load::<Region>() {
        Some(region) => format!("{}-{region}", service.client_name),
        None => service.client_name.to_owned(),
    };
    DefaultPluginParams::new()
        .with_retry_partition_name(partition)
        .with_behavior_version(layers.behavior_version.unwrap_or_else(BehaviorVersion::latest))
        .with_is_aws_sdk(true)
}

/// The settings of the user.
fn configuration_plugin(service: &Service, layers: &Layers) -> StaticRuntimePlugin {
    let mut config = layers.config.clone();
    config.store_put(ApiMetadata::new(service.client_name, service.package_version));
    if let Some(signing_name) = service.signing_name {
        config.store_put(SigningName::from_static(signing_name));
    }
    if let Some(region) = config.load::<Region>().cloned() {
        config.store_put(SigningRegion::from(region));
    }
    StaticRuntimePlugin::new()
        .with_config(Layer::from(config).with_name("Config").freeze())
        .with_runtime_components(layers.components.clone())
}

/// The defaults of the service, which the configuration can replace.
fn service_plugin(service: &'static Service) -> StaticRuntimePlugin {
    let mut config = Layer::new("Service");
    config.store_put(AuthSchemeAndEndpointOrchestrationV2);
    config.store_put((service.protocol)());
    // A protocol reads facts of the model here, including one that the configuration sets.
    config.store_put(ServiceShapeName::new(service.shape_name));
    config.store_put(ServiceShapeNamespace::new(service.namespace));
    config.store_put(ServiceVersion::new(service.version));
    if let Some((uri, prefix)) = service.xml_namespace {
        config.store_put(ServiceXmlNamespace::new(uri, prefix.map(Into::into)));
    }

    let mut components = RuntimeComponentsBuilder::new("Service")
        .with_http_client(default_http_client())
        .with_auth_scheme_option_resolver(Some(match service.endpoints.chooses_auth {
            true => EndpointAuthSchemeResolver.into_shared_resolver(),
            false => DefaultAuthSchemeResolver::default().into_shared_resolver(),
        }))
        .with_endpoint_resolver(Some((service.endpoints.resolver)()))
        .with_retry_classifier(HttpStatusCodeClassifier::default());
    auth::add_schemes(service.api_key, &mut components);
    components.push_interceptor(SharedInterceptor::permanent(ConnectionPoisoningInterceptor::new()));
    components.push_interceptor(ServiceClockSkewInterceptor::new());
    components.push_interceptor(RequestInfoInterceptor::new());
    components.push_interceptor(UserAgentInterceptor::new());
    components.push_interceptor(InvocationIdInterceptor::new());
    components.push_interceptor(SharedInterceptor::permanent(RecursionDetectionInterceptor::new()));
    components.push_interceptor(SharedInterceptor::permanent(AttemptsInterceptor));
    if !service.headers.is_empty() {
        components.push_interceptor(SharedInterceptor::permanent(HeadersInterceptor(service.headers)));
    }
    StaticRuntimePlugin::new()
        .with_order(Order::Defaults)
        .with_config(config.freeze())
        .with_runtime_components(components)
}

/// The plugin of an operation. It is made of statics only, so it is made once in a process.
fn operation_plugin(service: &Service, operation: &'static Descriptor) -> SharedRuntimePlugin {
    operation.plugin.get_or_init(|| SharedRuntimePlugin::new(new_operation_plugin(service, operation))).clone()
}

fn new_operation_plugin(service: &Service, operation: &'static Descriptor) -> StaticRuntimePlugin {
    let codec = Codec { operation, errors: service.errors };
    let mut config = Layer::new(operation.name);
    config.store_put(SharedRequestSerializer::new(codec));
    config.store_put(SharedResponseDeserializer::new(codec));
    #[cfg(feature = "mocks")]
    config.store_put(crate::mocks::Called(operation));
    let auth_schemes = operation.auth_schemes.unwrap_or(service.auth_schemes);
    config.store_put(AuthSchemeOptionResolverParams::new(Params::new(operation.name, auth_schemes)));
    config.store_put(Metadata::new(operation.name, service.sdk_id));
    let signed_body = match operation {
        Descriptor { request_events: Some(_), .. } => SignedBody::Events,
        Descriptor { unsigned_payload: true, .. } => SignedBody::Unsigned,
        _ => SignedBody::Payload,
    };
    let signing_options = service.signing.options(signed_body);
    config.store_put(SigV4OperationSigningConfig { signing_options, ..Default::default() });

    if operation.sensitive_output {
        config.store_put(SensitiveOutput);
    }

    let mut components = RuntimeComponentsBuilder::new(operation.name)
        // Interceptors of a client run before the configuration of the call is known.
        .with_interceptor(SharedInterceptor::permanent(ParamsInterceptor {
            endpoints: service.endpoints,
            params: operation.endpoint_params,
        }))
        .with_retry_classifier(TransientErrorClassifier::<BuildError>::new());
    if !operation.may_stall {
        components.push_interceptor(SharedInterceptor::permanent(StalledStreamProtectionInterceptor::default()));
    }
    if let Some(discovered_endpoint) = operation.discovered_endpoint {
        let interceptor = DiscoveryInterceptor { name: operation.name, discovered_endpoint };
        components.push_interceptor(SharedInterceptor::permanent(interceptor));
    }
    for classifier in (operation.retry_classifiers)(service.errors.transient_codes) {
        components.push_retry_classifier(classifier);
    }
    if operation.request_events.is_some() {
        components.push_interceptor(SharedInterceptor::permanent(RequestEventsInterceptor));
    }
    if let Some(prefix) = operation.host_prefix {
        components.push_interceptor(SharedInterceptor::permanent(prefix));
    }
    if let Some(member) = operation.idempotency_token {
        components.push_interceptor(SharedInterceptor::permanent(IdempotencyTokenInterceptor(member)));
    }
    if operation.long_polling {
        components.push_interceptor(SharedInterceptor::permanent(LongPollingInterceptor));
    }
    if let Some(interceptor) = operation.compression.and_then(Compression::interceptor) {
        components.push_interceptor(interceptor);
    }
    for interceptor in operation.checksums.iter().flat_map(Checksums::interceptors) {
        components.push_interceptor(interceptor);
    }
    if let Some(customize) = operation.customize {
        customize(&mut components);
    }
    StaticRuntimePlugin::new().with_config(config.freeze()).with_runtime_components(components)
}

/// The headers that every request to the service carries, unless the input sets them.
#[derive(Debug)]
struct HeadersInterceptor(&'static [(&'static str, &'static str)]);

#[dyn_dispatch_hint]
impl Intercept for HeadersInterceptor {
    fn name(&self) -> &'static str {
        "HeadersInterceptor"
    }

    fn modify_before_signing(
        &self,
        context: &mut BeforeTransmitInterceptorContextMut<'_>,
        _components: &RuntimeComponents,
        _config: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let headers = context.request_mut().headers_mut();
        for (name, value) in self.0 {
            // A member of the input can be the same header, such as `Accept` of API Gateway's `GetExport`.
            if !headers.contains_key(*name) {
                headers.insert(*name, HeaderValue::from_static(value));
            }
        }
        Ok(())
    }
}

/// The HTTP client of the enabled TLS feature, or `None` without such a feature.
#[cfg(feature = "__http-client")]
pub fn default_http_client() -> Option<aws_smithy_runtime_api::client::http::SharedHttpClient> {
    Some(crate::http_client::Builder::new().build_https())
}

/// The HTTP client of the enabled TLS feature, or `None` without such a feature.
#[cfg(not(feature = "__http-client"))]
pub fn default_http_client() -> Option<aws_smithy_runtime_api::client::http::SharedHttpClient> {
    None
}
