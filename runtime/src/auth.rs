//! Authentication schemes and their IDs.

pub use aws_runtime::auth::sigv4::SCHEME_ID as SIGV4;
pub use aws_smithy_runtime::client::auth::no_auth::NO_AUTH_SCHEME_ID as NO_AUTH;
pub use aws_smithy_runtime_api::client::auth::http::{
    HTTP_API_KEY_AUTH_SCHEME_ID as HTTP_API_KEY, HTTP_BASIC_AUTH_SCHEME_ID as HTTP_BASIC,
    HTTP_BEARER_AUTH_SCHEME_ID as HTTP_BEARER, HTTP_DIGEST_AUTH_SCHEME_ID as HTTP_DIGEST,
};
pub use aws_smithy_runtime_api::client::auth::{
    AuthScheme, AuthSchemeEndpointConfig, AuthSchemeId, AuthSchemePreference, SharedAuthScheme,
    SharedAuthSchemeOptionResolver, Sign,
};
pub use aws_smithy_runtime_api::client::identity::{Identity, IdentityFuture};
pub use aws_smithy_runtime_api::client::runtime_components::GetIdentityResolver;

use crate::api_key::ApiKey;
use aws_runtime::auth::sigv4::SigV4AuthScheme;
use aws_smithy_runtime::client::auth::http::{BasicAuthScheme, BearerAuthScheme};
use aws_smithy_runtime::client::auth::no_auth::NoAuthScheme;
use aws_smithy_runtime::client::identity::no_auth::NoAuthIdentityResolver;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponentsBuilder;

/// SigV4a, which signs for several regions at once. It needs the feature `sigv4a`: without it, requests that support only
/// this scheme fail.
pub const SIGV4A: AuthSchemeId = AuthSchemeId::new("sigv4a");

/// Adds all schemes. The operation, its endpoint and the configured identities decide which one a request uses.
pub(crate) fn add_schemes(api_key: Option<ApiKey>, components: &mut RuntimeComponentsBuilder) {
    components.push_auth_scheme(SharedAuthScheme::new(SigV4AuthScheme::new()));
    #[cfg(feature = "sigv4a")]
    components.push_auth_scheme(SharedAuthScheme::new(aws_runtime::auth::sigv4a::SigV4aAuthScheme::new()));
    components.push_auth_scheme(SharedAuthScheme::new(BearerAuthScheme::new()));
    components.push_auth_scheme(SharedAuthScheme::new(BasicAuthScheme::new()));
    if let Some(api_key) = api_key {
        components.push_auth_scheme(SharedAuthScheme::new(api_key.scheme()));
    }
    components.push_auth_scheme(SharedAuthScheme::new(NoAuthScheme::default()));
    components.set_identity_resolver(NO_AUTH, NoAuthIdentityResolver::new());
}
