//! The request IDs of outputs and errors.

use super::rust::ident;
use proc_macro2::{Ident, TokenStream};
use quote::quote;

/// The request IDs of an output. `extended` is the module of the runtime's `services` that reads extended request IDs.
pub(super) fn of_output(name: &Ident, extended: Option<&str>) -> TokenStream {
    let extended =
        extended.map(ident).map(|module| Extended { module, id: quote!(self._extended_request_id.as_deref()) });
    emit(name, &quote!(self._request_id.as_deref()), extended)
}

/// The request IDs in the metadata of an error.
pub(super) fn of_error(name: &Ident, extended: Option<&str>) -> TokenStream {
    let metadata = quote!(error::ProvideErrorMetadata::meta(self));
    let extended = extended
        .map(ident)
        .map(|module| Extended { id: quote!(services::#module::RequestIdExt::extended_request_id(#metadata)), module });
    emit(name, &quote!(#metadata.request_id()), extended)
}

/// An extended request ID, and the module of its trait.
struct Extended {
    module: Ident,
    id: TokenStream,
}

fn emit(name: &Ident, id: &TokenStream, extended: Option<Extended>) -> TokenStream {
    let extended = extended.map(|Extended { module, id }| {
        quote! {
            impl services::#module::RequestIdExt for #name {
                #[inline]
                fn extended_request_id(&self) -> Option<&str> {
                    #id
                }
            }
        }
    });
    quote! {
        impl error::RequestId for #name {
            #[inline]
            fn request_id(&self) -> Option<&str> {
                #id
            }
        }
        #extended
    }
}
