//! The examples of an operation, as code in its documentation.

use super::rust::ident;
use super::values::default_value;
use crate::plan::{Default, Example, Operation, Param, ParamMember, TypeModule, TypeRef, Value};
use proc_macro2::{Group, Literal, TokenStream, TokenTree};
use quote::quote;

/// The section with the examples, after the other documentation. It is empty if there are none.
pub(super) fn section(operation: &Operation) -> String {
    if operation.examples.is_empty() {
        return String::new();
    }
    let mut section = "\n\n# Examples".to_owned();
    for example in &operation.examples {
        section += &format!("\n\n## {}", example.title);
        if !example.docs.is_empty() {
            section += &format!("\n\n{}", example.docs);
        }
        // Rustdoc would compile a block of Rust, or run it as an ignored test.
        section += &format!("\n\n```text\n{}\n```", code(operation, example));
        if let Some(error) = &example.error {
            section += &format!("\n\nThe call fails with the error `{error}`.");
        }
    }
    section
}

/// The statement that calls the operation. Its names are those in the root of the client.
fn code(operation: &Operation, example: &Example) -> String {
    let (method, setters) = (ident(operation.module.as_str()), setters(&example.input));
    let function = quote! {
        async fn example() {
            let response = client.#method() #setters .send().await?;
        }
    };
    let file = syn::parse2(function).expect("an example is a function");
    let text = prettyplease::unparse(&file);
    let lines = text.lines().filter_map(|line| line.strip_prefix("    "));
    lines.collect::<Vec<_>>().join("\n")
}

/// The calls of the setters of members.
fn setters(members: &[ParamMember]) -> TokenStream {
    members.iter().map(setter).collect()
}

fn setter(ParamMember { name, value, .. }: &ParamMember) -> TokenStream {
    let (append, set) = (ident(name.as_str()), ident(&name.with_prefix("set")));
    match value {
        Param::List { sparse, elements } if !elements.is_empty() => {
            let calls = elements.iter().map(|value| {
                let element = element(value.as_ref(), *sparse, argument);
                quote!(.#append(#element))
            });
            calls.collect()
        }
        Param::Map { sparse, entries } if !entries.is_empty() => {
            let calls = entries.iter().map(|(key, value)| {
                let (key, value) = (argument(key), element(value.as_ref(), *sparse, argument));
                quote!(.#append(#key, #value))
            });
            calls.collect()
        }
        Param::List { .. } | Param::Map { .. } => {
            let value = owned(value);
            quote!(.#set(Some(#value)))
        }
        value => {
            let value = argument(value);
            quote!(.#append(#value))
        }
    }
}

/// The element of a list or the value of a map. In sparse ones, it is an option of an owned value.
fn element(value: Option<&Param>, sparse: bool, expression: fn(&Param) -> TokenStream) -> TokenStream {
    match (value, sparse) {
        (None, _) => quote!(None),
        (Some(value), true) => {
            let value = owned(value);
            quote!(Some(#value))
        }
        (Some(value), false) => expression(value),
    }
}

/// The argument of a setter, which converts texts.
fn argument(value: &Param) -> TokenStream {
    match value {
        Param::Simple(Value::String, Default::Text(text)) => quote!(#text),
        Param::Simple(Value::String, Default::Empty) => quote!(""),
        value => owned(value),
    }
}

/// A value of its type.
fn owned(value: &Param) -> TokenStream {
    match value {
        Param::Simple(value, simple) => simple_value(value, simple),
        Param::DateTime(text) => {
            quote!(primitives::DateTime::from_str(#text, primitives::DateTimeFormat::DateTime)?)
        }
        Param::Float(Value::Float, constant) => {
            let constant = ident(constant);
            quote!(f32::#constant)
        }
        Param::Float(_, constant) => {
            let constant = ident(constant);
            quote!(f64::#constant)
        }
        Param::List { sparse, elements } => {
            let elements = elements.iter().map(|value| element(value.as_ref(), *sparse, owned));
            quote!(vec![#( #elements ),*])
        }
        Param::Map { sparse, entries } => {
            let entries = entries.iter().map(|(key, value)| {
                let (key, value) = (owned(key), element(value.as_ref(), *sparse, owned));
                quote!((#key, #value))
            });
            quote!(std::collections::HashMap::from([#( #entries ),*]))
        }
        Param::Structure { type_ref, fallible_build, members } => {
            let (path, setters) = (type_path(type_ref), setters(members));
            let question = fallible_build.then(|| quote!(?));
            quote!(#path::builder() #setters .build() #question)
        }
        Param::Union { type_ref, variant, boxed, value } => {
            let (path, variant) = (type_path(type_ref), ident(variant));
            let value = value.as_ref().map(|value| {
                let value = owned(value);
                if *boxed { quote!((Box::new(#value))) } else { quote!((#value)) }
            });
            quote!(#path::#variant #value)
        }
    }
}

fn simple_value(value: &Value, simple: &Default) -> TokenStream {
    match (value, simple) {
        (Value::String, Default::Empty) => quote!(String::new()),
        (Value::Boolean, Default::Empty) => quote!(false),
        (Value::Byte | Value::Short | Value::Integer | Value::Long, Default::Empty) => quote!(0),
        (Value::Float | Value::Double, Default::Empty) => quote!(0.0),
        (Value::Enum(type_ref), Default::Text(text)) => {
            let path = type_path(type_ref);
            quote!(#path::from(#text))
        }
        (Value::Blob, Default::Bytes(bytes)) => match std::str::from_utf8(bytes) {
            Ok(text) => quote!(primitives::Blob::new(#text)),
            Err(_) => {
                let bytes = Literal::byte_string(bytes);
                quote!(primitives::Blob::new(#bytes))
            }
        },
        (value, simple) => from_root(default_value(simple, value)),
    }
}

fn type_path(TypeRef { module, name }: &TypeRef) -> TokenStream {
    let name = ident(name);
    match module {
        TypeModule::Types => quote!(types::#name),
        TypeModule::Errors => quote!(types::error::#name),
    }
}

/// Removes the path of the root of the client, `sdk::`, which only the client itself has.
fn from_root(tokens: TokenStream) -> TokenStream {
    let mut kept = Vec::new();
    let mut tokens = tokens.into_iter();
    while let Some(token) = tokens.next() {
        match token {
            TokenTree::Ident(name) if name == "sdk" => drop(tokens.by_ref().take(2).count()),
            TokenTree::Group(group) => {
                let mut inner = Group::new(group.delimiter(), from_root(group.stream()));
                inner.set_span(group.span());
                kept.push(TokenTree::Group(inner));
            }
            token => kept.push(token),
        }
    }
    kept.into_iter().collect()
}
