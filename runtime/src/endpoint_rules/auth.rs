use crate::auth::{SIGV4, SIGV4A};
use crate::config::auth::{Params, ResolveAuthScheme};
use aws_smithy_runtime::client::auth::no_auth::NO_AUTH_SCHEME_ID;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::auth::{AuthSchemeId, AuthSchemeOption, AuthSchemeOptionsFuture};
use aws_smithy_runtime_api::client::endpoint::{EndpointResolverParams, ResolveEndpoint};
use aws_smithy_runtime_api::client::runtime_components::{GetIdentityResolver, RuntimeComponents};
use aws_smithy_types::Document;
use aws_smithy_types::config_bag::ConfigBag;
use aws_smithy_types::endpoint::Endpoint;
use std::borrow::Cow;

/// Prefers the authentication schemes of the endpoint to those of the operation. Used for services whose rules contain other
/// schemes than the preferred one of the service.
#[derive(Debug, Default)]
pub(crate) struct EndpointAuthSchemeResolver;

impl ResolveAuthScheme for EndpointAuthSchemeResolver {
    fn resolve_auth_scheme<'a>(
        &'a self,
        params: &'a Params,
        config: &'a ConfigBag,
        components: &'a RuntimeComponents,
    ) -> AuthSchemeOptionsFuture<'a> {
        AuthSchemeOptionsFuture::new(async move {
            let endpoint_params =
                config.load::<EndpointResolverParams>().ok_or("the parameters of the endpoint are not set")?;
            let endpoint = components.endpoint_resolver().resolve_endpoint(endpoint_params).await?;
            options(params.schemes(), &endpoint_schemes(&endpoint), components)
        })
    }
}

/// The schemes of a call, those of the endpoint first.
fn options(
    modeled: &[AuthSchemeId],
    wanted: &[AuthSchemeId],
    components: &RuntimeComponents,
) -> Result<Vec<AuthSchemeOption>, BoxError> {
    let has_credentials = components.identity_resolver(SIGV4).is_some();
    check(modeled, wanted, has_credentials, |scheme| components.auth_scheme(scheme).is_some())?;
    let others = modeled.iter().filter(|scheme| !wanted.contains(scheme));
    Ok(wanted.iter().chain(others).cloned().map(AuthSchemeOption::from).collect())
}

/// Checks that the client has a scheme of the endpoint, unless the operation allows anonymous access and there are no
/// credentials.
fn check(
    modeled: &[AuthSchemeId],
    wanted: &[AuthSchemeId],
    has_credentials: bool,
    is_known: impl Fn(&AuthSchemeId) -> bool,
) -> Result<(), String> {
    let allows_anonymous = modeled.contains(&NO_AUTH_SCHEME_ID) && !has_credentials;
    if wanted.is_empty() || allows_anonymous || wanted.iter().any(is_known) {
        return Ok(());
    }
    let help = match wanted.contains(&SIGV4A) {
        true => ": enable the feature `sigv4a` of `smithereens`",
        false => "",
    };
    let wanted = wanted.iter().map(AuthSchemeId::inner).collect::<Vec<_>>().join(", ");
    Err(format!("the endpoint requires authentication by {wanted}, which this client does not have{help}"))
}

/// The schemes that an endpoint lists.
pub(crate) fn endpoint_schemes(endpoint: &Endpoint) -> Vec<AuthSchemeId> {
    let id = |name: &str| AuthSchemeId::from(Cow::Owned(name.to_owned()));
    let typed = endpoint.auth_schemes();
    if !typed.is_empty() {
        return typed.iter().map(|scheme| id(scheme.name())).collect();
    }
    // A resolver of the user can have set them as a document.
    let Some(Document::Array(schemes)) = endpoint.properties().get("authSchemes") else { return Vec::new() };
    schemes.iter().filter_map(|scheme| Some(id(scheme.as_object()?.get("name")?.as_string()?))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scheme_of_the_endpoint_that_the_client_lacks_is_an_error() {
        let modeled = [SIGV4, SIGV4A, NO_AUTH_SCHEME_ID];
        let is_known = |scheme: &AuthSchemeId| *scheme == SIGV4;
        let error = check(&modeled, &[SIGV4A], true, is_known).expect_err("no such scheme");
        assert!(error.contains("by sigv4a,") && error.contains("feature `sigv4a`"), "{error}");
        let error = check(&modeled, &["other".into()], true, is_known).expect_err("no such scheme");
        assert!(error.contains("by other,") && !error.contains("feature"), "{error}");
        check(&modeled[..2], &[SIGV4A], false, is_known).expect_err("no such scheme, and no call without any");
        for (wanted, has_credentials) in [(&[SIGV4A][..], false), (&[SIGV4A, SIGV4], true), (&[], true)] {
            check(&modeled, wanted, has_credentials, is_known).expect("schemes");
        }
    }
}
