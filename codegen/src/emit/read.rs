//! Functions that read structures and unions from a deserializer.

use super::rust::{ident, local_ident, type_path};
use super::values;
use crate::plan::{Field, Role, Structure, TypeModule, Union, Value};
use proc_macro2::{Literal, TokenStream};
use quote::quote;

/// The function `deserialize` of a structure.
pub(super) fn structure(structure: &Structure) -> TokenStream {
    let name = local_ident(&structure.name);
    let builder = ident(&structure.builder());
    // Deserializers do not see streams, which the runtime sets.
    let read_fields = structure.fields.iter().enumerate().filter(|(_, field)| !field.value.is_stream());
    let arms: Vec<TokenStream> = read_fields
        .map(|(index, field)| {
            let (field_name, index) = (ident(field.name.as_str()), Literal::usize_unsuffixed(index));
            let value = held_result(&field.value, field.boxed);
            quote!(Some(#index) => read::set(&mut builder.#field_name, #value))
        })
        .collect();
    let extended_request_id = structure.extended_request_id.map(ident);
    let extended_id = extended_request_id
        .map(|module| quote!(_extended_request_id: services::#module::extended_request_id(headers),));
    let (extra_parameter, extra_field) = match structure.role {
        Role::Output => {
            let messages = structure.has_failure_messages.then(|| quote!(, _failure_messages: None));
            (quote!(, headers: &read::Headers), quote!(#extended_id _request_id: read::request_id(headers) #messages))
        }
        Role::Exception => (quote!(, metadata: &error::ErrorMetadata), quote!(meta: metadata.clone())),
        Role::Input | Role::Member => (TokenStream::new(), TokenStream::new()),
    };
    let fields = structure.fields.iter().map(completed_field);
    let members = match arms.is_empty() {
        true => quote! { read::unit(deserializer)?; },
        false => quote! {
            let mut builder = #builder::default();
            read::members(deserializer, SCHEMA.schema(), &mut |member, deserializer| match member.member_index() {
                #( #arms, )*
                _ => Ok(()),
            })?;
        },
    };
    quote! {
        impl #name {
            #[inline]
            pub(crate) fn deserialize(
                deserializer: &mut dyn schema::ShapeDeserializer #extra_parameter
            ) -> Result<Self, error::SerdeError> {
                #members
                Ok(Self { #( #fields, )* #extra_field })
            }
        }
    }
}

/// The value of a field after reading. A missing required member gets a zero value, so that clients keep working if a
/// service stops sending it.
fn completed_field(field: &Field) -> TokenStream {
    let name = ident(field.name.as_str());
    let is_message = field.is_error_message && field.value == Value::String;
    let option = match is_message {
        true => quote!(builder.#name.or_else(|| metadata.message().map(str::to_owned))),
        false => quote!(builder.#name),
    };
    match &field.value {
        Value::ByteStream => return quote!(#name: sdk::primitives::ByteStream::default()),
        Value::EventStream(stream) if stream.is_sent => return quote!(#name: runtime::event_stream::sender()),
        Value::EventStream(stream) => {
            let (event, error) = (type_path(&stream.event), type_path(&stream.error));
            return quote!(#name: runtime::event_stream::receiver(#event::deserialize, #error::deserialize));
        }
        _ => {}
    }
    let value = match (&field.default, field.optional) {
        (_, true) => option,
        (Some(default), false) => values::or_default(&option, default, &field.value),
        (None, false) => values::or_zero(&option, &field.value),
    };
    quote!(#name: #value)
}

/// The function `deserialize` of a union.
pub(super) fn union(union: &Union) -> TokenStream {
    let name = local_ident(&union.name);
    let arms = union.variants.iter().enumerate().map(|(index, variant)| {
        let (variant_name, index) = (ident(&variant.name), Literal::usize_unsuffixed(index));
        if variant.value == Value::Unit {
            return quote!(Some(#index) => read::unit(deserializer).map(|()| Self::#variant_name));
        }
        let value = held_result(&variant.value, variant.boxed);
        quote!(Some(#index) => #value.map(Self::#variant_name))
    });
    quote! {
        impl #name {
            #[inline]
            pub(crate) fn deserialize(deserializer: &mut dyn schema::ShapeDeserializer) -> Result<Self, error::SerdeError> {
                let mut value = Self::Unknown;
                read::variant(deserializer, SCHEMA.schema(), &mut |member, deserializer| {
                    value = match member.member_index() {
                        #( #arms, )*
                        _ => return Ok(()),
                    }?;
                    Ok(())
                })?;
                Ok(value)
            }
        }
    }
}

/// Reads the value of a member, and boxes it if the member is boxed.
fn held_result(value: &Value, boxed: bool) -> TokenStream {
    let result = result(value, &quote!(member));
    match value {
        _ if !boxed => result,
        Value::Structure(type_ref) | Value::Union(type_ref) if type_ref.module == TypeModule::Types => {
            let structure = type_path(type_ref);
            quote!(read::boxed(deserializer, #structure::deserialize))
        }
        _ => quote!(read::boxed(deserializer, |deserializer| #result)),
    }
}

/// Reads a value, as a `Result`. `schema` is the schema of its member.
fn result(value: &Value, schema: &TokenStream) -> TokenStream {
    match value {
        Value::Boolean => quote!(deserializer.read_boolean(#schema)),
        Value::Byte => quote!(deserializer.read_byte(#schema)),
        Value::Short => quote!(deserializer.read_short(#schema)),
        Value::Integer => quote!(deserializer.read_integer(#schema)),
        Value::Long => quote!(deserializer.read_long(#schema)),
        Value::Float => quote!(deserializer.read_float(#schema)),
        Value::Double => quote!(deserializer.read_double(#schema)),
        Value::BigInteger => quote!(deserializer.read_big_integer(#schema)),
        Value::BigDecimal => quote!(deserializer.read_big_decimal(#schema)),
        Value::String => quote!(deserializer.read_string(#schema)),
        Value::Blob => quote!(deserializer.read_blob(#schema)),
        Value::ByteStream | Value::EventStream(_) => unreachable!("the runtime sets streams"),
        Value::Timestamp => quote!(deserializer.read_timestamp(#schema)),
        Value::Document => quote!(deserializer.read_document(#schema)),
        Value::Enum(type_ref) => {
            let enumeration = type_path(type_ref);
            quote!(deserializer.read_string(#schema).map(|text| #enumeration::from(text.as_str())))
        }
        Value::Structure(type_ref) | Value::Union(type_ref) => {
            let structure = type_path(type_ref);
            // An exception in another structure is not the error of a call, so it has no metadata.
            let metadata = (type_ref.module == TypeModule::Errors).then(|| quote!(, &error::ErrorMetadata::default()));
            quote!(#structure::deserialize(deserializer #metadata))
        }
        Value::Unit => quote!(read::unit(deserializer)),
        Value::List(list) => {
            let each = element_reader(&list.element, &list.element_schema);
            match (&list.element, list.sparse) {
                (Value::String, false) => quote!(deserializer.read_string_list(#schema)),
                (Value::Blob, false) => quote!(deserializer.read_blob_list(#schema)),
                (Value::Integer, false) => quote!(deserializer.read_integer_list(#schema)),
                (Value::Long, false) => quote!(deserializer.read_long_list(#schema)),
                (_, false) => quote!(read::list(deserializer, #schema, #each)),
                (_, true) => quote!(read::sparse_list(deserializer, #schema, #each)),
            }
        }
        Value::Map(map) => {
            let (key, each) = (key_reader(&map.key), element_reader(&map.value, &map.value_schema));
            match (&map.key, &map.value, map.sparse) {
                (Value::String, Value::String, false) => quote!(deserializer.read_string_string_map(#schema)),
                (_, _, false) => quote!(read::map(deserializer, #schema, #key, #each)),
                (_, _, true) => quote!(read::sparse_map(deserializer, #schema, #key, #each)),
            }
        }
    }
}

/// The closure that converts a string to the key of a map.
fn key_reader(key: &Value) -> TokenStream {
    match key {
        Value::Enum(type_ref) => {
            let enumeration = type_path(type_ref);
            quote!(|key| #enumeration::from(key.as_str()))
        }
        _ => quote!(|key| key),
    }
}

/// The function or closure that reads an element of a list or a value of a map.
fn element_reader(element: &Value, schema: &str) -> TokenStream {
    match element {
        Value::Structure(type_ref) | Value::Union(type_ref) if type_ref.module == TypeModule::Types => {
            let structure = type_path(type_ref);
            return quote!(#structure::deserialize);
        }
        _ => {}
    }
    let schema = ident(schema);
    let result = result(element, &quote!(sdk::shapes::#schema.schema()));
    quote!(|deserializer| #result)
}
