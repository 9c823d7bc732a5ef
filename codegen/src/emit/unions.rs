use super::rust::{attributes, compiled, derive, ident, local_ident, type_of};
use super::{docs, read, redaction, schemas, serde, write};
use crate::plan::{Union, Value};
use proc_macro2::TokenStream;
use quote::{format_ident, quote};

/// A union.
pub(super) fn emit(union: &Union) -> TokenStream {
    let name = local_ident(&union.name);
    let docs = docs::attributes(&union.docs);
    let (derives, added) = (derive(union.derives()), attributes(&union.attributes));
    let redacted = union.is_sensitive().then(|| redaction::of_union(union));
    let variants = union.variants.iter().map(|variant| {
        let (docs, name) = (docs::attributes(&variant.docs), ident(&variant.name));
        let (added, value) = (attributes(&variant.attributes), type_of(&variant.value));
        match &variant.value {
            Value::Unit => quote! { #docs #added #name },
            _ if variant.boxed => quote! { #docs #added #name(Box<#value>) },
            _ => quote! { #docs #added #name(#value) },
        }
    });
    let helpers = helpers(union);
    let schema = union.has_schema().then(|| schemas::union(union));
    let write = compiled(union.is_written, union.is_mocked, || write::union(union));
    let serde = union.has_serde.then(|| serde::union(union));
    let read = compiled(union.is_read, union.is_mocked, || read::union(union));
    quote! {
        #docs
        #[non_exhaustive]
        #derives
        #added
        pub enum #name {
            #( #variants, )*
            /// A variant that is not in the model. It cannot be sent.
            #[non_exhaustive]
            Unknown,
        }
        #redacted
        impl #name {
            #helpers
        }
        #schema
        #write
        #read
        #serde
    }
}

fn helpers(union: &Union) -> TokenStream {
    let variants = union.variants.iter().map(|variant| {
        let name = ident(&variant.name);
        let (is, as_value) = (format_ident!("is_{}", variant.snake), format_ident!("as_{}", variant.snake));
        let is_docs = docs::comment(&format!("Whether this is [`{name}`](Self::{name})."));
        let as_docs = docs::comment(&format!(
            "The value of [`{name}`](Self::{name}).\n\n# Errors\nReturns the union if it is another variant."
        ));
        if variant.value == Value::Unit {
            return quote! {
                #is_docs
                #[inline]
                pub fn #is(&self) -> bool {
                    matches!(self, Self::#name)
                }
            };
        }
        let value = type_of(&variant.value);
        quote! {
            #as_docs
            #[inline]
            pub fn #as_value(&self) -> Result<&#value, &Self> {
                if let Self::#name(value) = self { Ok(value) } else { Err(self) }
            }
            #is_docs
            #[inline]
            pub fn #is(&self) -> bool {
                self.#as_value().is_ok()
            }
        }
    });
    quote! {
        #( #variants )*
        /// Whether this is [`Unknown`](Self::Unknown).
        #[inline]
        pub fn is_unknown(&self) -> bool {
            matches!(self, Self::Unknown)
        }
    }
}
