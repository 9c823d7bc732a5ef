use super::exchange::Exchange;
use super::nonces::Nonces;
use super::request;
use crate::auth::{
    AuthScheme, AuthSchemeEndpointConfig, AuthSchemeId, GetIdentityResolver, HTTP_DIGEST, Identity, SharedAuthScheme,
    Sign,
};
use crate::retries::{SendAgain, SendAgainOrRetry};
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::identity::SharedIdentityResolver;
use aws_smithy_runtime_api::client::identity::http::Login;
use aws_smithy_runtime_api::client::interceptors::context::{
    BeforeTransmitInterceptorContextRef, FinalizerInterceptorContextMut, InterceptorContext,
};
use aws_smithy_runtime_api::client::interceptors::{Intercept, SharedInterceptor, dyn_dispatch_hint};
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, OrchestratorError};
use aws_smithy_runtime_api::client::runtime_components::{RuntimeComponents, RuntimeComponentsBuilder};
use aws_smithy_runtime_api::client::runtime_plugin::{Order, RuntimePlugin};
use aws_smithy_types::config_bag::ConfigBag;
use http::Uri;
use std::borrow::Cow;

const UNAUTHORIZED: u16 = 401;

/// The authentication scheme of a client, and the parts of calls that signers do not see: signs requests, reads challenges,
/// and sends requests again.
#[derive(Debug, Clone, Default)]
pub(super) struct DigestAuth {
    nonces: Nonces,
}

impl RuntimePlugin for DigestAuth {
    fn order(&self) -> Order {
        Order::NestedComponents
    }

    fn runtime_components(&self, current: &RuntimeComponentsBuilder) -> Cow<'_, RuntimeComponentsBuilder> {
        let components = RuntimeComponentsBuilder::new("HttpDigestAuth");
        // A program can bring its own.
        if current.auth_schemes().any(|scheme| scheme.scheme_id() == HTTP_DIGEST) {
            return Cow::Owned(components);
        }
        let components = components
            .with_auth_scheme(SharedAuthScheme::new(self.clone()))
            .with_interceptor(SharedInterceptor::permanent(self.clone()));
        Cow::Owned(match current.retry_strategy() {
            Some(retries) => components.with_retry_strategy(Some(SendAgainOrRetry { first: self.clone(), retries })),
            None => components,
        })
    }
}

impl AuthScheme for DigestAuth {
    fn scheme_id(&self) -> AuthSchemeId {
        HTTP_DIGEST
    }

    fn identity_resolver(&self, resolvers: &dyn GetIdentityResolver) -> Option<SharedIdentityResolver> {
        resolvers.identity_resolver(HTTP_DIGEST)
    }

    fn signer(&self) -> &dyn Sign {
        self
    }
}

impl Sign for DigestAuth {
    fn sign_http_request(
        &self,
        request: &mut HttpRequest,
        identity: &Identity,
        _endpoint: AuthSchemeEndpointConfig<'_>,
        _components: &RuntimeComponents,
        config: &ConfigBag,
    ) -> Result<(), BoxError> {
        let login: &Login = identity.data().ok_or("HTTP digest authentication needs a `Login`")?;
        let exchange = config.load::<Exchange>().ok_or("the state of HTTP digest authentication is missing")?;
        let uri: Uri = request.uri().parse()?;
        match exchange.authorization(&self.nonces, login, request.method(), &uri)? {
            Some(authorization) => request::set_authorization(request, &authorization),
            None => Ok(()),
        }
    }
}

#[dyn_dispatch_hint]
impl Intercept for DigestAuth {
    fn name(&self) -> &'static str {
        "HttpDigestAuth"
    }

    fn read_before_attempt(
        &self,
        context: &BeforeTransmitInterceptorContextRef<'_>,
        _components: &RuntimeComponents,
        config: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        match config.load::<Exchange>() {
            Some(exchange) => exchange.start_attempt(),
            None => {
                let can_send_again = context.request().body().try_clone().is_some();
                config.interceptor_state().store_put(Exchange::new(can_send_again));
            }
        }
        Ok(())
    }

    fn modify_before_attempt_completion(
        &self,
        context: &mut FinalizerInterceptorContextMut<'_>,
        _components: &RuntimeComponents,
        config: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let Some(exchange) = config.load::<Exchange>() else { return Ok(()) };
        // The body of a response with an error can be late.
        let is_complete = matches!(
            context.output_or_error(),
            Some(Err(error)) if !error.is_timeout_error() && !error.is_connector_error()
        );
        let response = context.response().filter(|response| is_complete && response.status().as_u16() == UNAUTHORIZED);
        let Some(response) = response else { return Ok(()) };
        if let Err(error) = exchange.unauthorized(&self.nonces, response.headers())
            && let Some(outcome) = context.output_or_error_mut()
        {
            *outcome = Err(OrchestratorError::other(error));
        }
        Ok(())
    }
}

impl SendAgain for DigestAuth {
    fn sends_again(&self, _context: &InterceptorContext, config: &ConfigBag) -> bool {
        config.load::<Exchange>().is_some_and(Exchange::sends_again)
    }
}
