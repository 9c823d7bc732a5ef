use super::docs;
use super::rust::{element_type, ident, type_of};
use crate::plan::{Field, Structure, Value};
use proc_macro2::TokenStream;
use quote::quote;

/// A method for each field that borrows its value.
pub(super) fn emit(structure: &Structure) -> TokenStream {
    let accessors = structure.fields.iter().map(|field| {
        let docs =
            if field.is_error_message { docs::comment("The error message.") } else { docs::attributes(&field.docs) };
        let accessor = accessor(field);
        quote! { #docs #accessor }
    });
    quote! { #( #accessors )* }
}

fn accessor(field: &Field) -> TokenStream {
    let name = ident(field.name.as_str());
    let value = &field.value;
    let (returned, body) = match (value, field.optional) {
        (Value::String, true) => (quote!(Option<&str>), quote!(self.#name.as_deref())),
        (Value::String, false) => (quote!(&str), quote!(&self.#name)),
        (Value::List(list), optional) => {
            let element = element_type(&list.element, list.sparse);
            let body = if optional { quote!(self.#name.as_deref().unwrap_or_default()) } else { quote!(&self.#name) };
            (quote!(&[#element]), body)
        }
        (value, optional) if value.is_copy() => {
            let returned = type_of(value);
            (if optional { quote!(Option<#returned>) } else { returned }, quote!(self.#name))
        }
        (value, true) => {
            let value = type_of(value);
            let body = if field.boxed { quote!(self.#name.as_deref()) } else { quote!(self.#name.as_ref()) };
            (quote!(Option<&#value>), body)
        }
        (value, false) => {
            let value = type_of(value);
            (quote!(&#value), quote!(&self.#name))
        }
    };
    let note = match value {
        Value::List(_) if field.optional => {
            let is_none = format!(
                "\nReturns an empty slice if no value was set. To tell the difference, use `.{}.is_none()`.",
                field.name.as_str()
            );
            docs::comment(&is_none)
        }
        _ => TokenStream::new(),
    };
    quote! {
        #note
        #[inline]
        pub fn #name(&self) -> #returned {
            #body
        }
    }
}
