use crate::config::auth::{Params, ResolveAuthScheme};
use aws_smithy_runtime::client::auth::no_auth::NO_AUTH_SCHEME_ID;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::auth::{AuthSchemeId, AuthSchemeOption, AuthSchemeOptionsFuture};
use aws_smithy_runtime_api::client::endpoint::{EndpointResolverParams, ResolveEndpoint};
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::Document;
use aws_smithy_types::config_bag::ConfigBag;
use aws_smithy_types::endpoint::Endpoint;
use std::borrow::Cow;

/// Prefers the authentication schemes that the endpoint of a request lists, in its order, to those of the operation: for
/// services whose rules know others than the one that the service prefers.
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
    let is_known = |scheme: &AuthSchemeId| components.auth_scheme(scheme).is_some();
    if !wanted.is_empty() && !modeled.contains(&NO_AUTH_SCHEME_ID) && !wanted.iter().any(is_known) {
        let wanted = wanted.iter().map(AuthSchemeId::inner).collect::<Vec<_>>().join(", ");
        return Err(format!("the endpoint wants authentication by {wanted}, which this client does not have").into());
    }
    let others = modeled.iter().filter(|scheme| !wanted.contains(scheme));
    Ok(wanted.iter().chain(others).cloned().map(AuthSchemeOption::from).collect())
}

/// The schemes that an endpoint lists.
pub(crate) fn endpoint_schemes(endpoint: &Endpoint) -> Vec<AuthSchemeId> {
    let id = |name: &str| AuthSchemeId::from(Cow::Owned(name.to_owned()));
    let typed = endpoint.auth_schemes();
    if !typed.is_empty() {
        return typed.iter().map(|scheme| id(scheme.name())).collect();
    }
    // A resolver of the user's may have written them as a document.
    let Some(Document::Array(schemes)) = endpoint.properties().get("authSchemes") else { return Vec::new() };
    schemes.iter().filter_map(|scheme| Some(id(scheme.as_object()?.get("name")?.as_string()?))).collect()
}
