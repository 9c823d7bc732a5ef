use super::rust::{as_text, auth_scheme, ident, optional, type_path};
use super::{Module, Visibility, docs, endpoint_params, errors, fluent, paginators, structures};
use crate::plan::names::Name;
use crate::plan::{
    AuthScheme, Checksums, ClientDiscoveredEndpoint, Customization, Field, HostPrefix, Operation, Requirement,
    Structure, Value,
};
use proc_macro2::{Literal, TokenStream};
use quote::quote;

/// The module of an operation.
pub(super) fn emit(operation: &Operation) -> Module<'_> {
    let mut module = Module::new(operation.module.as_str(), Visibility::Public, || items(operation));
    module.docs = format!("Types of the operation `{}`.", operation.name);
    module.modules =
        vec![structure_module(&operation.input), structure_module(&operation.output), fluent::emit(operation)];
    module.modules.extend(operation.pagination.as_ref().map(|pagination| paginators::emit(operation, pagination)));
    module
}

fn items(operation: &Operation) -> TokenStream {
    let types = types(operation);
    let marker = marker(operation);
    let implementation = implementation(operation);
    let docs = docs::comment(&format!("The errors of [`{}`].", operation.marker));
    let error = errors::emit(&operation.error, &docs, operation.output.extended_request_id);
    quote! {
        #types
        #marker
        #implementation
        #error
    }
}

/// The module of an operation that cannot be called: its input, output and error.
pub(super) fn emit_types(operation: &Operation) -> Module<'_> {
    let mut module = Module::new(operation.module.as_str(), Visibility::Public, || {
        let types = types(operation);
        let docs = docs::comment(&format!("The errors of `{}`.", operation.name));
        let error = errors::emit(&operation.error, &docs, operation.output.extended_request_id);
        quote! { #types #error }
    });
    module.docs = format!("Types of the operation `{}`.", operation.name);
    module.modules =
        vec![structure_module(&operation.input), structure_module(&operation.output), fluent::emit_types(operation)];
    module
}

/// The re-exports of the input and output.
fn types(operation: &Operation) -> TokenStream {
    let (input, output) = (&operation.input, &operation.output);
    let (input_module, output_module) = (ident(input.module.as_str()), ident(output.module.as_str()));
    let (input_name, output_name) = (ident(&input.name), ident(&output.name));
    quote! {
        pub use self::#input_module::#input_name;
        pub use self::#output_module::#output_name;
    }
}

fn structure_module(structure: &Structure) -> Module<'_> {
    Module::new(structure.module.as_str(), Visibility::Private, || structures::emit(structure))
}

fn marker(operation: &Operation) -> TokenStream {
    let name = ident(&operation.marker);
    let docs = docs::comment(&format!("The operation `{}`, as a type for the runtime.", operation.name));
    quote! {
        #docs
        #[non_exhaustive]
        #[derive(Clone, Debug, Default)]
        pub struct #name;
    }
}

