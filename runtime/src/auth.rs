//! Authentication schemes, by the IDs under which the runtime knows them.

pub use aws_runtime::auth::sigv4::SCHEME_ID as SIGV4;
pub use aws_smithy_runtime::client::auth::no_auth::NO_AUTH_SCHEME_ID as NO_AUTH;
pub use aws_smithy_runtime_api::client::auth::http::{
    HTTP_API_KEY_AUTH_SCHEME_ID as HTTP_API_KEY, HTTP_BASIC_AUTH_SCHEME_ID as HTTP_BASIC,
    HTTP_BEARER_AUTH_SCHEME_ID as HTTP_BEARER,
};
pub use aws_smithy_runtime_api::client::auth::{
    AuthScheme, AuthSchemePreference, SharedAuthScheme, SharedAuthSchemeOptionResolver,
};

use aws_runtime::auth::sigv4::SigV4AuthScheme;
use aws_smithy_runtime::client::auth::http::{ApiKeyAuthScheme, ApiKeyLocation, BasicAuthScheme, BearerAuthScheme};
use aws_smithy_runtime::client::auth::no_auth::NoAuthScheme;
use aws_smithy_runtime::client::identity::no_auth::NoAuthIdentityResolver;
use aws_smithy_runtime_api::client::auth::AuthSchemeId;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponentsBuilder;

/// SigV4a, which signs for several regions at once. It needs the feature `sigv4a`: without it, calls that want this
/// scheme and no other fail.
pub const SIGV4A: AuthSchemeId = AuthSchemeId::new("sigv4a");

/// Where a request carries the key of [`httpApiKeyAuth`].
///
/// [`httpApiKeyAuth`]: https://smithy.io/2.0/spec/authentication-traits.html#httpapikeyauth-trait
#[derive(Debug, Clone, Copy)]
pub enum ApiKey {
    /// In a header of this name, after the name of a scheme that may be empty.
    Header(&'static str, &'static str),
    /// In a parameter of the query.
    Query(&'static str),
}

impl ApiKey {
    fn scheme(self) -> ApiKeyAuthScheme {
        match self {
            ApiKey::Header(name, scheme) => ApiKeyAuthScheme::new(scheme, ApiKeyLocation::Header, name),
            ApiKey::Query(name) => ApiKeyAuthScheme::new("", ApiKeyLocation::Query, name),
        }
    }
}

/// Adds all schemes. Which of them a call uses, its operation and its endpoint say, and the identities that there are.
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
