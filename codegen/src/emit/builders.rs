use super::arguments::Arguments;
use super::metadata::MetadataField;
use super::rust::{argument, boxed_type, derive, ident, local_ident};
use super::{docs, metadata, redaction, values};
use crate::plan::{Field, Role, Structure, Value};
use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

/// The function of a structure that creates its builder.
pub(super) fn constructor(structure: &Structure) -> TokenStream {
    let name = ident(&structure.builder());
    let docs = docs::comment(&format!("A builder of [`{}`].", local_ident(&structure.name)));
    let Some(arguments) = Arguments::of(structure) else {
        return quote! {
            #docs
            #[inline]
            pub fn builder() -> #name {
                #name::default()
            }
        };
    };
    let attribute = arguments.attribute();
    let Arguments { parameters, names, values } = arguments;
    let is_whole = structure.fields.len() == names.len() && metadata::fields(structure).is_empty();
    let rest = (!is_whole).then(|| quote!(..#name::default()));
    quote! {
        #docs
        #attribute
        #[inline]
        pub fn builder(#( #parameters ),*) -> #name {
            #name { #( #names: Some(#values), )* #rest }
        }
    }
}

/// The function that creates a builder without its arguments, to read the structure.
fn without_arguments(structure: &Structure) -> Option<TokenStream> {
    structure.arguments().next()?;
    let fields = structure.fields.iter().map(|field| ident(field.name.as_str()));
    let extra = metadata::fields(structure);
    let extra = extra.iter().map(|field| &field.name);
    Some(quote! {
        #[inline]
        pub(crate) fn default() -> Self {
            Self { #( #fields: None, )* #( #extra: None, )* }
        }
    })
}

/// The builder of a structure.
pub(super) fn emit(structure: &Structure) -> TokenStream {
    let name = ident(&structure.builder());
    let docs = docs::comment(&format!("A builder of [`{}`].", local_ident(&structure.name)));
    let fields = structure.fields.iter().map(|field| {
        let (name, value) = (ident(field.name.as_str()), boxed_type(field));
        quote! { pub(crate) #name: Option<#value> }
    });
    let extra = metadata::fields(structure);
    let extra = extra.iter().map(|MetadataField { name, field_type, .. }| match structure.role {
        Role::Exception => quote! { #name: Option<#field_type> },
        _ => quote! { #name: #field_type },
    });
    let derives = derive(&structure.builder_derives());
    let debug = structure.is_sensitive().then(|| redaction::of_structure(&name, structure));
    let setters = structure.fields.iter().map(|field| setters(field, &Target::Builder));
    let meta = (structure.role == Role::Exception).then(meta_setters);
    let without_arguments = without_arguments(structure);
    let build = build(structure);
    quote! {
        #docs
        #[non_exhaustive]
        #derives
        pub struct #name {
            #( #fields, )*
            #( #extra, )*
        }
        #debug
        impl #name {
            #without_arguments
            #( #setters )*
            #meta
            #build
        }
    }
}

/// The type whose setters are emitted.
pub(super) enum Target {
    /// A builder, whose setters set its own fields.
    Builder,
    /// A fluent builder, whose setters call those of the builder that it contains.
    FluentBuilder,
}

/// The setter of a field, and its `set_` and `get_` methods.
pub(super) fn setters(field: &Field, target: &Target) -> TokenStream {
    let name = ident(field.name.as_str());
    let (set, get) = (ident(&field.name.with_prefix("set")), ident(&field.name.with_prefix("get")));
    let value = boxed_type(field);
    let attributes = docs::attributes(&field.docs);
    let summary = docs::summary(&field.docs);
    let required = field.required.then(|| docs::comment("\nThis field is required."));
    let append = append_docs(field, &set.to_string());
    let (arguments, names, store) = setter(field);
    let (append_body, set_body, get_body) = match target {
        Target::Builder => (store, quote!(self.#name = input;), quote!(&self.#name)),
        Target::FluentBuilder => (
            quote!(self.inner = self.inner.#name(#( #names ),*);),
            quote!(self.inner = self.inner.#set(input);),
            quote!(self.inner.#get()),
        ),
    };
    // An argument stays set.
    let (set_type, set_body) = match (field.is_argument, target) {
        (true, Target::Builder) => (value.clone(), quote!(self.#name = Some(input);)),
        (true, Target::FluentBuilder) => (value.clone(), set_body),
        (false, _) => (quote!(Option<#value>), set_body),
    };
    quote! {
        #append
        #attributes
        #required
        #[inline]
        pub fn #name(mut self, #arguments) -> Self {
            #append_body
            self
        }
        #summary
        #[inline]
        pub fn #set(mut self, input: #set_type) -> Self {
            #set_body
            self
        }
        #summary
        #[inline]
        pub fn #get(&self) -> &Option<#value> {
            #get_body
        }
    }
}

fn append_docs(field: &Field, set: &str) -> TokenStream {
    let name = field.name.bare();
    let what = match field.value {
        Value::List(_) => format!("Appends an item to `{name}`."),
        Value::Map(_) => format!("Adds a key-value pair to `{name}`."),
        _ => return TokenStream::new(),
    };
    docs::comment(&format!("{what}\n\nTo override the contents of this collection use [`{set}`](Self::{set}).\n\n"))
}

/// The arguments of a setter, their names, and the statement that stores them.
fn setter(field: &Field) -> (TokenStream, Vec<Ident>, TokenStream) {
    let name = ident(field.name.as_str());
    match &field.value {
        Value::List(list) => {
            let input = format_ident!("input");
            let (argument, value) = argument(&list.element, list.sparse, false, &input);
            let store = quote!(self.#name.get_or_insert_default().push(#value););
            (quote!(#input: #argument), vec![input], store)
        }
        Value::Map(map) => {
            let (k, v) = (format_ident!("k"), format_ident!("v"));
            let (key_argument, key) = argument(&map.key, false, false, &k);
            let (value_argument, value) = argument(&map.value, map.sparse, false, &v);
            let store = quote!(self.#name.get_or_insert_default().insert(#key, #value););
            (quote!(#k: #key_argument, #v: #value_argument), vec![k, v], store)
        }
        value => {
            let input = format_ident!("input");
            let (argument, value) = argument(value, false, field.boxed, &input);
            (quote!(#input: #argument), vec![input], quote!(self.#name = Some(#value);))
        }
    }
}

fn meta_setters() -> TokenStream {
    quote! {
        #[doc = " Sets the error metadata."]
        #[inline]
        pub fn meta(mut self, meta: error::ErrorMetadata) -> Self {
            self.meta = Some(meta);
            self
        }
        #[doc = " Sets the error metadata."]
        #[inline]
        pub fn set_meta(&mut self, meta: Option<error::ErrorMetadata>) -> &mut Self {
            self.meta = meta;
            self
        }
    }
}

fn build(structure: &Structure) -> TokenStream {
    let name = local_ident(&structure.name);
    let fields = structure.fields.iter().map(|field| {
        let field_name = ident(field.name.as_str());
        if field.optional {
            return quote!(#field_name: self.#field_name);
        }
        let value = match &field.default {
            Some(default) => values::or_default(&quote!(self.#field_name), default, &field.value),
            // An argument is always set.
            None if field.is_argument => values::or_zero(&quote!(self.#field_name), &field.value),
            None => missing(structure, field),
        };
        quote!(#field_name: #value)
    });
    let extra = metadata::fields(structure);
    let extra = extra.iter().map(|MetadataField { name, .. }| match structure.role {
        Role::Exception => quote!(#name: self.#name.unwrap_or_default()),
        _ => quote!(#name: self.#name),
    });
    let value = quote!(#name { #( #fields, )* #( #extra ),* });
    let docs = docs::comment(&format!("Builds the [`{name}`]."));
    if !structure.fallible_build {
        return quote! { #docs #[inline] pub fn build(self) -> #name { #value } };
    }
    let needed: Vec<String> = structure.fields.iter().filter(|f| f.is_needed_to_build()).map(needed_link).collect();
    let errors = match needed.as_slice() {
        // Required members of an input are checked when the request is sent.
        [] => TokenStream::new(),
        needed => docs::comment(&format!("\n# Errors\nIf one of these fields is not set: {}.", needed.join(", "))),
    };
    quote! {
        #docs
        #errors
        #[inline]
        pub fn build(self) -> Result<#name, error::BuildError> {
            Ok(#value)
        }
    }
}

fn needed_link(field: &Field) -> String {
    let name = field.name.as_str();
    format!("[`{name}`](Self::{})", docs::link(name))
}

fn missing(structure: &Structure, field: &Field) -> TokenStream {
    let (name, text) = (ident(field.name.as_str()), field.name.bare());
    let details = format!("{text} was not specified but it is required when building {}", structure.name);
    quote! {
        self.#name.ok_or_else(|| error::BuildError::missing_field(#text, #details))?
    }
}
