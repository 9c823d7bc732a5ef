use super::arguments::Arguments;
use super::builders::{Target, setters};
use super::rust::ident;
use super::{Module, Visibility, docs, paginators};
use crate::plan::{Operation, Presigned};
use proc_macro2::TokenStream;
use quote::quote;

/// The module `builders` of an operation, with its request builder.
pub(super) fn emit(operation: &Operation) -> Module<'_> {
    let mut module = Module::new("builders", Visibility::Public, || items(operation));
    module.docs = "Builders.".to_owned();
    module
}

/// The module `builders` of an operation that cannot be called.
pub(super) fn emit_types(operation: &Operation) -> Module<'_> {
    let mut module = Module::new("builders", Visibility::Public, || builders(operation));
    module.docs = "Builders.".to_owned();
    module
}

/// The re-exports of the builders of the input and output.
fn builders(operation: &Operation) -> TokenStream {
    let (input_builder, output_builder) = (ident(&operation.input.builder()), ident(&operation.output.builder()));
    let (input_module, output_module) =
        (ident(operation.input.module.as_str()), ident(operation.output.module.as_str()));
    quote! {
        pub use super::#input_module::#input_builder;
        pub use super::#output_module::#output_builder;
    }
}

fn items(operation: &Operation) -> TokenStream {
    let builders = builders(operation);
    let operation_module = ident(operation.module.as_str());
    let name = ident(&operation.fluent_builder());
    let marker = ident(&operation.marker);
    let input_builder = ident(&operation.input.builder());
    let input = ident(&operation.input.name);
    let (output, error) = (ident(&operation.output.name), ident(&operation.error.name));
    let path = quote!(sdk::operation::#operation_module);
    let clone = (!operation.input.holds_stream()).then(|| quote!(Clone,));
    let docs =
        docs::comment(&format!("Builds and sends a request to `{}`.\n\n{}", operation.name, operation.docs.text));
    let setters = operation.input.fields.iter().map(|field| setters(field, &Target::FluentBuilder));
    let into_paginator = operation.pagination.as_ref().map(|_| {
        let paginator = paginators::name(operation);
        quote! {
            /// Creates a paginator, which sends a request for each page.
            #[inline]
            pub fn into_paginator(self) -> #path::paginator::#paginator {
                #path::paginator::#paginator::new(self)
            }
        }
    });
    let new = new(operation, &quote!(#input_builder));
    let presigned_operation = operation.presigned.map(|presigned| {
        let body = presigned_body(presigned);
        quote! {
            impl runtime::customize::PresignedOperation for #name {
                const BODY: runtime::PresignedBody = #body;
            }
        }
    });
    let presigned = operation.presigned.map(|presigned| presigned_method(operation, presigned, &path));
    let conversion = operation.input.has_serde.then(|| conversion(operation, &path));
    quote! {
        #builders

        impl #input_builder {
            /// Sends a request with this input.
            ///
            /// # Errors
            /// As `send()` of the request builder that a client creates.
            #[inline]
            pub async fn send_with(
                self,
                client: &sdk::Client,
            ) -> Result<#path::#output, sdk::error::SdkError<#path::#error>> {
                client.handle.invoke::<#path::#marker>(self.build()).await
            }
        }

        #docs
        #[derive(#clone Debug)]
        pub struct #name {
            handle: ::std::sync::Arc<runtime::Handle>,
            inner: #input_builder,
        }

        impl #name {
            #new

            /// The input as built so far.
            #[inline]
            pub fn as_input(&self) -> &#input_builder {
                &self.inner
            }

            /// Sends the request and returns the response.
            ///
            /// # Errors
            /// If a required field is not set, the request cannot be sent, the response cannot be read, or the service
            /// returns an error.
            #[inline]
            pub async fn send(self) -> Result<#path::#output, sdk::error::SdkError<#path::#error>> {
                self.handle.invoke::<#path::#marker>(self.inner.build()).await
            }

            /// Customizes the request before it is sent.
            #[inline]
            pub fn customize(
                self,
            ) -> sdk::client::customize::CustomizableOperation<#path::#output, #path::#error, Self> {
                sdk::client::customize::CustomizableOperation::new(self)
            }

            #presigned
            #into_paginator
            #( #setters )*
        }

        #conversion
        #presigned_operation
        impl runtime::customize::Request for #name {
            type Operation = #path::#marker;

            #[inline]
            fn into_parts(
                self,
            ) -> (::std::sync::Arc<runtime::Handle>, Result<#path::#input, error::BuildError>) {
                (self.handle, self.inner.build())
            }
        }
    }
}

