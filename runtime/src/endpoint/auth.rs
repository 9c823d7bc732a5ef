use aws_smithy_runtime::client::auth::no_auth::NO_AUTH_SCHEME_ID;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::auth::{
    AuthSchemeId, AuthSchemeOption, AuthSchemeOptionResolverParams, AuthSchemeOptionsFuture, ResolveAuthSchemeOptions,
};
use aws_smithy_runtime_api::client::endpoint::{EndpointResolverParams, ResolveEndpoint};
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::Document;
use aws_smithy_types::config_bag::ConfigBag;
use aws_smithy_types::endpoint::Endpoint;

/// Prefers the authentication schemes that the endpoint of a request lists, in its order, to those of the operation: for
/// services whose rules know schemes that the service itself does not list.
#[derive(Debug)]
pub(crate) struct EndpointAuthResolver {
    pub(crate) schemes: &'static [AuthSchemeId],
}

impl ResolveAuthSchemeOptions for EndpointAuthResolver {
    fn resolve_auth_scheme_options_v2<'a>(
        &'a self,
        _params: &'a AuthSchemeOptionResolverParams,
        config: &'a ConfigBag,
        components: &'a RuntimeComponents,
    ) -> AuthSchemeOptionsFuture<'a> {
        AuthSchemeOptionsFuture::new(async move {
            let params = config.load::<EndpointResolverParams>().ok_or("the parameters of the endpoint are not set")?;
            let endpoint = components.endpoint_resolver().resolve_endpoint(params).await?;
            self.options(&names(&endpoint), components)
        })
    }
}

impl EndpointAuthResolver {
    /// The schemes, those of the endpoint first.
    fn options(&self, wanted: &[String], components: &RuntimeComponents) -> Result<Vec<AuthSchemeOption>, BoxError> {
        let is_known = |name: &String| components.auth_scheme(&AuthSchemeId::from(name.clone())).is_some();
        if !wanted.is_empty() && !self.schemes.iter().any(|scheme| scheme == &NO_AUTH_SCHEME_ID) && !wanted.iter().any(is_known) {
            let wanted = wanted.join(", ");
            return Err(format!("the endpoint wants authentication by {wanted}, which this client does not have").into());
        }
        let listed = wanted.iter().map(|name| AuthSchemeId::from(name.clone()));
        let others = self.schemes.iter().filter(|scheme| !wanted.iter().any(|name| name == scheme.inner())).cloned();
        Ok(listed.chain(others).map(AuthSchemeOption::from).collect())
    }
}

/// The names of the schemes that an endpoint lists.
fn names(endpoint: &Endpoint) -> Vec<String> {
    let typed = endpoint.auth_schemes();
    if !typed.is_empty() {
        return typed.iter().map(|scheme| scheme.name().to_owned()).collect();
    }
    let Some(Document::Array(schemes)) = endpoint.properties().get("authSchemes") else { return Vec::new() };
    schemes.iter().filter_map(|scheme| Some(scheme.as_object()?.get("name")?.as_string()?.to_owned())).collect()
}
