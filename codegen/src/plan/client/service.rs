use super::customization::{Extension, RuntimeModule};
use crate::plan::auth::{ApiKey, AuthScheme};
use crate::plan::docs::Docs;
use crate::select::Protocol;

/// The service of a client.
#[derive(Debug)]
pub(crate) struct Service {
    /// The `sdkId`, or the shape's name.
    pub(crate) sdk_id: String,
    /// The name of the service in prose, as Markdown.
    pub(crate) title: String,
    /// The name of the client, which `include_client!` takes: `apigateway`.
    pub(crate) client_name: String,
    pub(crate) shape_name: String,
    pub(crate) namespace: String,
    pub(crate) version: String,
    pub(crate) xml_namespace: Option<(String, Option<String>)>,
    pub(crate) protocol: Protocol,
    /// Whether the model allows no event streams over HTTP/1.1.
    pub(crate) events_need_http2: bool,
    pub(crate) endpoint_prefix: Option<String>,
    pub(crate) signing_name: Option<String>,
    pub(crate) auth_schemes: Vec<AuthScheme>,
    pub(crate) api_key: Option<ApiKey>,
    /// The constant of the runtime's `Signing`, if not the standard one.
    pub(crate) signing: Option<&'static str>,
    /// The constant of the runtime's `ErrorRules`, if not the standard one.
    pub(crate) errors: Option<&'static str>,
    /// The constant of the runtime's `Retries`, if not the standard one.
    pub(crate) retries: Option<&'static str>,
    /// The module of the runtime's `services` that reads extended request IDs, if responses carry them.
    pub(crate) extended_request_id: Option<&'static str>,
    /// Headers of every request.
    pub(crate) headers: Vec<(&'static str, &'static str)>,
    /// How its clients ask it for their endpoints, if they can.
    pub(crate) endpoint_discovery: Option<EndpointDiscovery>,
    /// The extension of its clients.
    pub(crate) extension: Option<Extension>,
    /// Modules of the runtime that its clients re-export.
    pub(crate) modules: Vec<RuntimeModule>,
    pub(crate) docs: Docs,
}

/// How clients ask a service for their endpoints.
#[derive(Debug)]
pub(crate) struct EndpointDiscovery {
    /// The code of the error that says that an endpoint is not valid any more.
    pub(crate) invalid_endpoint: Option<String>,
    /// Whether an operation requires it.
    pub(crate) is_required: bool,
}

impl Service {
    /// Adds an authentication scheme if the service lacks it, after its own schemes but before anonymous access.
    pub(crate) fn add_auth_scheme(&mut self, scheme: AuthScheme) {
        let schemes = &mut self.auth_schemes;
        if !schemes.contains(&scheme) {
            let end = schemes.iter().position(|scheme| *scheme == AuthScheme::NoAuth).unwrap_or(schemes.len());
            schemes.insert(end, scheme);
        }
    }
}
