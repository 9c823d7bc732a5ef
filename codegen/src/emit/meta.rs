use super::rust::{ident, optional};
use super::{Module, Visibility};
use crate::plan::{ApiKey, Plan};
use quote::quote;

/// The module `meta`.
pub(super) fn emit(plan: &Plan) -> Module {
    let service = &plan.service;
    let (sdk_id, client_name) = (&service.sdk_id, &service.client_name);
    let (shape_name, namespace, version) = (&service.shape_name, &service.namespace, &service.version);
    let xml_namespace = match &service.xml_namespace {
        Some((uri, prefix)) => {
            let prefix = optional(prefix.as_deref());
            quote!(Some((#uri, #prefix)))
        }
        None => quote!(None),
    };
    let protocol = ident(service.protocol.function());
    let signing_name = optional(service.signing_name.as_deref());
    let schemes = service.auth_schemes.iter().map(|scheme| ident(scheme.constant()));
    let signing = ident(service.signing);
    let api_key = match &service.api_key {
        None => quote!(None),
        Some(ApiKey::Query { name }) => quote!(Some(::smithereens::auth::ApiKey::Query(#name))),
        Some(ApiKey::Header { name, scheme }) => quote!(Some(::smithereens::auth::ApiKey::Header(#name, #scheme))),
    };
    let errors = ident(service.errors);
    let retries = ident(service.retries);
    let headers = service.headers.iter().map(|(name, value)| quote!((#name, #value)));
    let extension = match service.extension.map(|extension| ident(extension.module)) {
        Some(extension) => quote!(Some(&::smithereens::services::#extension::EXTENSION)),
        None => quote!(None),
    };
    let mut module = Module::new("meta", Visibility::Public);
    module.docs = "About the package that the client is generated in.".to_owned();
    module.items = quote! {
        /// The version of the package that the client is generated in.
        pub static PKG_VERSION: &str = env!("CARGO_PKG_VERSION");

        pub(crate) static SERVICE: ::smithereens::Service = ::smithereens::Service {
            sdk_id: #sdk_id,
            client_name: #client_name,
            shape_name: #shape_name,
            namespace: #namespace,
            version: #version,
            xml_namespace: #xml_namespace,
            protocol: ::smithereens::protocol::#protocol(),
            endpoints: &sdk::config::endpoint::ENDPOINTS,
            signing_name: #signing_name,
            auth_schemes: &[#( ::smithereens::auth::#schemes ),*],
            api_key: #api_key,
            signing: ::smithereens::Signing::#signing,
            errors: ::smithereens::ErrorRules::#errors,
            retries: ::smithereens::Retries::#retries,
            headers: &[#( #headers ),*],
            extension: #extension,
            package_version: PKG_VERSION,
        };
    };
    module
}
