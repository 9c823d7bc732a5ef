use super::rust::{field_type, ident, local_ident};
use super::{accessors, builders, docs, read, schemas, write};
use crate::plan::{Field, Role, Structure};
use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

/// A structure with its accessors, builder, schema, and what reads and writes it.
pub(super) fn emit(structure: &Structure, role: Role) -> TokenStream {
    let definition = definition(structure, role);
    let accessors = accessors::emit(structure, role);
    let request_id = (role == Role::Output).then(|| request_id(structure));
    let debug = structure.is_sensitive().then(|| {
        redacted_debug(&local_ident(&structure.name), &structure.fields, extra_field(role).map(|(name, _, _)| name))
    });
    let builder = builders::emit(structure, role);
    let schema = (structure.is_written || structure.is_read).then(|| schemas::structure(structure));
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
    let extra = extra_field(role).map(|(name, field_type, visibility)| quote! { #visibility #name: #field_type });
    let derives = derives(structure, &[]);
    quote! {
        #docs
        #[non_exhaustive]
        #derives
        pub struct #name {
            #( #fields, )*
            #extra
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

/// The field that a structure has beyond its members: its name, type and visibility.
pub(super) fn extra_field(role: Role) -> Option<(Ident, TokenStream, TokenStream)> {
    match role {
        Role::Output => Some((format_ident!("_request_id"), quote!(Option<String>), TokenStream::new())),
        Role::Exception => Some((format_ident!("meta"), quote!(error::ErrorMetadata), quote!(pub(crate)))),
        Role::Input | Role::Member => None,
    }
}

fn request_id(structure: &Structure) -> TokenStream {
    let name = ident(&structure.name);
    quote! {
        impl error::RequestId for #name {
            fn request_id(&self) -> Option<&str> {
                self._request_id.as_deref()
            }
        }
    }
}

/// A `Debug` that does not print what is sensitive.
pub(super) fn redacted_debug(name: &Ident, fields: &[Field], extra: Option<Ident>) -> TokenStream {
    let lines = fields.iter().map(|field| {
        let (field_name, text) = (ident(field.name.as_str()), field.name.bare());
        if field.sensitive {
            quote! { .field(#text, &"*** Sensitive Data Redacted ***") }
        } else {
            quote! { .field(#text, &self.#field_name) }
        }
    });
    // The metadata of an exception repeats its message.
    let hides_extra = fields.iter().any(|field| field.sensitive && field.name.as_str() == "message");
    let extra = extra.map(|extra| match extra.to_string().as_str() {
        text @ "meta" if hides_extra => quote! { .field(#text, &"*** Sensitive Data Redacted ***") },
        text => quote! { .field(#text, &self.#extra) },
    });
    let text = name.to_string();
    quote! {
        impl ::std::fmt::Debug for #name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.debug_struct(#text) #( #lines )* #extra .finish()
            }
        }
    }
}
