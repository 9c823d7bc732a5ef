use super::rust::{attributes, derive, ident, local_ident};
use super::{docs, serde};
use crate::plan::{Enum, IntEnum};
use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};

/// An enum of strings.
pub(super) fn emit(enumeration: &Enum) -> TokenStream {
    let name = local_ident(&enumeration.name);
    let definition = definition(enumeration);
    let names: Vec<_> = enumeration.variants.iter().map(|variant| ident(&variant.name)).collect();
    let values: Vec<_> = enumeration.variants.iter().map(|variant| variant.value.as_str()).collect();
    let debug = enumeration.sensitive.then(|| {
        quote! {
            impl ::std::fmt::Debug for #name {
                #[inline]
                fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                    f.write_str("*** Sensitive Data Redacted ***")
                }
            }
        }
    });
    let serde = enumeration.has_serde.then(|| serde::enumeration(enumeration));
    quote! {
        #definition
        #debug
        #serde
        impl #name {
            /// The value on the wire.
            #[inline]
            pub fn as_str(&self) -> &str {
                match self {
                    #( Self::#names => #values, )*
                    Self::Unknown(value) => value.as_str(),
                }
            }

            /// The values in the model.
            pub const fn values() -> &'static [&'static str] {
                &[#( #values ),*]
            }

            /// Parses a value, and rejects values that are not in the model.
            ///
            /// # Errors
            /// If the value is not in the model.
            #[inline]
            pub fn try_parse(value: &str) -> Result<Self, error::UnknownVariantError> {
                match Self::from(value) {
                    Self::Unknown(_) => Err(error::unknown_variant(value)),
                    known => Ok(known),
                }
            }
        }
        impl ::std::convert::From<&str> for #name {
            #[inline]
            fn from(value: &str) -> Self {
                match value {
                    #( #values => Self::#names, )*
                    other => Self::Unknown(runtime::enums::unknown_value(other)),
                }
            }
        }
        impl ::std::str::FromStr for #name {
            type Err = ::std::convert::Infallible;

            #[inline]
            fn from_str(value: &str) -> Result<Self, ::std::convert::Infallible> {
                Ok(Self::from(value))
            }
        }
        impl ::std::convert::AsRef<str> for #name {
            #[inline]
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }
        impl ::std::fmt::Display for #name {
            #[inline]
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.write_str(self.as_str())
            }
        }
    }
}

fn definition(enumeration: &Enum) -> TokenStream {
    let name = local_ident(&enumeration.name);
    let (docs, deprecated) = (docs::comment(&enumeration.docs.text), docs::deprecated(&enumeration.docs));
    let advice = docs::comment(
        "\nUse a wildcard arm for values that are not in the model, and [`as_str`](Self::as_str) to inspect them: a later \
         version may add variants.",
    );
    let variants = enumeration.variants.iter().map(|variant| {
        let (docs, name) = (docs::attributes(&variant.docs), ident(&variant.name));
        let added = attributes(&variant.attributes);
        quote! { #docs #added #name }
    });
    let (derives, added) = (derive(enumeration.derives()), attributes(&enumeration.attributes));
    quote! {
        #docs
        #advice
        #deprecated
        #[non_exhaustive]
        #derives
        #added
        pub enum #name {
            #( #variants, )*
            /// A value that is not in the model.
            #[deprecated(note = "use a wildcard arm and `as_str()` instead: a later version may add a variant for this value")]
            Unknown(sdk::primitives::UnknownVariantValue),
        }
    }
}

/// An enum of integers: constants for its values.
pub(super) fn emit_int(enumeration: &IntEnum) -> TokenStream {
    let name = local_ident(&enumeration.name);
    let (docs, deprecated) = (docs::comment(&enumeration.docs.text), docs::deprecated(&enumeration.docs));
    let constants = enumeration.constants.iter().map(|constant| {
        let (docs, name) = (docs::attributes(&constant.docs), format_ident!("{}", constant.name));
        let value = Literal::i32_unsuffixed(constant.value);
        quote! { #docs pub const #name: i32 = #value; }
    });
    let note = docs::comment("\nMembers of this type are `i32`. The constants are the values in the model.");
    let added = attributes(&enumeration.attributes);
    quote! {
        #docs
        #note
        #deprecated
        #[non_exhaustive]
        #[derive(Clone, Copy, Debug)]
        #added
        pub struct #name;
        impl #name {
            #( #constants )*
        }
    }
}
