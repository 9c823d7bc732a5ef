use super::rust::ident;
use super::{Module, Visibility, docs, endpoints, fluent, waiters};
use crate::plan::{Operation, Plan, RuntimeModule};
use proc_macro2::TokenStream;
use quote::quote;

/// The module `client`.
pub(super) fn emit(plan: &Plan) -> Module<'_> {
    let mut module = Module::new("client", Visibility::Public, || client(plan));
    module.docs = format!("The client of {}.{}", plan.service.title, other_operations(&plan.other_operations));
    module.modules = vec![customize(plan)];
    module
}

/// The section about the operations that a client does not have. It is the documentation of a single item, because each
/// item costs compile time.
fn other_operations(names: &[String]) -> String {
    let Some(first) = names.first() else { return String::new() };
    let mut text = format!(
        "\n\n# Other operations\n\nThe service has more operations than this client. To generate one of them, call its method \
         where the\nbuild script searches with `operations_used_in`, or name it there: \
         `.operations([\"{first}\"])`.\n\n"
    );
    let mut column = 0;
    for (index, name) in names.iter().enumerate() {
        let item = format!("`{name}`{}", if index + 1 < names.len() { "," } else { "" });
        if column > 0 {
            let is_full = column + item.len() >= 100;
            text.push(if is_full { '\n' } else { ' ' });
            column = if is_full { 0 } else { column + 1 };
        }
        text.push_str(&item);
        column += item.len();
    }
    text
}

fn client(plan: &Plan) -> TokenStream {
    let about =
        if plan.service.docs.text.is_empty() { String::new() } else { format!("\n\n{}", plan.service.docs.text) };
    let docs = docs::comment(&format!(
        "A client of {}.\n\nIt has a method for each operation, which returns a builder of the request. Clones are cheap and \
         share their connections.{about}",
        plan.service.title,
    ));
    let operations = plan.operations.iter().map(operation);
    let waiters = waiters::client_trait(plan);
    let of_client = plan.service.modules.iter().filter_map(|module| module.client_macro).map(|(name, _)| ident(name));
    quote! {
        #docs
        #[derive(Clone, Debug)]
        pub struct Client {
            pub(crate) handle: ::std::sync::Arc<runtime::Handle>,
            config: sdk::config::Config,
        }

        impl Client {
            /// Creates a client from the configuration that clients of different services share.
            #[inline]
            pub fn new(config: &sdk::config::SdkConfig) -> Self {
                Self::from_conf(sdk::config::Config::new(config))
            }

            /// Creates a client from a configuration for this service.
            #[inline]
            pub fn from_conf(config: sdk::config::Config) -> Self {
                Self { handle: runtime::Handle::new(&sdk::meta::SERVICE, config.layers()), config }
            }

            /// The configuration of this client.
            #[inline]
            pub fn config(&self) -> &sdk::config::Config {
                &self.config
            }

            #( #operations )*
        }

        #( runtime::#of_client!(); )*

        #waiters
    }
}

/// The module `client::customize`.
fn customize(plan: &Plan) -> Module<'_> {
    let mut module = Module::new("customize", Visibility::Public, || customizable(plan));
    module.docs = "Customizes a request before it is sent.".to_owned();
    module
}

