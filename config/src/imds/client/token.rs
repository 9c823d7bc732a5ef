//! Session tokens, which each request for metadata carries.
//!
//! A token is an identity of an authentication scheme, so that the orchestrator obtains it before it sends a request.

use super::error::{ImdsError, TokenError, TokenErrorKind};
use crate::identity::IdentityCache;
use crate::secret_header;
use aws_smithy_async::time::SharedTimeSource;
use aws_smithy_runtime::client::orchestrator::operation::Operation;
use aws_smithy_runtime::expiring_cache::ExpiringCache;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::auth::static_resolver::StaticAuthSchemeOptionResolver;
use aws_smithy_runtime_api::client::auth::{AuthScheme, AuthSchemeEndpointConfig, AuthSchemeId, Sign};
use aws_smithy_runtime_api::client::identity::{Identity, IdentityFuture, ResolveIdentity, SharedIdentityResolver};
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse, OrchestratorError};
use aws_smithy_runtime_api::client::runtime_components::{
    GetIdentityResolver, RuntimeComponents, RuntimeComponentsBuilder,
};
use aws_smithy_runtime_api::client::runtime_plugin::{SharedRuntimePlugin, StaticRuntimePlugin};
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::config_bag::ConfigBag;
use http::HeaderValue;
use std::fmt::{Debug, Formatter};
use std::time::{Duration, SystemTime};

/// A token is replaced this long before it expires.
const REFRESH_BUFFER: Duration = Duration::from_secs(120);

const TOKEN: &str = "x-aws-ec2-metadata-token";
const TTL: &str = "x-aws-ec2-metadata-token-ttl-seconds";
const SCHEME: AuthSchemeId = AuthSchemeId::new(TOKEN);

/// The plugin that adds tokens to requests.
pub(super) fn token_plugin(common: SharedRuntimePlugin, ttl: Duration) -> StaticRuntimePlugin {
    let components = RuntimeComponentsBuilder::new("ImdsToken")
        .with_auth_scheme(TokenAuthScheme)
        .with_auth_scheme_option_resolver(Some(StaticAuthSchemeOptionResolver::new(vec![SCHEME])))
        .with_identity_cache(Some(IdentityCache::no_cache()))
        .with_identity_resolver(SCHEME, TokenResolver::new(common, ttl));
    StaticRuntimePlugin::new().with_runtime_components(components)
}

#[derive(Clone)]
struct Token {
    value: HeaderValue,
    expiry: SystemTime,
}

impl Debug for Token {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Token").field("expiry", &self.expiry).finish_non_exhaustive()
    }
}

/// The value of a token, and how long it is valid.
#[derive(Debug)]
struct TokenResponse {
    value: HeaderValue,
    ttl: Duration,
}

impl TokenResponse {
    fn parse(response: &HttpResponse) -> Result<Self, TokenError> {
        match response.status().as_u16() {
            400 => return Err(TokenErrorKind::InvalidParameters.into()),
            403 => return Err(TokenErrorKind::Forbidden.into()),
            _ => {}
        }
        let body = response.body().bytes().unwrap_or_default();
        let mut value = HeaderValue::from_bytes(body).map_err(|_| TokenErrorKind::InvalidToken)?;
        value.set_sensitive(true);
        let ttl = response.headers().get(TTL).ok_or(TokenErrorKind::NoTtl)?;
        let ttl = ttl.parse().map_err(|_| TokenErrorKind::InvalidTtl)?;
        Ok(Self { value, ttl: Duration::from_secs(ttl) })
    }
}

#[derive(Debug)]
struct TokenResolver {
    cache: ExpiringCache<Token, ImdsError>,
    request: Operation<(), TokenResponse, TokenError>,
}

impl TokenResolver {
    fn new(common: SharedRuntimePlugin, ttl: Duration) -> Self {
        let request = Operation::builder()
            .service_name("imds")
            .operation_name("get-token")
            .runtime_plugin(common)
            .no_auth()
            .with_connection_poisoning()
            .serializer(move |()| {
                let request = http::Request::put("/latest/api/token").header(TTL, ttl.as_secs());
                Ok(HttpRequest::try_from(request.body(SdkBody::empty())?)?)
            })
            .deserializer(|response| TokenResponse::parse(response).map_err(OrchestratorError::operation))
            .build();
        Self { cache: ExpiringCache::new(REFRESH_BUFFER), request }
    }

    async fn token(&self, time: SharedTimeSource) -> Result<Token, ImdsError> {
        if let Some(token) = self.cache.yield_or_clear_if_expired(time.now()).await {
            return Ok(token);
        }
        let load = || async {
            let TokenResponse { value, ttl } =
                self.request.invoke(()).await.map_err(ImdsError::failed_to_load_token)?;
            let expiry = time.now() + ttl;
            Ok((Token { value, expiry }, expiry))
        };
        self.cache.get_or_load(load).await
    }
}

impl ResolveIdentity for TokenResolver {
    fn resolve_identity<'a>(&'a self, components: &'a RuntimeComponents, _config: &'a ConfigBag) -> IdentityFuture<'a> {
        let time = components.time_source().unwrap_or_default();
        IdentityFuture::new(async move {
            let token = self.token(time).await?;
            let expiry = token.expiry;
            Ok(Identity::new(token, Some(expiry)))
        })
    }
}

#[derive(Debug)]
struct TokenAuthScheme;

impl AuthScheme for TokenAuthScheme {
    fn scheme_id(&self) -> AuthSchemeId {
        SCHEME
    }

    fn identity_resolver(&self, resolvers: &dyn GetIdentityResolver) -> Option<SharedIdentityResolver> {
        resolvers.identity_resolver(SCHEME)
    }

    fn signer(&self) -> &dyn Sign {
        self
    }
}

impl Sign for TokenAuthScheme {
    fn sign_http_request(
        &self,
        request: &mut HttpRequest,
        identity: &Identity,
        _endpoint: AuthSchemeEndpointConfig<'_>,
        _components: &RuntimeComponents,
        _config: &ConfigBag,
    ) -> Result<(), BoxError> {
        let token: &Token = identity.data().ok_or("the identity is not a token of IMDS")?;
        secret_header::add(request, TOKEN, token.value.clone());
        Ok(())
    }
}
