//! Implementations of the traits of serde, which call the runtime. They name them by paths, because an import would
//! hide the crate `serde` from attributes that the caller adds.

use super::rust::local_ident;
use crate::plan::{Enum, Role, Structure, Union};
use proc_macro2::{Ident, TokenStream};
use quote::quote;

/// The implementations for a structure.
pub(super) fn structure(structure: &Structure) -> TokenStream {
    let read = match structure.role {
        Role::Input | Role::Member => quote!(Self::deserialize),
        Role::Output => quote!(|deserializer| Self::deserialize(deserializer, &read::Headers::new())),
        Role::Exception => quote!(|deserializer| Self::deserialize(deserializer, &error::ErrorMetadata::default())),
    };
    aggregate(&local_ident(&structure.name), &read)
}

/// The implementations for a union.
pub(super) fn union(union: &Union) -> TokenStream {
    aggregate(&local_ident(&union.name), &quote!(Self::deserialize))
}

/// The implementations for an enum of strings.
pub(super) fn enumeration(enumeration: &Enum) -> TokenStream {
    let write = quote!(serializer.serialize_str(self.as_str()));
    let read = quote!(runtime::serde::text(deserializer).map(|text| Self::from(text.as_str())));
    implementations(&local_ident(&enumeration.name), &write, &read)
}

fn aggregate(name: &Ident, read: &TokenStream) -> TokenStream {
    let write = quote!(runtime::serde::serialize(self, serializer));
    implementations(name, &write, &quote!(runtime::serde::deserialize(deserializer, #read)))
}

fn implementations(name: &Ident, write: &TokenStream, read: &TokenStream) -> TokenStream {
    quote! {
        impl runtime::serde::Serialize for #name {
            #[inline]
            fn serialize<S: runtime::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                #write
            }
        }
        impl<'de> runtime::serde::Deserialize<'de> for #name {
            #[inline]
            fn deserialize<D: runtime::serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                #read
            }
        }
    }
}