/// The function that creates a request builder, which takes the input if it has arguments. `builder` is the path of the input's
/// builder.
pub(super) fn new(operation: &Operation, builder: &TokenStream) -> TokenStream {
    let constructor = ident(operation.constructor.as_str());
    match Arguments::of(&operation.input) {
        Some(_) => quote! {
            #[inline]
            pub(crate) fn #constructor(handle: ::std::sync::Arc<runtime::Handle>, inner: #builder) -> Self {
                Self { handle, inner }
            }
        },
        None => quote! {
            #[inline]
            pub(crate) fn #constructor(handle: ::std::sync::Arc<runtime::Handle>) -> Self {
                Self { handle, inner: #builder::default() }
            }
        },
    }
}

/// The method of an input, which a program can deserialize, that creates a request builder with its members.
fn conversion(operation: &Operation, path: &TokenStream) -> TokenStream {
    let input = ident(&operation.input.name);
    let (name, builder) = (ident(&operation.fluent_builder()), ident(&operation.input.builder()));
    let docs = docs::comment(&format!(
        "A request builder with the members of this input: `send()` sends it to `{}`, and setters replace members.",
        operation.name
    ));
    let members = operation.input.fields.iter().map(|field| {
        let name = ident(field.name.as_str());
        let value = if field.optional { quote!(self.#name) } else { quote!(Some(self.#name)) };
        quote!(#name: #value)
    });
    quote! {
        impl #path::#input {
            #docs
            #[inline]
            pub fn into_fluent_builder(self, client: &sdk::Client) -> #name {
                #name { handle: client.handle.clone(), inner: #builder { #( #members ),* } }
            }
        }
    }
}

/// The parameters of the client's method that creates a request builder, the arguments for [`new`] after the handle, and the
/// attribute of the method.
pub(super) fn parameters(operation: &Operation) -> [Option<TokenStream>; 3] {
    let Some(arguments) = Arguments::of(&operation.input) else { return [None, None, None] };
    let attribute = arguments.attribute();
    let Arguments { parameters, names, .. } = arguments;
    let (module, input) = (ident(operation.module.as_str()), ident(&operation.input.name));
    let inner = quote!(sdk::operation::#module::#input::builder(#( #names ),*));
    [Some(quote!(#( , #parameters )*)), Some(quote!(, #inner)), attribute]
}

fn presigned_body(presigned: Presigned) -> TokenStream {
    match presigned {
        Presigned::Unsigned => quote!(runtime::PresignedBody::Unsigned),
        Presigned::Query => quote!(runtime::PresignedBody::Query),
        Presigned::Form => quote!(runtime::PresignedBody::Form),
        Presigned::Empty => quote!(runtime::PresignedBody::Empty),
    }
}

fn presigned_method(operation: &Operation, presigned: Presigned, path: &TokenStream) -> TokenStream {
    let (marker, error) = (ident(&operation.marker), ident(&operation.error.name));
    let body = presigned_body(presigned);
    quote! {
        /// Signs the request without sending it, so that it can be sent without credentials. It is valid until the
        /// configured expiration, or until the credentials expire.
        ///
        /// # Errors
        /// If a required field is not set, or there are no credentials or no endpoint.
        #[inline]
        pub async fn presigned(
            self,
            presigning_config: sdk::presigning::PresigningConfig,
        ) -> Result<sdk::presigning::PresignedRequest, sdk::error::SdkError<#path::#error>> {
            self.handle.presign::<#path::#marker>(self.inner.build(), presigning_config, #body).await
        }
    }
}
