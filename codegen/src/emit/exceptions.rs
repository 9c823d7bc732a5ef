use super::rust::local_ident;
use super::{Module, Visibility, request_ids, structures};
use crate::plan::{Display, Exception};
use proc_macro2::TokenStream;
use quote::quote;

/// The module of an exception.
pub(super) fn emit(exception: &Exception) -> Module<'_> {
    Module::new(exception.structure.module.as_str(), Visibility::Private, || items(exception))
}

fn items(exception: &Exception) -> TokenStream {
    let structure = &exception.structure;
    let name = local_ident(&structure.name);
    let definition = structures::emit(structure);
    let text = &structure.name;
    let display = match exception.display {
        Display::Name => quote!(f.write_str(#text)),
        Display::Redacted => {
            let redacted = format!("{text}: *** Sensitive Data Redacted ***");
            quote!(f.write_str(#redacted))
        }
        Display::OptionalMessage => quote! {
            f.write_str(#text)?;
            match &self.message {
                Some(message) => write!(f, ": {message}"),
                None => Ok(()),
            }
        },
        Display::Message => {
            let format = format!("{text}: {{}}");
            quote!(write!(f, #format, self.message))
        }
    };
    let request_ids = request_ids::of_error(&name, structure.extended_request_id);
    quote! {
        #definition
        impl ::std::fmt::Display for #name {
            #[inline]
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                #display
            }
        }
        impl ::std::error::Error for #name {}
        impl error::ProvideErrorMetadata for #name {
            #[inline]
            fn meta(&self) -> &error::ErrorMetadata {
                &self.meta
            }
        }
        #request_ids
    }
}
