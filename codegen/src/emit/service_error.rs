use super::errors::{self, UNHANDLED_DOCS};
use super::rust::ident;
use super::{Module, Visibility, docs, request_ids};
use crate::plan::Plan;
use proc_macro2::{Ident, TokenStream};
use quote::quote;

/// The module that defines the client's `Error`.
pub(super) fn emit(plan: &Plan) -> Module<'_> {
    Module::new("error_meta", Visibility::Private, || items(plan))
}

fn items(plan: &Plan) -> TokenStream {
    let variants: Vec<Ident> = plan.error.variants.iter().map(|variant| ident(&variant.name)).collect();
    let variant_docs = plan.error.variants.iter().map(|variant| docs::comment(&variant.docs));
    let unhandled_docs = docs::comment(UNHANDLED_DOCS);
    let request_ids = request_ids::of_error(&ident("Error"), plan.service.extended_request_id);
    let of_waiters = (!plan.waiters.is_empty()).then(of_waiters);
    let held = errors::held(&variants);
    quote! {
        /// An error of any operation. The error of each operation converts to this type.
        #[non_exhaustive]
        #[derive(Debug)]
        pub enum Error {
            #( #variant_docs #variants(sdk::types::error::#variants), )*
            #unhandled_docs
            #[deprecated(note = "use a wildcard arm and `code()` instead: a later version may add a variant for this error")]
            Unhandled(error::Unhandled),
        }
        impl Error {
            #held
        }
        impl ::std::error::Error for Error {
            #[inline]
            fn source(&self) -> Option<&(dyn ::std::error::Error + 'static)> {
                match self {
                    #( Self::#variants(_) => None, )*
                    Self::Unhandled(error) => Some(error::Held::as_source(error)),
                }
            }
        }
        impl ::std::fmt::Display for Error {
            #[inline]
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                ::std::fmt::Display::fmt(self.held(), f)
            }
        }
        impl error::ProvideErrorMetadata for Error {
            #[inline]
            fn meta(&self) -> &error::ErrorMetadata {
                self.held().metadata()
            }
        }
        #request_ids
        impl ::std::convert::From<error::BuildError> for Error {
            #[inline]
            fn from(error: error::BuildError) -> Self {
                Self::Unhandled(error::unhandled(error, error::ErrorMetadata::default()))
            }
        }
        impl<E, R> ::std::convert::From<error::SdkError<E, R>> for Error
        where
            E: Into<Self> + error::ProvideErrorMetadata + ::std::error::Error + Send + Sync + 'static,
            R: ::std::fmt::Debug + Send + Sync + 'static,
        {
            #[inline]
            fn from(error: error::SdkError<E, R>) -> Self {
                match error {
                    error::SdkError::ServiceError(context) => context.into_err().into(),
                    error => {
                        let metadata = error::ProvideErrorMetadata::meta(&error).clone();
                        Self::Unhandled(error::unhandled(error, metadata))
                    }
                }
            }
        }
        #of_waiters
    }
}

fn of_waiters() -> TokenStream {
    quote! {
        impl<O, E> ::std::convert::From<waiter::WaiterError<O, E>> for Error
        where
            O: ::std::fmt::Debug + Send + Sync + 'static,
            E: ::std::error::Error + Send + Sync + 'static,
        {
            #[inline]
            fn from(error: waiter::WaiterError<O, E>) -> Self {
                Self::Unhandled(error::unhandled(error, error::ErrorMetadata::default()))
            }
        }
    }
}
