use super::cache::{CachedEndpoint, EndpointCache};
use super::discovered_endpoint::DiscoveredEndpoint;
use super::request::{DiscoveryError, DiscoveryRequest, Signer};
use super::tasks::Tasks;
use crate::client::Handle;
use crate::endpoint::Endpoint;
use crate::endpoint_discovery::{DiscoveryParams, EndpointKey};
use crate::endpoint_rules::BuiltIn;
use crate::error::DisplayErrorContext;
use crate::error_metadata;
use crate::layers::Layers;
use crate::retries::SendAgain;
use crate::service::Service;
use aws_credential_types::Credentials;
use aws_smithy_async::time::SharedTimeSource;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::endpoint::EndpointResolverParams;
use aws_smithy_runtime_api::client::interceptors::context::InterceptorContext;
use aws_smithy_schema::protocol::SharedClientProtocol;
use aws_smithy_types::config_bag::ConfigBag;
use aws_types::region::Region;
use std::sync::{Arc, OnceLock, PoisonError, Weak};

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

/// Asks the service for endpoints, and keeps them.
#[derive(Debug)]
pub(super) struct Discoverer {
    service: &'static Service,
    invalid_endpoint: Option<&'static str>,
    mode: Mode,
    /// The configuration of the client.
    layers: Layers,
    /// A client without discovery, which asks.
    handle: OnceLock<Arc<Handle>>,
    cache: EndpointCache,
    tasks: Tasks,
}

impl Discoverer {
    pub(super) fn new(
        service: &'static Service,
        invalid_endpoint: Option<&'static str>,
        mode: Mode,
        layers: &Layers,
    ) -> Self {
        let (handle, cache, tasks) = (OnceLock::new(), EndpointCache::default(), Tasks::default());
        Self { service, invalid_endpoint, mode, layers: layers.clone(), handle, cache, tasks }
    }

    fn time(&self) -> SharedTimeSource {
        self.layers.time_source().unwrap_or_default()
    }

    /// The endpoint of a call, which differs in its URL from the one by the rules.
    pub(super) async fn endpoint(
        self: &Arc<Self>,
        call: &DiscoveryParams,
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
        let request = || self.request(call, signer, params, &by_rules);
        let url = match self.cache.get(&key, self.time().now()) {
            CachedEndpoint::Valid(url) | CachedEndpoint::Failed(Some(url)) => Some(url),
            CachedEndpoint::Failed(None) if !call.required => None,
            CachedEndpoint::Expiring(url) => {
                self.refresh(&key, request);
                Some(url)
            }
            CachedEndpoint::Stale(url) if self.refresh(&key, request) => Some(url),
            CachedEndpoint::Failed(None) | CachedEndpoint::Stale(_) | CachedEndpoint::Nothing => {
                self.ask(&key, call.required, request).await?
            }
        };
        Ok(match url {
            Some(url) => by_rules.into_builder().url(url).build(),
            None => by_rules,
        })
    }

    /// Requests an endpoint in a task, while calls use the former one. Returns whether there is such a task.
    fn refresh(self: &Arc<Self>, key: &EndpointKey, request: impl FnOnce() -> DiscoveryRequest) -> bool {
        let Some(pending) = self.cache.new_request(key, self.time().now()) else { return true };
        let (discoverer, key, request) = (Arc::downgrade(self), key.clone(), request().with_timeout());
        self.tasks.spawn(async move {
            if let Err(error) = pending.get_or_init(|| discover(discoverer, key, request)).await {
                let error = DisplayErrorContext(error);
                tracing::warn!(%error, "the client keeps its endpoint");
            }
        })
    }

    /// Waits for an endpoint. Calls that need the same one wait for one request.
    async fn ask(
        self: &Arc<Self>,
        key: &EndpointKey,
        is_required: bool,
        request: impl FnOnce() -> DiscoveryRequest,
    ) -> Result<Option<String>, BoxError> {
        let pending = self.cache.request(key, self.time().now());
        let unless_done = Pause { discoverer: self, key: Some(key) };
        let discovered = pending.get_or_init(|| discover(Arc::downgrade(self), key.clone(), request())).await;
        unless_done.avoid();
        match discovered {
            Ok(endpoint) => Ok(Some(endpoint.url.clone())),
            Err(error) => match self.cache.url(key) {
                None if is_required => Err(error.clone().into()),
                expired => {
                    let error = DisplayErrorContext(error);
                    tracing::warn!(%error, "the request goes to another endpoint");
                    Ok(expired)
                }
            },
        }
    }

    /// A request for the endpoint of a call, which goes to the endpoint by the rules.
    fn request(
        &self,
        call: &DiscoveryParams,
        signer: &Signer,
        params: &EndpointResolverParams,
        by_rules: &Endpoint,
    ) -> DiscoveryRequest {
        let handle = self.handle.get_or_init(|| {
            let mut layers = self.layers.clone();
            layers.set_endpoint_discovery_enabled(Some(false));
            Handle::new(self.service, &layers)
        });
        let region = self.built_in(params, BuiltIn::Region).map(|region| Region::new(region.to_owned()));
        DiscoveryRequest::new(handle.clone(), self.time(), call, signer, region, by_rules)
    }

    /// The text that a call has for a built-in parameter.
    fn built_in<'p>(&self, params: &'p EndpointResolverParams, built_in: BuiltIn) -> Option<&'p str> {
        let endpoints = self.service.endpoints;
        let parameters = &endpoints.rules.parameters;
        let index = parameters.iter().position(|parameter| parameter.built_in == Some(built_in))?;
        (endpoints.values)(params)?.text(index)
    }
}

/// Sends a request and keeps its result, unless the client has been dropped.
async fn discover(
    discoverer: Weak<Discoverer>,
    key: EndpointKey,
    request: DiscoveryRequest,
) -> Result<DiscoveredEndpoint, DiscoveryError> {
    let result = request.send().await;
    if let Some(discoverer) = discoverer.upgrade() {
        let now = discoverer.time().now();
        match &result {
            Ok(endpoint) => discoverer.cache.put(&key, endpoint.clone(), now),
            Err(_) => discoverer.cache.pause(&key, now),
        }
    }
    result
}

impl SendAgain for Arc<Discoverer> {
    /// Forgets the endpoint of a call if the response says that it is not valid any more. A call asks again
    /// once.
    fn sends_again(&self, context: &InterceptorContext, config: &ConfigBag) -> bool {
        let params = config.load::<EndpointResolverParams>();
        let Some(call) = params.and_then(EndpointResolverParams::get_property::<DiscoveryParams>) else { return false };
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

/// Pauses discovery if a call stops to wait for an endpoint, because the timeout of an attempt includes discovery. The next
/// attempt then goes to another endpoint.
struct Pause<'d> {
    discoverer: &'d Discoverer,
    key: Option<&'d EndpointKey>,
}

impl Pause<'_> {
    fn avoid(mut self) {
        self.key = None;
    }
}

impl Drop for Pause<'_> {
    fn drop(&mut self) {
        if let Some(key) = self.key {
            self.discoverer.cache.pause(key, self.discoverer.time().now());
        }
    }
}

fn key(call: &DiscoveryParams, Signer(identity): &Signer, by_rules: &Endpoint) -> EndpointKey {
    let credentials: Option<&Credentials> = identity.data();
    EndpointKey {
        access_key_id: credentials.map(|credentials| credentials.access_key_id().to_owned()),
        endpoint: by_rules.url().to_owned(),
        operation: (!call.identifiers.is_empty()).then_some(call.operation),
        identifiers: call.identifiers.clone(),
    }
}
