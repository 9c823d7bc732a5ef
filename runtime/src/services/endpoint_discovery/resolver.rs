use super::cache::{Cache, Known};
use super::describe_endpoints::{self, DescribeEndpointsInput};
use super::discovered_endpoint::DiscoveredEndpoint;
use crate::auth::SIGV4;
use crate::client::Handle;
use crate::endpoint::{Endpoint, EndpointFuture, SharedEndpointResolver};
use crate::endpoint_discovery::{Call, Key};
use crate::endpoint_rules::BuiltIn;
use crate::error::DisplayErrorContext;
use crate::error_metadata;
use crate::layers::Layers;
use crate::retries::{SendAgain, SendAgainOrRetry};
use crate::service::Service;
use aws_credential_types::Credentials;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::endpoint::{EndpointResolverParams, ResolveEndpoint};
use aws_smithy_runtime_api::client::identity::{Identity, IdentityFuture, ResolveIdentity};
use aws_smithy_runtime_api::client::interceptors::context::InterceptorContext;
use aws_smithy_runtime_api::client::runtime_components::{RuntimeComponents, RuntimeComponentsBuilder};
use aws_smithy_runtime_api::client::runtime_plugin::{Order, RuntimePlugin};
use aws_smithy_schema::protocol::SharedClientProtocol;
use aws_smithy_types::config_bag::ConfigBag;
use aws_types::region::Region;
use std::borrow::Cow;
use std::fmt;
use std::sync::{Arc, OnceLock, PoisonError};
use std::time::SystemTime;

/// The status of a response to a request for another host.
/// <https://www.rfc-editor.org/rfc/rfc9110#section-15.5.20>
const MISDIRECTED_REQUEST: u16 = 421;

/// The operations for which a client asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mode {
    Always,
    IfRequired,
    Never,
}

/// Wraps the resolver of endpoints and the retry strategy of a client.
#[derive(Debug)]
pub(super) struct Plugin(Arc<Discoverer>);

impl Plugin {
    pub(super) fn new(
        service: &'static Service,
        invalid_endpoint: Option<&'static str>,
        mode: Mode,
        layers: &Layers,
    ) -> Self {
        let (layers, cache, handle) = (layers.clone(), Cache::default(), OnceLock::new());
        Self(Arc::new(Discoverer { service, invalid_endpoint, mode, layers, handle, cache }))
    }
}

impl RuntimePlugin for Plugin {
    fn order(&self) -> Order {
        Order::NestedComponents
    }

    fn runtime_components(&self, current: &RuntimeComponentsBuilder) -> Cow<'_, RuntimeComponentsBuilder> {
        let mut components = RuntimeComponentsBuilder::new("EndpointDiscovery");
        if let Some(by_rules) = current.endpoint_resolver() {
            let resolver = Resolver { discoverer: self.0.clone(), by_rules };
            components.set_endpoint_resolver(Some(SharedEndpointResolver::new(resolver)));
        }
        if let Some(retries) = current.retry_strategy() {
            components.set_retry_strategy(Some(SendAgainOrRetry { first: self.0.clone(), retries }));
        }
        Cow::Owned(components)
    }
}

/// Asks the service for endpoints, and keeps them.
#[derive(Debug)]
struct Discoverer {
    service: &'static Service,
    invalid_endpoint: Option<&'static str>,
    mode: Mode,
    /// The configuration of the client.
    layers: Layers,
    /// A client without discovery, which asks.
    handle: OnceLock<Arc<Handle>>,
    cache: Cache,
}

impl Discoverer {
    fn now(&self) -> SystemTime {
        self.layers.time_source().unwrap_or_default().now()
    }

    /// The endpoint of a call, which differs in its URL from the one by the rules.
    async fn endpoint(
        &self,
        call: &Call,
        signer: &Signer,
        params: &EndpointResolverParams,
        by_rules: Endpoint,
    ) -> Result<Endpoint, BoxError> {
        // As in `plugin`, the program sets the endpoint.
        if self.built_in(params, BuiltIn::Endpoint).is_some() {
            return Ok(by_rules);
        }
        if self.mode == Mode::Never {
            return match call.required {
                true => Err(format!("{} requires endpoint discovery, which is disabled", call.operation).into()),
                false => Ok(by_rules),
            };
        }
        if self.mode == Mode::IfRequired && !call.required {
            return Ok(by_rules);
        }
        let key = key(call, signer, &by_rules);
        call.used.lock().unwrap_or_else(PoisonError::into_inner).entry = Some(key.clone());
        let url = match self.cache.get(&key, self.now()) {
            Known::Valid(url) | Known::Failed(Some(url)) => Some(url),
            Known::Failed(None) if !call.required => None,
            Known::Failed(None) | Known::Nothing => {
                let pause = Pause { discoverer: self, key: Some(key) };
                match self.ask(call, signer, params, &by_rules).await {
                    Ok(endpoint) => {
                        pause.avoid(endpoint.clone());
                        Some(endpoint.url)
                    }
                    Err(error) => match pause.start() {
                        None if call.required => return Err(error),
                        expired => {
                            let error = DisplayErrorContext(&*error);
                            tracing::warn!(%error, "endpoint discovery failed; the request goes to another endpoint");
                            expired
                        }
                    },
                }
            }
        };
        Ok(match url {
            Some(url) => by_rules.into_builder().url(url).build(),
            None => by_rules,
        })
    }

