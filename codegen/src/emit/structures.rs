use super::rust::{field_type, ident, local_ident};
use super::{accessors, builders, docs, read, request_ids, schemas, write};
use crate::plan::{Field, Role, Structure};
use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

/// A structure with its accessors, builder, schema, and what reads and writes it.
pub(super) fn emit(structure: &Structure, role: Role) -> TokenStream {
    let definition = definition(structure, role);
    let accessors = accessors::emit(structure, role);
    let request_id =
        (role == Role::Output).then(|| request_ids::of_output(&ident(&structure.name), structure.extended_request_id));
    let debug = structure
        .is_sensitive()
        .then(|| redacted_debug(&local_ident(&structure.name), &structure.fields, &extra_names(structure, role)));
    let builder = builders::emit(structure, role);
    // Where nothing is read, nothing asks what there is to read.
    let is_asked = role == Role::Output || !structure.fields.is_empty();
    let schema = (structure.is_written || (structure.is_read && is_asked)).then(|| schemas::structure(structure));
    let write = structure.is_written.then(|| write::structure(structure, role));
    let read = structure.is_read.then(|| read::structure(structure, role));
    let name = local_ident(&structure.name);
    let builder_name = ident(&structure.builder());
    let builder_docs = docs::comment(&format!("A builder of [`{name}`]."));
    quote! {
        #definition
        impl #name {
            #accessors
            #builder_docs
            #[inline]
            pub fn builder() -> #builder_name {
                #builder_name::default()
            }
        }
        #request_id
        #debug
        #builder
        #schema
        #write
        #read
    }
}

fn definition(structure: &Structure, role: Role) -> TokenStream {
    let name = local_ident(&structure.name);
    let docs = docs::attributes(&structure.docs);
    let fields = structure.fields.iter().map(|field| {
        let docs = docs::attributes(&field.docs);
        let (name, field_type) = (ident(field.name.as_str()), field_type(field));
        quote! { #docs pub #name: #field_type }
    });
    let extra = extra_fields(structure, role);
    let extra = extra.iter().map(|(name, field_type, visibility)| quote! { #visibility #name: #field_type });
    let derives = derives(structure, &[]);
    quote! {
        #docs
        #[non_exhaustive]
        #derives
        pub struct #name {
            #( #fields, )*
            #( #extra, )*
        }
    }
}

/// The traits that a structure or its builder derives, as far as its members allow, and these.
pub(super) fn derives(structure: &Structure, others: &[&str]) -> TokenStream {
    let traits = [
        (!structure.holds_stream()).then_some("Clone"),
        (!structure.is_sensitive()).then_some("Debug"),
        (!structure.holds_stream()).then_some("PartialEq"),
    ];
    let mut traits: Vec<&str> = traits.into_iter().flatten().chain(others.iter().copied()).collect();
    traits.sort_unstable();
    let traits: Vec<Ident> = traits.into_iter().map(ident).collect();
    if traits.is_empty() { TokenStream::new() } else { quote!(#[derive(#( #traits ),*)]) }
}

/// The fields that a structure has beyond its members: the name, type and visibility of each.
pub(super) fn extra_fields(structure: &Structure, role: Role) -> Vec<(Ident, TokenStream, TokenStream)> {
    let id = |name| (format_ident!("{name}"), quote!(Option<String>), TokenStream::new());
    match role {
        Role::Output if structure.extended_request_id.is_some() => vec![id("_extended_request_id"), id("_request_id")],
        Role::Output => vec![id("_request_id")],
        Role::Exception => vec![(format_ident!("meta"), quote!(error::ErrorMetadata), quote!(pub(crate)))],
        Role::Input | Role::Member => Vec::new(),
    }
}

/// Their names.
pub(super) fn extra_names(structure: &Structure, role: Role) -> Vec<Ident> {
    extra_fields(structure, role).into_iter().map(|(name, _, _)| name).collect()
}

/// A `Debug` that does not print what is sensitive.
pub(super) fn redacted_debug(name: &Ident, fields: &[Field], extra: &[Ident]) -> TokenStream {
    let lines = fields.iter().map(|field| {
        let (field_name, text) = (ident(field.name.as_str()), field.name.bare());
        if field.sensitive {
            quote! { debug.field(#text, &"*** Sensitive Data Redacted ***"); }
        } else {
            quote! { debug.field(#text, &self.#field_name); }
        }
    });
    // The metadata of an exception repeats its message.
    let hides_extra = fields.iter().any(|field| field.sensitive && field.name.as_str() == "message");
    let extra = extra.iter().map(|extra| match extra.to_string().as_str() {
        text @ "meta" if hides_extra => quote! { debug.field(#text, &"*** Sensitive Data Redacted ***"); },
        text => quote! { debug.field(#text, &self.#extra); },
    });
    let text = name.to_string();
    quote! {
        impl ::std::fmt::Debug for #name {
            #[inline]
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                let mut debug = f.debug_struct(#text);
                #( #lines )*
                #( #extra )*
                debug.finish()
            }
        }
    }
}
