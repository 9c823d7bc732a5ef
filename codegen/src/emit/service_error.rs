use super::errors::UNHANDLED_DOCS;
use super::rust::ident;
use super::{Module, Visibility, docs, request_ids};
use crate::plan::{ErrorEnum, Plan};
use crate::tokens::{Ident, TokenStream, quote};

/// The module that defines the client's `Error`.
pub(super) fn emit(plan: &Plan) -> Module {
    let mut module = Module::new("error_meta", Visibility::Private);
    let variants: Vec<Ident> = plan.error.variants.iter().map(|variant| ident(&variant.name)).collect();
    let variant_docs = plan.error.variants.iter().map(|variant| docs::comment(&variant.docs));
    let unhandled_docs = docs::comment(UNHANDLED_DOCS);
    let request_ids = request_ids::of_error(&ident("Error"), plan.service.has_extended_request_ids());
    let of_waiters = (!plan.waiters.is_empty()).then(of_waiters);
    let of_operations = plan.operations.iter().map(|operation| {
        let module = ident(operation.module.as_str());
        conversion(&quote!(sdk::operation::#module), &operation.error)
    });
    let of_streams = plan.stream_errors.iter().map(|stream| conversion(&quote!(sdk::types::error), &stream.error));
    let conversions = of_operations.chain(of_streams);
    module.items = quote! {
        /// What any operation of the service can fail with: the error of each operation converts to this one.
        #[non_exhaustive]
        #[derive(Debug)]
        pub enum Error {
            #( #variant_docs #variants(sdk::types::error::#variants), )*
            #unhandled_docs
            #[deprecated(note = "match a variable in place of this variant, and look at its `code()`: an error becomes another variant when the model learns it")]
            Unhandled(error::Unhandled),
        }
        impl ::std::error::Error for Error {
            fn source(&self) -> Option<&(dyn ::std::error::Error + 'static)> {
                match self {
                    #( Self::#variants(error) => ::std::error::Error::source(error), )*
                    Self::Unhandled(error) => Some(error.cause()),
                }
            }
        }
        impl ::std::fmt::Display for Error {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                match self {
                    #( Self::#variants(error) => ::std::fmt::Display::fmt(error, f), )*
                    Self::Unhandled(error) => ::std::fmt::Display::fmt(error, f),
                }
            }
        }
        impl error::ProvideErrorMetadata for Error {
            fn meta(&self) -> &error::ErrorMetadata {
                match self {
                    #( Self::#variants(error) => &error.meta, )*
                    Self::Unhandled(error) => error.metadata(),
                }
            }
        }
        #request_ids
        impl ::std::convert::From<error::BuildError> for Error {
            fn from(error: error::BuildError) -> Self {
                Self::Unhandled(error::Unhandled::new(error, error::ErrorMetadata::default()))
            }
        }
        impl<E, R> ::std::convert::From<error::SdkError<E, R>> for Error
        where
            E: Into<Self> + error::ProvideErrorMetadata + ::std::error::Error + Send + Sync + 'static,
            R: ::std::fmt::Debug + Send + Sync + 'static,
        {
            fn from(error: error::SdkError<E, R>) -> Self {
                match error {
                    error::SdkError::ServiceError(context) => context.into_err().into(),
                    error => {
                        let metadata = error::ProvideErrorMetadata::meta(&error).clone();
                        Self::Unhandled(error::Unhandled::new(error, metadata))
                    }
                }
            }
        }
        #of_waiters
        #( #conversions )*
    };
    module
}

fn of_waiters() -> TokenStream {
    quote! {
        impl<O, E> ::std::convert::From<waiter::WaiterError<O, E>> for Error
        where
            O: ::std::fmt::Debug + Send + Sync + 'static,
            E: ::std::error::Error + Send + Sync + 'static,
        {
            fn from(error: waiter::WaiterError<O, E>) -> Self {
                Self::Unhandled(error::Unhandled::new(error, error::ErrorMetadata::default()))
            }
        }
    }
}

fn conversion(module: &TokenStream, error: &ErrorEnum) -> TokenStream {
    let name = ident(&error.name);
    let path = quote!(#module::#name);
    let variants = error.variants.iter().map(|variant| ident(&variant.name));
    quote! {
        impl ::std::convert::From<#path> for Error {
            fn from(error: #path) -> Self {
                match error {
                    #( #path::#variants(error) => Self::#variants(error), )*
                    #path::Unhandled(error) => Self::Unhandled(error),
                }
            }
        }
    }
}
