use super::rust::{element_type, ident, type_of};
use super::{Module, Visibility};
use crate::plan::{Operation, Pagination, Step, Value};
use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

/// The module `paginator` of an operation.
pub(super) fn emit<'p>(operation: &'p Operation, pagination: &'p Pagination) -> Module<'p> {
    let mut module = Module::new("paginator", Visibility::Public, || items(operation, pagination));
    module.docs = "A paginator, which sends a request for each page.".to_owned();
    module
}

fn items(operation: &Operation, pagination: &Pagination) -> TokenStream {
    let paginator = name(operation);
    let request = ident(&operation.fluent_builder());
    let (input, output) = (ident(&operation.input.name), ident(&operation.output.name));
    let error = ident(&operation.error.name);
    let token = type_of(&pagination.token);
    let input_token = ident(pagination.input_token.as_str());
    let output_token = lend(pagination);
    let page_size = pagination.page_size.as_ref().map(|(name, value)| {
        let (set, value) = (ident(&name.with_prefix("set")), type_of(value));
        quote!(page_size: #value, #set;)
    });
    let items = pagination.items.as_ref().map(|(path, value)| {
        let (name, item, take) = (format_ident!("{paginator}Items"), item(value), take(path, &output));
        quote!(items: #name of #item, #take;)
    });
    quote! {
        runtime::define_paginator! {
            #paginator of super::builders::#request, super::#input => super::#output, super::#error;
            token: #token, #input_token, #output_token;
            #page_size
            #items
        }
    }
}

/// The name of the paginator of an operation.
pub(super) fn name(operation: &Operation) -> Ident {
    format_ident!("{}Paginator", operation.name)
}

/// The type of an item of a list or map.
fn item(value: &Value) -> TokenStream {
    match value {
        Value::List(list) => element_type(&list.element, list.sparse),
        Value::Map(map) => {
            let (key, value) = (type_of(&map.key), element_type(&map.value, map.sparse));
            quote!((#key, #value))
        }
        value => type_of(value),
    }
}

/// A function that borrows the token of the next page.
fn lend(pagination: &Pagination) -> TokenStream {
    let is_truncated = pagination.is_truncated.as_ref().map(|name| {
        let name = ident(name.as_str());
        quote!(.filter(|output| output.#name == Some(true)))
    });
    let mut value = quote!(Some(output)#is_truncated);
    for step in &pagination.output_token {
        let name = ident(step.name.as_str());
        value = match step.optional {
            true => quote!(#value.and_then(|value| value.#name.as_ref())),
            false => quote!(#value.map(|value| &value.#name)),
        };
    }
    quote!(|output| #value)
}

/// A function that takes the items at the end of a path.
fn take(path: &[Step], output: &Ident) -> TokenStream {
    let mut value = quote!(Some(output));
    for step in path {
        let name = ident(step.name.as_str());
        value = match step.optional {
            true => quote!(#value.and_then(|value| value.#name)),
            false => quote!(#value.map(|value| value.#name)),
        };
    }
    quote!((|output: super::#output| #value.unwrap_or_default()))
}