    /// Asks the endpoint by the rules, with the identity, the region, the HTTP client and the timeouts of the call.
    async fn ask(
        &self,
        call: &Call,
        Signer(identity): &Signer,
        params: &EndpointResolverParams,
        by_rules: &Endpoint,
    ) -> Result<DiscoveredEndpoint, BoxError> {
        let handle = self.handle.get_or_init(|| {
            let mut layers = self.layers.clone();
            layers.set_endpoint_discovery_enabled(Some(false));
            Handle::new(self.service, &layers)
        });
        let mut overrides = Layers::default();
        overrides.components.set_identity_resolver(SIGV4, Signer(identity.clone()));
        overrides.components.set_endpoint_resolver(Some(SharedEndpointResolver::new(Fixed(by_rules.clone()))));
        overrides.components.set_http_client(call.http_client.clone());
        overrides.set_timeout_config(call.timeouts.clone());
        if let Some(region) = self.built_in(params, BuiltIn::Region) {
            overrides.set_region(Some(Region::new(region.to_owned())));
        }
        let has_identifiers = !call.identifiers.is_empty();
        let input = DescribeEndpointsInput {
            operation: has_identifiers.then(|| call.operation.to_owned()),
            identifiers: has_identifiers.then(|| call.identifiers.clone().into_iter().collect()),
        };
        let discovery = describe_endpoints::call(handle, input, handle.override_plugins(overrides)).await?;
        DiscoveredEndpoint::of(discovery, self.now())
    }

    /// The text that a call has for a built-in parameter.
    fn built_in<'p>(&self, params: &'p EndpointResolverParams, built_in: BuiltIn) -> Option<&'p str> {
        let endpoints = self.service.endpoints;
        let parameters = &endpoints.rules.parameters;
        let index = parameters.iter().position(|parameter| parameter.built_in == Some(built_in))?;
        (endpoints.values)(params)?.text(index)
    }
}

impl SendAgain for Arc<Discoverer> {
    /// Forgets the endpoint of a call if the response says that it is not valid any more. A call asks again
    /// once.
    fn sends_again(&self, context: &InterceptorContext, config: &ConfigBag) -> bool {
        let params = config.load::<EndpointResolverParams>();
        let Some(call) = params.and_then(EndpointResolverParams::get_property::<Call>) else { return false };
        let Some((response, protocol)) = context.response().zip(config.load::<SharedClientProtocol>()) else {
            return false;
        };
        let is_invalid = || {
            let (metadata, _) = error_metadata::read(protocol, response, config, self.service.errors);
            metadata.code().is_some() && metadata.code() == self.invalid_endpoint
        };
        if response.status().is_success() || (response.status().as_u16() != MISDIRECTED_REQUEST && !is_invalid()) {
            return false;
        }
        let mut used = call.used.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(key) = used.entry.take() else { return false };
        self.cache.remove(&key);
        !std::mem::replace(&mut used.was_invalid, true)
    }
}

/// Pauses discovery unless a client gets a response: also if the client stops to wait for one, because the timeout of an
/// attempt includes discovery. The next attempt then goes to another endpoint.
struct Pause<'d> {
    discoverer: &'d Discoverer,
    key: Option<Key>,
}

impl Pause<'_> {
    fn avoid(mut self, endpoint: DiscoveredEndpoint) {
        if let Some(key) = self.key.take() {
            self.discoverer.cache.put(key, endpoint, self.discoverer.now());
        }
    }

    /// Returns the endpoint that has expired, if there is one.
    fn start(mut self) -> Option<String> {
        self.pause()
    }

    fn pause(&mut self) -> Option<String> {
        self.key.take().and_then(|key| self.discoverer.cache.fail(key, self.discoverer.now()))
    }
}

impl Drop for Pause<'_> {
    fn drop(&mut self) {
        self.pause();
    }
}

fn key(call: &Call, Signer(identity): &Signer, by_rules: &Endpoint) -> Key {
    let credentials: Option<&Credentials> = identity.data();
    Key {
        access_key_id: credentials.map(|credentials| credentials.access_key_id().to_owned()),
        endpoint: by_rules.url().to_owned(),
        operation: (!call.identifiers.is_empty()).then_some(call.operation),
        identifiers: call.identifiers.clone(),
    }
}

/// The identity of a call, with which the client asks, too. It contains secrets, and parameters may be printed.
struct Signer(Identity);

impl fmt::Debug for Signer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Signer")
    }
}

impl ResolveIdentity for Signer {
    fn resolve_identity<'a>(
        &'a self,
        _components: &'a RuntimeComponents,
        _config: &'a ConfigBag,
    ) -> IdentityFuture<'a> {
        IdentityFuture::ready(Ok(self.0.clone()))
    }
}

/// Returns this endpoint for every call.
#[derive(Debug)]
struct Fixed(Endpoint);

impl ResolveEndpoint for Fixed {
    fn resolve_endpoint<'a>(&'a self, _params: &'a EndpointResolverParams) -> EndpointFuture<'a> {
        EndpointFuture::ready(Ok(self.0.clone()))
    }
}

#[derive(Debug)]
struct Resolver {
    discoverer: Arc<Discoverer>,
    by_rules: SharedEndpointResolver,
}

impl ResolveEndpoint for Resolver {
    fn resolve_endpoint<'a>(&'a self, params: &'a EndpointResolverParams) -> EndpointFuture<'a> {
        let by_rules = self.by_rules.resolve_endpoint(params);
        // An endpoint that is resolved before the identity only selects the authentication scheme.
        match params.get_property::<Call>().zip(params.get_property::<Signer>()) {
            Some((call, signer)) => EndpointFuture::new(async move {
                let by_rules = by_rules.await?;
                self.discoverer.endpoint(call, signer, params, by_rules).await
            }),
            None => by_rules,
        }
    }

    fn finalize_params<'a>(&'a self, params: &'a mut EndpointResolverParams) -> Result<(), BoxError> {
        // The resolver by the rules removes the identity.
        if let Some(identity) = params.get_property::<Identity>().cloned() {
            params.set_property(Signer(identity));
        }
        self.by_rules.finalize_params(params)
    }
}
