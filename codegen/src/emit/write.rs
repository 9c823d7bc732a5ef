//! Functions that write structures and unions to a serializer.

use super::rust::{ident, local_ident};
use crate::plan::{Field, Structure, Union, Value};
use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

/// The implementation of `SerializableStruct` for a structure.
pub(super) fn structure(structure: &Structure) -> TokenStream {
    let name = local_ident(&structure.name);
    // Serializers do not see streams, which the runtime sends.
    let fields = structure.fields.iter().enumerate().filter(|(_, field)| !field.value.is_stream());
    // Without an HTTP binding, HTTP traits have no effect.
    let is_bound = structure.is_bound_to_http;
    let is_payload = |field: &Field| is_bound && field.is_structured_payload();
    let has_named = fields.clone().any(|(_, field)| !is_payload(field));
    let members = fields.map(|(index, field)| match is_payload(field) {
        true => payload_statement(field),
        false => field_statement(field, index),
    });
    let members: Vec<TokenStream> = members.collect();
    let schemas = has_named.then(schemas_of_members);
    let serializer = if members.is_empty() { quote!(_serializer) } else { quote!(serializer) };
    let body = quote! {
        #schemas
        #( #members )*
        Ok(())
    };
    serializable(&name, &serializer, &body)
}

/// The implementation of `SerializableStruct` for a union.
pub(super) fn union(union: &Union) -> TokenStream {
    let name = local_ident(&union.name);
    let text = &union.name;
    let schemas = (!union.variants.is_empty()).then(schemas_of_members);
    let arms = union.variants.iter().enumerate().map(|(index, variant)| {
        let variant_name = ident(&variant.name);
        let schema = member_schema(index);
        match &variant.value {
            Value::Unit => quote!(Self::#variant_name => serializer.write_struct(#schema, &write::Unit)),
            value => {
                let reference = if variant.boxed { quote!(value.as_ref()) } else { quote!(value) };
                let write = value_expression(value, &schema, &Held::Reference(reference));
                quote!(Self::#variant_name(value) => #write)
            }
        }
    });
    let body = quote! {
        #schemas
        match self {
            #( #arms, )*
            Self::Unknown => Err(write::unknown_variant(#text)),
        }
    };
    serializable(&name, &quote!(serializer), &body)
}

/// The implementation of `SerializableStruct`, with the name of the serializer in the body.
fn serializable(name: &Ident, serializer: &TokenStream, body: &TokenStream) -> TokenStream {
    quote! {
        impl schema::SerializableStruct for #name {
            #[inline]
            fn schema(&self) -> &schema::Schema<'_> {
                SCHEMA.schema()
            }

            #[inline]
            fn serialize_members(&self, #serializer: &mut dyn schema::ShapeSerializer) -> Result<(), error::SerdeError> {
                #body
            }
        }
    }
}

fn schemas_of_members() -> TokenStream {
    quote! { let members = SCHEMA.schema().members(); }
}

fn member_schema(index: usize) -> TokenStream {
    let index = Literal::usize_unsuffixed(index);
    quote!(members[#index])
}

fn field_statement(field: &Field, index: usize) -> TokenStream {
    let name = ident(field.name.as_str());
    let schema = member_schema(index);
    let write = match (&field.value, field.optional) {
        (value, true) => optional_expression(value, &schema, &quote!(self.#name)),
        (value, false) => value_expression(value, &schema, &Held::Place(quote!(self.#name))),
    };
    quote! { #write?; }
}

/// Writes the structure, union or document that is the whole body.
fn payload_statement(field: &Field) -> TokenStream {
    let name = ident(field.name.as_str());
    let write = match field.value {
        Value::Document => quote!(serializer.write_document(&schema::prelude::DOCUMENT, value)),
        _ => quote!(write::unnamed(serializer, value)),
    };
    quote! {
        if let Some(value) = &self.#name {
            #write?;
        }
    }
}

/// How the code that writes a value refers to it.
enum Held {
    /// A place, such as a field.
    Place(TokenStream),
    /// A variable with a reference to the value.
    Reference(TokenStream),
}

impl Held {
    /// The value itself, if it is `Copy`.
    fn by_value(&self) -> TokenStream {
        match self {
            Held::Place(place) => place.clone(),
            Held::Reference(reference) => quote!(*#reference),
        }
    }

    /// A reference to it.
    fn by_reference(&self) -> TokenStream {
        match self {
            Held::Place(place) => quote!(&#place),
            Held::Reference(reference) => reference.clone(),
        }
    }

    /// The receiver of a method call.
    fn receiver(&self) -> &TokenStream {
        match self {
            Held::Place(tokens) | Held::Reference(tokens) => tokens,
        }
    }
}

/// Writes an `Option` with the runtime's functions, which skip `None`.
fn optional_expression(value: &Value, schema: &TokenStream, place: &TokenStream) -> TokenStream {
    let function = ident(function(value));
    let option = match value {
        Value::String | Value::List(_) => quote!(#place.as_deref()),
        Value::Enum(_) => quote!(#place.as_ref().map(|value| value.as_str())),
        Value::Structure(_) | Value::Union(_) => {
            quote!(#place.as_ref().map(|value| value as &dyn schema::SerializableStruct))
        }
        value if value.is_copy() => quote!(#place),
        _ => quote!(#place.as_ref()),
    };
    let each = element_writer(value).map(|closure| quote!(, #closure));
    quote!(write::#function(serializer, #schema, #option #each))
}

/// Writes a value.
fn value_expression(value: &Value, schema: &TokenStream, held: &Held) -> TokenStream {
    let (by_value, reference) = (held.by_value(), held.by_reference());
    match value {
        Value::Boolean => quote!(serializer.write_boolean(#schema, #by_value)),
        Value::Byte => quote!(serializer.write_byte(#schema, #by_value)),
        Value::Short => quote!(serializer.write_short(#schema, #by_value)),
        Value::Integer => quote!(serializer.write_integer(#schema, #by_value)),
        Value::Long => quote!(serializer.write_long(#schema, #by_value)),
        Value::Float => quote!(serializer.write_float(#schema, #by_value)),
        Value::Double => quote!(serializer.write_double(#schema, #by_value)),
        Value::BigInteger => quote!(serializer.write_big_integer(#schema, #reference)),
        Value::BigDecimal => quote!(serializer.write_big_decimal(#schema, #reference)),
        Value::String => quote!(serializer.write_string(#schema, #reference)),
        Value::Enum(_) => {
            let place = held.receiver();
            quote!(serializer.write_string(#schema, #place.as_str()))
        }
        Value::Blob => quote!(write::blob(serializer, #schema, Some(#reference))),
        Value::ByteStream | Value::EventStream(_) => unreachable!("the runtime sends streams"),
        Value::Timestamp => quote!(serializer.write_timestamp(#schema, #reference)),
        Value::Document => quote!(serializer.write_document(#schema, #reference)),
        Value::Structure(_) | Value::Union(_) => quote!(serializer.write_struct(#schema, #reference)),
        Value::Unit => quote!(serializer.write_struct(#schema, &write::Unit)),
        Value::List(_) | Value::Map(_) => {
            let function = ident(function(value));
            let each = element_writer(value).map(|closure| quote!(, #closure));
            quote!(write::#function(serializer, #schema, Some(#reference) #each))
        }
    }
}

/// The function of the runtime's module `write` for a value.
fn function(value: &Value) -> &'static str {
    match value {
        Value::Boolean => "boolean",
        Value::Byte => "byte",
        Value::Short => "short",
        Value::Integer => "integer",
        Value::Long => "long",
        Value::Float => "float",
        Value::Double => "double",
        Value::BigInteger => "big_integer",
        Value::BigDecimal => "big_decimal",
        Value::String | Value::Enum(_) => "string",
        Value::Blob => "blob",
        Value::ByteStream | Value::EventStream(_) => unreachable!("the runtime sends streams"),
        Value::Timestamp => "timestamp",
        Value::Document => "document",
        Value::Structure(_) | Value::Union(_) | Value::Unit => "structure",
        Value::List(list) if list.element == Value::String && !list.sparse => "string_list",
        Value::List(_) => "list",
        Value::Map(map) if map.key == Value::String && map.value == Value::String && !map.sparse => "string_map",
        Value::Map(_) => "map",
    }
}

/// The closure that writes an element of a list or a value of a map, if the runtime's function takes one.
fn element_writer(value: &Value) -> Option<TokenStream> {
    let (element, sparse, schema) = match value {
        Value::List(list) => (&list.element, list.sparse, &list.element_schema),
        Value::Map(map) => (&map.value, map.sparse, &map.value_schema),
        _ => return None,
    };
    if matches!(function(value), "string_list" | "string_map") {
        return None;
    }
    let schema = ident(schema);
    let schema = quote!(sdk::shapes::#schema.schema());
    let write = match element {
        Value::Structure(_) | Value::Union(_) => quote!(write::unnamed(serializer, value)),
        _ => value_expression(element, &schema, &Held::Reference(quote!(value))),
    };
    Some(if sparse {
        quote!(|serializer, value| write::nullable(serializer, #schema, value, |serializer, value| #write))
    } else {
        quote!(|serializer, value| #write)
    })
}
