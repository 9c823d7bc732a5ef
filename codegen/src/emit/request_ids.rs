//! The IDs that a service gives a request, on what it answers with.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

/// That an output tells the IDs which it was read with.
pub(super) fn of_output(name: &Ident, extended: bool) -> TokenStream {
    emit(name, extended, &quote!(self._request_id.as_deref()), &quote!(self._extended_request_id.as_deref()))
}

/// That an error tells the IDs which its metadata hold.
pub(super) fn of_error(name: &Ident, extended: bool) -> TokenStream {
    let metadata = quote!(error::ProvideErrorMetadata::meta(self));
    emit(name, extended, &quote!(#metadata.request_id()), &quote!(s3::RequestIdExt::extended_request_id(#metadata)))
}

fn emit(name: &Ident, extended: bool, id: &TokenStream, extended_id: &TokenStream) -> TokenStream {
    let extended = extended.then(|| {
        quote! {
            impl s3::RequestIdExt for #name {
                #[inline]
                fn extended_request_id(&self) -> Option<&str> {
                    #extended_id
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
