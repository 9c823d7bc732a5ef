use super::rust::{attributes, compiled, derive, field_type, ident, local_ident};
use super::{accessors, builders, docs, metadata, read, redaction, request_ids, schemas, serde, write};
use crate::plan::{Role, Structure};
use proc_macro2::TokenStream;
use quote::quote;

/// A structure with its accessors, builder and schema, and the code that reads and writes it.
pub(super) fn emit(structure: &Structure) -> TokenStream {
    let definition = definition(structure);
    let accessors = accessors::emit(structure);
    let request_id = (structure.role == Role::Output)
        .then(|| request_ids::of_output(&ident(&structure.name), structure.extended_request_id));
    let failure_messages = structure.has_failure_messages.then(|| failure_messages(structure));
    let debug = structure.is_sensitive().then(|| redaction::of_structure(&local_ident(&structure.name), structure));
    let schema = structure.has_schema().then(|| schemas::structure(structure));
    let write = compiled(structure.is_written, structure.is_mocked, || write::structure(structure));
    let serde = structure.has_serde.then(|| serde::structure(structure));
    let read = compiled(structure.is_read, structure.is_mocked, || read::structure(structure));
    let name = local_ident(&structure.name);
    let builder = builders::emit(structure);
    let constructor = builders::constructor(structure);
    quote! {
        #definition
        impl #name {
            #accessors
            #constructor
        }
        #request_id
        #failure_messages
        #debug
        #builder
        #schema
        #write
        #read
        #serde
    }
}

/// Returns the messages that a waiter adds.
fn failure_messages(structure: &Structure) -> TokenStream {
    let name = local_ident(&structure.name);
    quote! {
        impl waiter::FailureMessages for #name {
            #[inline]
            fn failure_messages(&self) -> &[String] {
                self._failure_messages.as_deref().unwrap_or_default()
            }
        }
    }
}

fn definition(structure: &Structure) -> TokenStream {
    let name = local_ident(&structure.name);
    let docs = docs::attributes(&structure.docs);
    let fields = structure.fields.iter().map(|field| {
        let (docs, added) = (docs::attributes(&field.docs), attributes(&field.attributes));
        let (name, field_type) = (ident(field.name.as_str()), field_type(field));
        quote! { #docs #added pub #name: #field_type }
    });
    let extra = metadata::fields(structure);
    let extra = extra.iter().map(|field| {
        let (name, field_type, visibility) = (&field.name, &field.field_type, &field.visibility);
        quote! { #visibility #name: #field_type }
    });
    let (derives, added) = (derive(&structure.derives()), attributes(&structure.attributes));
    quote! {
        #docs
        #[non_exhaustive]
        #derives
        #added
        pub struct #name {
            #( #fields, )*
            #( #extra, )*
        }
    }
}
