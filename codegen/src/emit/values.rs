//! Expressions for values.

use super::rust::type_of;
use crate::plan::{Default, Document, DocumentNumber, Value};
use proc_macro2::{Literal, TokenStream};
use quote::quote;

/// An optional expression, or else a default.
pub(super) fn or_default(option: &TokenStream, default: &Default, value: &Value) -> TokenStream {
    match default {
        Default::Empty => quote!(#option.unwrap_or_default()),
        literal if literal.is_literal() => {
            let literal = default_value(default, value);
            quote!(#option.unwrap_or(#literal))
        }
        default => {
            let value = default_value(default, value);
            quote!(#option.unwrap_or_else(|| #value))
        }
    }
}

/// A default value.
pub(super) fn default_value(default: &Default, value: &Value) -> TokenStream {
    match (default, value) {
        (Default::Empty, _) => quote!(::std::default::Default::default()),
        (Default::Boolean(boolean), _) => quote!(#boolean),
        (Default::Number(text), _) => {
            let number: Literal = text.parse().expect("plans contain numbers as literals");
            quote!(#number)
        }
        (Default::Text(text), Value::Enum(_)) => {
            let enumeration = type_of(value);
            quote!(#enumeration::from(#text))
        }
        (Default::Text(text), Value::BigInteger | Value::BigDecimal) => {
            let number = type_of(value);
            quote!(<#number as ::std::str::FromStr>::from_str(#text).unwrap_or_default())
        }
        (Default::Text(text), _) => quote!(#text.to_owned()),
        (Default::Bytes(bytes), Value::ByteStream) => {
            let bytes = Literal::byte_string(bytes);
            quote!(sdk::primitives::ByteStream::from_static(#bytes))
        }
        (Default::Bytes(bytes), _) => {
            let bytes = Literal::byte_string(bytes);
            quote!(sdk::primitives::Blob::new(#bytes))
        }
        (Default::Timestamp(seconds, nanoseconds), _) => {
            let (seconds, nanoseconds) = (Literal::i64_unsuffixed(*seconds), Literal::u32_unsuffixed(*nanoseconds));
            quote!(sdk::primitives::DateTime::from_secs_and_nanos(#seconds, #nanoseconds))
        }
        (Default::Document(value), _) => document(value),
    }
}

fn document(value: &Document) -> TokenStream {
    match value {
        Document::Null => quote!(sdk::primitives::Document::Null),
        Document::Boolean(value) => quote!(sdk::primitives::Document::Bool(#value)),
        Document::Text(text) => quote!(sdk::primitives::Document::String(#text.to_owned())),
        Document::Number(number) => {
            let number = document_number(*number);
            quote!(sdk::primitives::Document::Number(sdk::primitives::Number::#number))
        }
        Document::List(elements) => {
            let elements = elements.iter().map(document);
            quote!(sdk::primitives::Document::Array(vec![#( #elements ),*]))
        }
        Document::Map(members) => {
            let entries = members.iter().map(|(name, value)| {
                let value = document(value);
                quote!((#name.to_owned(), #value))
            });
            quote!(sdk::primitives::Document::Object(::std::collections::HashMap::from([#( #entries ),*])))
        }
    }
}

fn document_number(number: DocumentNumber) -> TokenStream {
    match number {
        DocumentNumber::NotNegative(number) => {
            let number = Literal::u64_unsuffixed(number);
            quote!(PosInt(#number))
        }
        DocumentNumber::Negative(number) => {
            let number = Literal::i64_unsuffixed(number);
            quote!(NegInt(#number))
        }
        DocumentNumber::Float(number) => {
            let number = Literal::f64_unsuffixed(number);
            quote!(Float(#number))
        }
    }
}

/// An optional expression, or else the value that a client uses for a required member that a response lacks.
/// <https://smithy.io/2.0/spec/aggregate-types.html#client-error-correction>
pub(super) fn or_zero(option: &TokenStream, value: &Value) -> TokenStream {
    match value {
        Value::Blob => quote!(#option.unwrap_or_else(|| sdk::primitives::Blob::new([]))),
        Value::Timestamp => quote!(#option.unwrap_or_else(|| sdk::primitives::DateTime::from_secs(0))),
        Value::Enum(_) => {
            let enumeration = type_of(value);
            quote!(#option.unwrap_or_else(|| #enumeration::from("no value was set")))
        }
        _ => quote!(#option.unwrap_or_default()),
    }
}
