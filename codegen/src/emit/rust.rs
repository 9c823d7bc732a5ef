use crate::plan::scopes::local_name;
use crate::plan::{AuthScheme, Field, TypeModule, TypeRef, Value};
use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

/// An identifier. It is raw if the name starts with `r#`. All planned names are valid, see [`crate::plan::names`].
pub(super) fn ident(name: &str) -> Ident {
    match name.strip_prefix("r#") {
        Some(keyword) => Ident::new_raw(keyword, Span::call_site()),
        None => Ident::new(name, Span::call_site()),
    }
}

/// The identifier of a type in the module that defines it, which may differ from that of the re-export.
pub(super) fn local_ident(name: &str) -> Ident {
    ident(&local_name(name, "Shape"))
}

/// Attributes that the caller adds.
pub(super) fn attributes(added: &[String]) -> TokenStream {
    let parse = |text: &String| text.parse::<TokenStream>().expect("plan parses attributes");
    added.iter().map(parse).collect()
}

/// The ID of an authentication scheme.
pub(super) fn auth_scheme(scheme: &AuthScheme) -> TokenStream {
    match scheme.constant() {
        Ok(constant) => {
            let constant = ident(constant);
            quote!(runtime::auth::#constant)
        }
        Err(id) => quote!(runtime::auth::AuthSchemeId::new(#id)),
    }
}

/// The path of a generated type.
pub(super) fn type_path(type_ref: &TypeRef) -> TokenStream {
    let name = ident(&type_ref.name);
    match type_ref.module {
        TypeModule::Types => quote! { sdk::types::#name },
        TypeModule::Errors => quote! { sdk::types::error::#name },
    }
}

/// The Rust type of a value.
pub(super) fn type_of(value: &Value) -> TokenStream {
    match value {
        Value::Boolean => quote!(bool),
        Value::Byte => quote!(i8),
        Value::Short => quote!(i16),
        Value::Integer => quote!(i32),
        Value::Long => quote!(i64),
        Value::Float => quote!(f32),
        Value::Double => quote!(f64),
        Value::BigInteger => quote!(sdk::primitives::BigInteger),
        Value::BigDecimal => quote!(sdk::primitives::BigDecimal),
        Value::String => quote!(String),
        Value::Blob => quote!(sdk::primitives::Blob),
        Value::ByteStream => quote!(sdk::primitives::ByteStream),
        Value::EventStream(stream) => {
            let (event, error) = (type_path(&stream.event), type_path(&stream.error));
            let handle = ident(if stream.is_sent { "EventStreamSender" } else { "EventReceiver" });
            quote!(sdk::primitives::event_stream::#handle<#event, #error>)
        }
        Value::Timestamp => quote!(sdk::primitives::DateTime),
        Value::Document => quote!(sdk::primitives::Document),
        Value::Enum(type_ref) | Value::Structure(type_ref) | Value::Union(type_ref) => type_path(type_ref),
        Value::Unit => quote!(()),
        Value::List(list) => {
            let element = element_type(&list.element, list.sparse);
            quote!(Vec<#element>)
        }
        Value::Map(map) => {
            let (key, value) = (type_of(&map.key), element_type(&map.value, map.sparse));
            quote!(::std::collections::HashMap<#key, #value>)
        }
    }
}

/// The type of an element of a list or a value of a map.
pub(super) fn element_type(value: &Value, sparse: bool) -> TokenStream {
    let element = type_of(value);
    if sparse { quote!(Option<#element>) } else { element }
}

/// The type of a field's value, with its box.
pub(super) fn boxed_type(field: &Field) -> TokenStream {
    let value = type_of(&field.value);
    if field.boxed { quote!(Box<#value>) } else { value }
}

/// The type of a field.
pub(super) fn field_type(field: &Field) -> TokenStream {
    let value = boxed_type(field);
    if field.optional { quote!(Option<#value>) } else { value }
}

/// The type of a setter's argument, and the expression that converts an argument of this name to the value.
pub(super) fn argument(value: &Value, sparse: bool, boxed: bool, name: &Ident) -> (TokenStream, TokenStream) {
    match value {
        Value::String if !sparse => (quote!(impl Into<String>), quote!(#name.into())),
        value if boxed => {
            let value = type_of(value);
            (quote!(impl Into<Box<#value>>), quote!(#name.into()))
        }
        value => (element_type(value, sparse), quote!(#name)),
    }
}

/// The expression of an optional string.
pub(super) fn optional(text: Option<&str>) -> TokenStream {
    match text {
        Some(text) => quote!(Some(#text)),
        None => quote!(None),
    }
}

/// The attribute of items that only mocks use.
pub(super) fn for_mocks() -> TokenStream {
    quote! { #[cfg(any(test, feature = "mocks"))] }
}

/// An item that the client always has, or has for its mocks only.
pub(super) fn compiled(always: bool, mocked: bool, item: impl FnOnce() -> TokenStream) -> Option<TokenStream> {
    if always {
        return Some(item());
    }
    mocked.then(|| {
        let (gate, item) = (for_mocks(), item());
        quote! { #gate #item }
    })
}

/// The attribute that derives these traits.
pub(super) fn derive(traits: &[&str]) -> TokenStream {
    let traits = traits.iter().map(|name| ident(name));
    if traits.len() == 0 { TokenStream::new() } else { quote!(#[derive(#( #traits ),*)]) }
}

/// The string of a member of the variable `input`, as an `Option<&str>`.
pub(super) fn as_text(field: &Field) -> TokenStream {
    let name = ident(field.name.as_str());
    match field.value {
        Value::String => quote!(input.#name.as_deref()),
        _ => quote!(input.#name.as_ref().map(|value| value.as_str())),
    }
}
