//! The endpoint parameters that an operation sets.

use super::jmespath;
use super::rust::{as_text, ident};
use crate::plan::Operation;
use crate::plan::endpoints::{Binding, BoundValue, ParameterType, Step};
use proc_macro2::{Literal, TokenStream};
use quote::quote;

/// The method call on a descriptor that sets them, if there are any.
pub(super) fn emit(operation: &Operation) -> Option<TokenStream> {
    if operation.endpoint_params.is_empty() {
        return None;
    }
    let input = ident(&operation.input.name);
    let is_static = |binding: &&Binding| !matches!(binding.value, BoundValue::Member(_) | BoundValue::Path(_));
    let (statics, dynamics): (Vec<_>, Vec<_>) = operation.endpoint_params.iter().partition(is_static);
    let statics = statics.into_iter().map(|binding| statement(binding, operation));
    if dynamics.is_empty() {
        return Some(quote!(.with_endpoint_params(|_, params| { #( #statics )* })));
    }
    let dynamics = dynamics.into_iter().map(|binding| statement(binding, operation));
    Some(quote! {
        .with_endpoint_params(|input, params| {
            if let Some(input) = input.downcast_ref::<#input>() {
                #( #dynamics )*
            }
            #( #statics )*
        })
    })
}

fn statement(binding: &Binding, operation: &Operation) -> TokenStream {
    let index = Literal::usize_unsuffixed(binding.index);
    match &binding.value {
        BoundValue::Text(text) => quote!(params.set_text(#index, Some(#text));),
        BoundValue::Boolean(value) => quote!(params.set_boolean(#index, Some(#value));),
        BoundValue::Texts(texts) => quote!(params.set_texts(#index, Some(vec![#( #texts.into() ),*]));),
        BoundValue::Path(steps) => follow(steps, &quote!(input), binding),
        BoundValue::Member(name) => {
            let Some(field) = operation.input.fields.iter().find(|field| field.name == *name) else {
                return TokenStream::new();
            };
            let name = ident(name.as_str());
            match binding.parameter_type {
                ParameterType::Text => {
                    let text = as_text(field);
                    quote!(params.bind_text(#index, #text);)
                }
                ParameterType::Boolean => quote!(params.bind_boolean(#index, input.#name);),
                ParameterType::Texts => quote! {
                    for text in input.#name.iter().flatten() {
                        params.push_text(#index, text);
                    }
                },
            }
        }
    }
}

/// Code that follows a path from a value, and sets the parameter to the values at its end.
fn follow(steps: &[Step], value: &TokenStream, binding: &Binding) -> TokenStream {
    let Some((step, steps)) = steps.split_first() else { return TokenStream::new() };
    let index = Literal::usize_unsuffixed(binding.index);
    let rest = |value: TokenStream| follow(steps, &value, binding);
    match step {
        Step::Field { name, optional, boxed } => {
            let name = ident(name.as_str());
            match (optional, boxed) {
                (false, false) => rest(quote!(#value.#name)),
                (false, true) => rest(quote!((*#value.#name))),
                (true, _) => {
                    let rest = rest(quote!(value));
                    quote!(if let Some(value) = &#value.#name { #rest })
                }
            }
        }
        Step::Elements { sparse } => {
            let (rest, flatten) = (rest(quote!(value)), flatten(*sparse));
            quote!(for value in #value.iter() #flatten { #rest })
        }
        Step::Values { sparse } => {
            let (rest, flatten) = (rest(quote!(value)), flatten(*sparse));
            quote!(for value in #value.values() #flatten { #rest })
        }
        Step::UnionKeys(union) => {
            jmespath::match_member(value, union, |key| quote!(params.push_text(#index, #key)), &quote!({}))
        }
        Step::Keys => quote!(for key in #value.keys() { params.push_text(#index, key.as_str()); }),
        Step::Each(paths) => paths.iter().map(|path| follow(path, value, binding)).collect(),
        Step::Text | Step::Enum => match binding.parameter_type {
            ParameterType::Texts => quote!(params.push_text(#index, #value.as_str());),
            _ => quote!(params.set_text(#index, Some(#value.as_str()));),
        },
        Step::Boolean => quote!(params.set_boolean(#index, Some(#value.to_owned()));),
    }
}

fn flatten(sparse: bool) -> Option<TokenStream> {
    sparse.then(|| quote!(.flatten()))
}