fn customizable(plan: &Plan) -> TokenStream {
    let mut items = quote! { runtime::define_customize!(sdk::config::Builder); };
    if plan.has_presigned_operations() {
        items.extend(quote! { runtime::define_customize!(@presigned); });
    }
    for operation in plan.operations.iter().filter(|operation| operation.payload_signing_can_be_disabled) {
        let (operation, output) = (ident(operation.module.as_str()), ident(&operation.output.name));
        items.extend(quote! {
            runtime::define_customize!(@disable_payload_signing sdk::operation::#operation::#output);
        });
    }
    items
}

fn operation(operation: &Operation) -> TokenStream {
    let (method, builder) = (ident(operation.module.as_str()), ident(&operation.fluent_builder()));
    let constructor = ident(operation.constructor.as_str());
    let path = format!("sdk::operation::{}", docs::link(operation.module.as_str()));
    let (output, error) = (&operation.output.name, &operation.error.name);
    let examples = examples(operation);
    let docs = docs::comment(&format!(
        "{}{examples}\n\nReturns [`{output}`]({path}::{output}), or an [`SdkError`](sdk::error::SdkError) of \
         [`{error}`]({path}::{error}).",
        operation.docs.text,
    ));
    let deprecated = docs::deprecated(&operation.docs);
    let [parameters, input, attribute] = fluent::parameters(operation);
    quote! {
        #docs
        #deprecated
        #attribute
        #[inline]
        pub fn #method(&self #parameters) -> sdk::operation::#method::builders::#builder {
            sdk::operation::#method::builders::#builder::#constructor(self.handle.clone() #input)
        }
    }
}

/// The examples of an operation, as a section of its documentation.
#[cfg(feature = "examples")]
fn examples(operation: &Operation) -> String {
    super::examples::section(operation)
}

/// The examples of an operation, which need the feature `examples`.
#[cfg(not(feature = "examples"))]
fn examples(_operation: &Operation) -> &'static str {
    ""
}

/// The module `config`.
pub(super) fn config(plan: &Plan) -> Module<'_> {
    let mut module = Module::new("config", Visibility::Public, || configuration(plan));
    module.docs = format!("Configuration of a client of {}.", plan.service.title);
    module.modules.push(endpoints::emit(&plan.endpoints));
    module
}

fn configuration(plan: &Plan) -> TokenStream {
    let endpoint_settings = endpoints::settings(&plan.endpoints);
    let discovery =
        plan.service.endpoint_discovery.as_ref().map(|_| quote!(runtime::define_endpoint_discovery_config!();));
    let extension = plan.service.extension.and_then(|extension| extension.settings_macro).map(|settings| {
        let settings = ident(settings);
        quote! { runtime::#settings!(); }
    });
    quote! {
        pub use ::smithereens::config::*;
        runtime::define_config!(sdk::meta::SERVICE);
        #endpoint_settings
        #discovery
        #extension
    }
}

/// The module `error`.
pub(super) fn error() -> Module<'static> {
    let items = || {
        quote! {
            pub use ::smithereens::error::{
                BoxError, BuildError, ConnectorError, DisplayErrorContext, ErrorMetadata, ProvideErrorMetadata,
                SdkError, UnknownVariantError,
            };
        }
    };
    let mut module = Module::new("error", Visibility::Public, items);
    module.docs = "Errors that all operations share, and traits to inspect errors.".to_owned();
    module
}

/// The module `primitives`.
pub(super) fn primitives() -> Module<'static> {
    let items = || quote! { pub use ::smithereens::primitives::*; };
    let mut module = Module::new("primitives", Visibility::Public, items);
    module.docs = "Types that services share, such as blobs and timestamps.".to_owned();
    module
}

/// The module `presigning`, if requests to an operation can be presigned.
pub(super) fn presigning(plan: &Plan) -> Option<Module<'static>> {
    if !plan.has_presigned_operations() {
        return None;
    }
    let items = || {
        quote! {
            pub use ::smithereens::presigning::{
                PresignedRequest, PresigningConfig, PresigningConfigBuilder, PresigningConfigError,
            };
        }
    };
    let mut module = Module::new("presigning", Visibility::Public, items);
    module.docs = "Presigned requests, which are signed now and sent later.".to_owned();
    Some(module)
}

/// A module of the runtime that the client re-exports.
pub(super) fn runtime_module(of_runtime: RuntimeModule) -> Module<'static> {
    let RuntimeModule { name, docs, path, .. } = of_runtime;
    let items = move || {
        let path = path.iter().map(|part| ident(part));
        quote! { pub use ::smithereens::services::#( #path )::*::*; }
    };
    let mut module = Module::new(name, Visibility::Public, items);
    module.docs = docs.to_owned();
    module
}