/// The implementation of the runtime's `Operation`: schemas, checks, and functions that read responses.
fn implementation(operation: &Operation) -> TokenStream {
    let (name, shape_name) = (ident(&operation.marker), &operation.shape_name);
    let (input, output) = (ident(&operation.input.name), ident(&operation.output.name));
    let (input_module, output_module) =
        (ident(operation.input.module.as_str()), ident(operation.output.module.as_str()));
    let error = ident(&operation.error.name);
    let auth_statics = operation.auth_schemes.as_deref().map(auth_statics);
    let facts = facts(operation);
    let checks: Vec<TokenStream> = operation.input.fields.iter().filter_map(check).collect();
    let checked = if checks.is_empty() { quote!(_input) } else { quote!(input) };
    let mapper = errors::mapper(&operation.error);
    let response = if operation.error.variants.is_empty() { quote!(_response) } else { quote!(response) };
    quote! {
        #auth_statics
        impl runtime::Operation for #name {
            type Input = #input;
            type Output = #output;
            type Error = #error;

            #[inline]
            fn descriptor() -> &'static runtime::Descriptor {
                static DESCRIPTOR: ::std::sync::OnceLock<runtime::Descriptor> = ::std::sync::OnceLock::new();
                DESCRIPTOR.get_or_init(|| {
                    runtime::Descriptor::new::<#name>(#shape_name, &#input_module::SCHEMA, &#output_module::SCHEMA)
                        #facts
                })
            }

            #[inline]
            fn check(#checked: &#input) -> Result<(), error::BuildError> {
                #( #checks )*
                Ok(())
            }

            #[inline]
            fn read_output(
                deserializer: &mut dyn schema::ShapeDeserializer,
                headers: &read::Headers,
            ) -> Result<#output, error::SerdeError> {
                #output::deserialize(deserializer, headers)
            }

            #[inline]
            fn read_error(metadata: error::ErrorMetadata, #response: &error::ErrorResponse<'_>) -> #error {
                #mapper
            }
        }
    }
}

