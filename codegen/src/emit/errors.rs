use super::rust::{compiled, ident};
use super::{Module, Visibility, docs, request_ids};
use crate::plan::{ErrorEnum, Plan, StreamError};
use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

/// The module of the error enum of an event stream.
pub(super) fn of_stream<'p>(plan: &'p Plan, stream: &'p StreamError) -> Module<'p> {
    let extended_request_id = plan.service.extended_request_id;
    Module::new(stream.module.as_str(), Visibility::Private, move || stream_items(stream, extended_request_id))
}

fn stream_items(stream: &StreamError, extended_request_id: Option<&str>) -> TokenStream {
    let event = &stream.event.name;
    let docs = docs::comment(&format!("The errors of a stream of [`{event}`](sdk::types::{event})."));
    let definition = emit(&stream.error, &docs, extended_request_id);
    let (name, mapper) = (ident(&stream.error.name), mapper(&stream.error));
    let response = if stream.error.variants.is_empty() { quote!(_response) } else { quote!(response) };
    let deserialize = compiled(stream.is_received, stream.is_mocked, || {
        quote! {
            #[inline]
            pub(crate) fn deserialize(metadata: error::ErrorMetadata, #response: &error::ErrorResponse<'_>) -> Self {
                #mapper
            }
        }
    });
    let exception = compiled(stream.is_sent, stream.is_mocked, || exception(&stream.error));
    quote! {
        #definition
        impl #name {
            #deserialize
            #exception
        }
    }
}

/// The function that returns the error of the model that is sent for an error of the caller.
fn exception(error: &ErrorEnum) -> TokenStream {
    let arms = error.variants.iter().filter_map(|variant| {
        let (name, member) = (ident(&variant.name), variant.codes.first()?);
        Some(quote!(Self::#name(error) => Some((#member, error)),))
    });
    let arms: Vec<TokenStream> = arms.collect();
    let value = match arms.as_slice() {
        [] => quote!(None),
        arms => quote!(match self { #( #arms )* _ => None, }),
    };
    quote! {
        #[inline]
        pub(crate) fn exception(&self) -> Option<(&'static str, &dyn schema::SerializableStruct)> {
            #value
        }
    }
}

/// The error enum of an operation or event stream.
pub(super) fn emit(error: &ErrorEnum, docs: &TokenStream, extended_request_id: Option<&str>) -> TokenStream {
    let name = ident(&error.name);
    let unhandled_docs = docs::comment(UNHANDLED_DOCS);
    let variants: Vec<Ident> = error.variants.iter().map(|variant| ident(&variant.name)).collect();
    let variant_docs = error.variants.iter().map(|variant| docs::comment(&variant.docs));
    let predicates = error.variants.iter().map(|variant| {
        let (name, is) = (ident(&variant.name), format_ident!("is_{}", variant.snake));
        let docs = docs::comment(&format!("Whether this is [`{name}`](Self::{name})."));
        quote! {
            #docs
            #[inline]
            pub fn #is(&self) -> bool {
                matches!(self, Self::#name(_))
            }
        }
    });
    let (kind, held) = (retryable_kind(error), held(&variants));
    let request_ids = request_ids::of_error(&name, extended_request_id);
    quote! {
        #docs
        #[non_exhaustive]
        #[derive(Debug)]
        pub enum #name {
            #( #variant_docs #variants(sdk::types::error::#variants), )*
            #unhandled_docs
            #[deprecated(note = "use a wildcard arm and `code()` instead: a later version may add a variant for this error")]
            Unhandled(error::Unhandled),
        }
        impl #name {
            /// Creates the variant `Unhandled` from any error.
            #[inline]
            pub fn unhandled(source: impl Into<error::BoxError>) -> Self {
                Self::Unhandled(error::unhandled(source, error::ErrorMetadata::default()))
            }

            /// Creates the variant `Unhandled` from an error code and message.
            #[inline]
            pub fn generic(metadata: error::ErrorMetadata) -> Self {
                Self::Unhandled(error::generic(metadata))
            }

            /// The error code, message and request ID.
            #[inline]
            pub fn meta(&self) -> &error::ErrorMetadata {
                self.held().metadata()
            }

            #held

            #( #predicates )*
        }
        impl ::std::error::Error for #name {
            #[inline]
            fn source(&self) -> Option<&(dyn ::std::error::Error + 'static)> {
                Some(self.held().as_source())
            }
        }
        impl ::std::fmt::Display for #name {
            #[inline]
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                ::std::fmt::Display::fmt(self.held(), f)
            }
        }
        impl error::ProvideErrorMetadata for #name {
            #[inline]
            fn meta(&self) -> &error::ErrorMetadata {
                self.meta()
            }
        }
        impl error::ProvideErrorKind for #name {
            #[inline]
            fn retryable_error_kind(&self) -> Option<error::ErrorKind> {
                #kind
            }

            #[inline]
            fn code(&self) -> Option<&str> {
                self.meta().code()
            }
        }
        impl error::CreateUnhandledError for #name {
            #[inline]
            fn create_unhandled_error(source: error::BoxError, metadata: Option<error::ErrorMetadata>) -> Self {
                Self::Unhandled(error::unhandled(source, metadata.unwrap_or_default()))
            }
        }
        #request_ids
        impl ::std::convert::From<#name> for sdk::Error {
            #[inline]
            fn from(error: #name) -> Self {
                match error {
                    #( #name::#variants(error) => Self::#variants(error), )*
                    #name::Unhandled(error) => Self::Unhandled(error),
                }
            }
        }
    }
}

/// The method that borrows the error in a variant.
pub(super) fn held(variants: &[Ident]) -> TokenStream {
    quote! {
        #[inline]
        fn held(&self) -> &dyn error::Held {
            match self {
                #( Self::#variants(error) => error, )*
                Self::Unhandled(error) => error,
            }
        }
    }
}

/// The documentation of the variant `Unhandled`.
pub(super) const UNHANDLED_DOCS: &str = "An error that is not in the model, or a response that could not be read. \
    `meta()` has the error code, message and request ID.";

fn retryable_kind(error: &ErrorEnum) -> TokenStream {
    let arms: Vec<TokenStream> = error
        .variants
        .iter()
        .filter_map(|variant| {
            let (name, kind) = (ident(&variant.name), ident(variant.retryable?.kind()));
            Some(quote!(Self::#name(_) => Some(error::ErrorKind::#kind)))
        })
        .collect();
    if arms.is_empty() {
        return quote!(None);
    }
    quote! {
        match self {
            #( #arms, )*
            _ => None,
        }
    }
}

/// The body of the error mapper: from the code on the wire to the variant.
pub(super) fn mapper(error: &ErrorEnum) -> TokenStream {
    let name = ident(&error.name);
    let arms = error.variants.iter().filter(|variant| !variant.codes.is_empty()).map(|variant| {
        let variant_name = ident(&variant.name);
        let codes = &variant.codes;
        quote! {
            Some(#( #codes )|*) => response
                .read(&metadata, sdk::types::error::#variant_name::deserialize)
                .map(#name::#variant_name)
        }
    });
    if error.variants.is_empty() {
        return quote!(#name::generic(metadata));
    }
    quote! {
        let error = match metadata.code() {
            #( #arms, )*
            _ => return #name::generic(metadata),
        };
        error.unwrap_or_else(|error| #name::Unhandled(error::unhandled(error, metadata)))
    }
}
