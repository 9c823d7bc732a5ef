use super::discoverer::{Discoverer, Mode};
use super::request::Signer;
use crate::endpoint::{EndpointFuture, SharedEndpointResolver};
use crate::endpoint_discovery::DiscoveryParams;
use crate::layers::Layers;
use crate::retries::SendAgainOrRetry;
use crate::service::Service;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::endpoint::{EndpointResolverParams, ResolveEndpoint};
use aws_smithy_runtime_api::client::identity::Identity;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponentsBuilder;
use aws_smithy_runtime_api::client::runtime_plugin::{Order, RuntimePlugin};
use std::borrow::Cow;
use std::sync::Arc;

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
        Self(Arc::new(Discoverer::new(service, invalid_endpoint, mode, layers)))
    }
}

impl RuntimePlugin for Plugin {
    fn order(&self) -> Order {
        Order::NestedComponents
    }

    fn runtime_components(&self, current: &RuntimeComponentsBuilder) -> Cow<'_, RuntimeComponentsBuilder> {
        let mut components = RuntimeComponentsBuilder::new("EndpointDiscovery");
        if let Some(by_rules) = current.endpoint_resolver() {
            let resolver = DiscoveringResolver { discoverer: self.0.clone(), by_rules };
            components.set_endpoint_resolver(Some(SharedEndpointResolver::new(resolver)));
        }
        if let Some(retries) = current.retry_strategy() {
            components.set_retry_strategy(Some(SendAgainOrRetry { first: self.0.clone(), retries }));
        }
        Cow::Owned(components)
    }
}

#[derive(Debug)]
struct DiscoveringResolver {
    discoverer: Arc<Discoverer>,
    by_rules: SharedEndpointResolver,
}

impl ResolveEndpoint for DiscoveringResolver {
    fn resolve_endpoint<'a>(&'a self, params: &'a EndpointResolverParams) -> EndpointFuture<'a> {
        let by_rules = self.by_rules.resolve_endpoint(params);
        // An endpoint that is resolved before the identity only selects the authentication scheme.
        match params.get_property::<DiscoveryParams>().zip(params.get_property::<Signer>()) {
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