/// The method calls that set facts in which the operation differs from most operations.
fn facts(operation: &Operation) -> TokenStream {
    let auth_schemes = operation.auth_schemes.is_some().then(|| quote!(.with_auth_schemes(&AUTH_SCHEMES)));
    let host_prefix = operation.host_prefix.as_ref().map(|prefix| host_prefix(prefix, &operation.input));
    let checksums = operation.checksums.as_ref().map(checksums);
    let compression = operation.is_compressed.then(|| quote!(.with_compression(runtime::Compression::gzip())));
    let token = operation.input.fields.iter().find(|field| field.idempotency_token).map(|field| {
        let token = member_of(&operation.input, field);
        quote!(.with_idempotency_token(#token))
    });
    let request_stream = operation.input.stream().map(|field| {
        let stream = member_of(&operation.input, field);
        quote!(.with_request_stream(#stream))
    });
    let request_events = operation.input.event_stream().and_then(|field| {
        let Value::EventStream(stream) = &field.value else { return None };
        let (input, member) = (ident(&operation.input.name), ident(field.name.as_str()));
        let error = type_path(&stream.error);
        Some(quote! {
            .with_request_events(|erased| {
                let events = &mut erased.downcast_mut::<#input>()?.#member;
                Some(runtime::event_stream::take(events, #error::exception))
            })
        })
    });
    let stalls = operation.may_stall.then(|| quote!(.with_stalls()));
    let long_polling = operation.long_polling.then(|| quote!(.with_long_polling()));
    let requires_length = operation.requires_length.then(|| quote!(.with_required_length()));
    let response_stream = operation.output.stream().map(|field| {
        let stream = member_of(&operation.output, field);
        quote!(.with_response_stream(#stream))
    });
    let response_events = operation.output.event_stream().map(|field| {
        let (output, member) = (ident(&operation.output.name), ident(field.name.as_str()));
        quote! {
            .with_response_events(|erased| {
                Some(runtime::event_stream::events(&mut erased.downcast_mut::<#output>()?.#member))
            })
        }
    });
    let sensitive_output = operation.sensitive_output.then(|| quote!(.with_sensitive_output()));
    let unwrapped_output = operation.unwrapped_output.then(|| quote!(.with_unwrapped_output()));
    let customization = customization(operation);
    let unsigned_payload = operation.unsigned_payload.then(|| quote!(.with_unsigned_payload()));
    let endpoint_params = endpoint_params::emit(operation);
    let discovered_endpoint = operation.discovered_endpoint.as_ref().map(|endpoint| discovered(endpoint, operation));
    quote! {
        #auth_schemes #endpoint_params #discovered_endpoint #host_prefix #token #request_events #request_stream
        #requires_length #response_stream #response_events #unsigned_payload #stalls #long_polling #compression
        #checksums #sensitive_output #unwrapped_output #customization
    }
}

fn customization(operation: &Operation) -> Option<TokenStream> {
    let input = ident(&operation.input.name);
    let member = |name: &Name| {
        let name = ident(name.as_str());
        quote!(|input| Some(&mut input.downcast_mut::<#input>()?.#name))
    };
    let calls = operation.customizations.iter().map(|Customization { function, field }| {
        let function = function.map(ident);
        let member = field.as_ref().map(member).map(|member| quote!(, #member));
        quote!(#( #function )::* (components #member))
    });
    let is_needed = !operation.customizations.is_empty();
    is_needed.then(|| quote!(.with_customization(|components| { #( runtime::services::#calls; )* })))
}

fn discovered(endpoint: &ClientDiscoveredEndpoint, operation: &Operation) -> TokenStream {
    let required = endpoint.is_required;
    if endpoint.identifiers.is_empty() {
        return quote!(.with_discovered_endpoint(#required, |_| vec![]));
    }
    let input = ident(&operation.input.name);
    let identifiers = endpoint.identifiers.iter().map(|(member, name)| {
        let name = ident(name.as_str());
        quote!((#member, input.#name.clone()))
    });
    quote! {
        .with_discovered_endpoint(#required, |input| match input.downcast_ref::<#input>() {
            Some(input) => vec![#( #identifiers ),*],
            None => vec![],
        })
    }
}

/// The function that borrows a member of an input or output whose type is erased.
fn member_of(structure: &Structure, field: &Field) -> TokenStream {
    let (name, member) = (ident(&structure.name), ident(field.name.as_str()));
    quote!(|erased| Some(&mut erased.downcast_mut::<#name>()?.#member))
}

fn checksums(checksums: &Checksums) -> TokenStream {
    let checksums = match checksums {
        Checksums::ContentMd5 => quote!(content_md5()),
        Checksums::Http { request, response } => {
            let request = request.as_ref().map(|request| {
                let (header, required) = (optional(request.algorithm_header.as_deref()), request.required);
                quote!(.request(#header, #required))
            });
            let response = response.as_ref().map(|response| {
                let (header, algorithms) = (&response.mode_header, &response.algorithms);
                quote!(.response(#header, &[#( #algorithms ),*]))
            });
            quote!(http() #request #response)
        }
    };
    quote!(.with_checksums(runtime::Checksums::#checksums))
}

fn host_prefix(prefix: &HostPrefix, input: &Structure) -> TokenStream {
    let (template, name) = (&prefix.template, ident(&input.name));
    if prefix.labels.is_empty() {
        return quote!(.with_host_prefix(#template, |_| Some(vec![])));
    }
    let labels = input.fields.iter().filter(|field| prefix.labels.contains(&field.name)).map(|field| {
        let (text, value) = (field.name.bare(), as_text(field));
        quote!((#text, #value))
    });
    quote! {
        .with_host_prefix(#template, |input| {
            let input = input.downcast_ref::<#name>()?;
            Some(vec![#( #labels ),*])
        })
    }
}

/// Statics for the schemes. They have destructors, so they cannot be constants in the call that creates the descriptor.
fn auth_statics(schemes: &[AuthScheme]) -> TokenStream {
    let count = Literal::usize_unsuffixed(schemes.len());
    let schemes = schemes.iter().map(auth_scheme);
    quote! {
        static AUTH_SCHEMES: [runtime::auth::AuthSchemeId; #count] = [#( #schemes ),*];
    }
}

fn check(field: &Field) -> Option<TokenStream> {
    let (name, text) = (ident(field.name.as_str()), field.name.bare());
    let as_text = as_text(field);
    Some(match field.requirement? {
        Requirement::Set => quote! { require::set(#text, &input.#name)?; },
        Requirement::Text => quote! { require::text(#text, #as_text)?; },
        Requirement::Label => quote! { require::label(#text, #as_text)?; },
        Requirement::EndpointParam => quote! { require::endpoint_param(#text, #as_text)?; },
    })
}
