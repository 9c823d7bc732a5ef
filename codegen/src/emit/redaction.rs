//! Implementations of `Debug` that redact sensitive values.

use super::metadata;
use super::rust::{ident, local_ident};
use crate::plan::{Structure, Union, Value};
use proc_macro2::{Ident, TokenStream};
use quote::quote;

/// The implementation of `Debug` for a structure or its builder, by the name of the type.
pub(super) fn of_structure(name: &Ident, structure: &Structure) -> TokenStream {
    let lines = structure.fields.iter().map(|field| {
        let (field_name, text) = (ident(field.name.as_str()), field.name.bare());
        line(&field_name, text, field.sensitive)
    });
    let redacts_metadata = structure.redacts_metadata();
    let metadata = metadata::fields(structure);
    let metadata = metadata.iter().map(|field| line(&field.name, &field.name.to_string(), redacts_metadata));
    let text = name.to_string();
    quote! {
        impl ::std::fmt::Debug for #name {
            #[inline]
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                let mut debug = f.debug_struct(#text);
                #( #lines )*
                #( #metadata )*
                debug.finish()
            }
        }
    }
}

fn line(field: &Ident, text: &str, is_redacted: bool) -> TokenStream {
    match is_redacted {
        true => quote! { debug.field(#text, &"*** Sensitive Data Redacted ***"); },
        false => quote! { debug.field(#text, &self.#field); },
    }
}

/// The implementation of `Debug` for a union.
pub(super) fn of_union(union: &Union) -> TokenStream {
    let name = local_ident(&union.name);
    let arms = union.variants.iter().map(|variant| {
        let (name, text) = (ident(&variant.name), &variant.name);
        match (&variant.value, variant.sensitive) {
            (Value::Unit, _) => quote!(Self::#name => f.write_str(#text)),
            (_, true) => {
                quote!(Self::#name(_) => f.debug_tuple(#text).field(&"*** Sensitive Data Redacted ***").finish())
            }
            (_, false) => quote!(Self::#name(value) => f.debug_tuple(#text).field(value).finish()),
        }
    });
    quote! {
        impl ::std::fmt::Debug for #name {
            #[inline]
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                match self {
                    #( #arms, )*
                    Self::Unknown => f.write_str("Unknown"),
                }
            }
        }
    }
}
