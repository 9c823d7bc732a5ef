use super::rust::{auth_scheme, ident, optional};
use super::{Module, Visibility};
use crate::plan::{ApiKey, Plan, Service};
use proc_macro2::{Literal, TokenStream};
use quote::quote;

/// The module `meta`.
pub(super) fn emit(plan: &Plan) -> Module<'_> {
    let mut module = Module::new("meta", Visibility::Public, || items(plan));
    module.docs = "Metadata of the client.".to_owned();
    module
}

fn items(plan: &Plan) -> TokenStream {
    let service = &plan.service;
    let (sdk_id, client_name) = (&service.sdk_id, &service.client_name);
    let (shape_name, namespace, version) = (&service.shape_name, &service.namespace, &service.version);
    let protocol = ident(service.protocol.function());
    let facts = facts(service);
    let digest_auth = plan.uses_digest_auth().then(|| quote!(.with_digest_auth()));
    let schemes = service.auth_schemes.iter().map(auth_scheme);
    let scheme_count = Literal::usize_unsuffixed(service.auth_schemes.len());
    quote! {
        /// The version of the package that contains the client.
        pub static PKG_VERSION: &str = env!("CARGO_PKG_VERSION");

        pub(crate) static SERVICE: runtime::Service = runtime::Service::new(
            #sdk_id,
            #client_name,
            runtime::protocol!(#protocol),
            &sdk::config::endpoint::ENDPOINTS,
        )
        .with_shape(#namespace, #shape_name, #version)
        .with_auth_schemes(&AUTH_SCHEMES)
        #digest_auth
        #facts
        .with_package_version(PKG_VERSION);

        static AUTH_SCHEMES: [runtime::auth::AuthSchemeId; #scheme_count] = [#( #schemes ),*];
    }
}

/// The method calls that set facts in which the service differs from most services.
fn facts(service: &Service) -> TokenStream {
    let xml_namespace = service.xml_namespace.as_ref().map(|(uri, prefix)| {
        let prefix = optional(prefix.as_deref());
        quote!(.with_xml_namespace(#uri, #prefix))
    });
    let signing_name = service.signing_name.as_ref().map(|name| quote!(.with_signing_name(#name)));
    let api_key = service.api_key.as_ref().map(|api_key| match api_key {
        ApiKey::Query { name } => quote!(.with_api_key(runtime::ApiKey::query(#name))),
        ApiKey::Header { name, scheme } => quote!(.with_api_key(runtime::ApiKey::header(#name, #scheme))),
    });
    let [signing, errors, retries] = [
        ("with_signing", "Signing", service.signing),
        ("with_errors", "ErrorRules", service.errors),
        ("with_retries", "Retries", service.retries),
    ]
    .map(|(with, name, constant)| {
        let (with, name) = (ident(with), ident(name));
        constant.map(ident).map(|constant| quote!(.#with(runtime::#name::#constant)))
    });
    let headers = (!service.headers.is_empty()).then(|| {
        let headers = service.headers.iter().map(|(name, value)| quote!((#name, #value)));
        quote!(.with_headers(&[#( #headers ),*]))
    });
    let extension = service.extension.map(|extension| {
        let extension = ident(extension.module);
        quote!(.with_extension(&runtime::services::#extension::EXTENSION))
    });
    let discovery = service.endpoint_discovery.as_ref().map(|discovery| {
        let (error, is_required) = (optional(discovery.invalid_endpoint.as_deref()), discovery.is_required);
        quote!(.with_endpoint_discovery(runtime::EndpointDiscovery::new(#error, #is_required)))
    });
    quote!(#xml_namespace #signing_name #api_key #signing #errors #retries #headers #discovery #extension)
}
