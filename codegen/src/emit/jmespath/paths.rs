//! Paths: values in structures, unions, maps and lists.

use super::super::rust::{ident, type_path};
use crate::plan::TypeRef;
use crate::plan::expressions::Lend;
use crate::plan::names::Name;
use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};

/// A value that a path starts from.
pub(super) struct Base {
    /// An operand if the value is nullable. Otherwise a field access or method call can be appended.
    pub(super) tokens: TokenStream,
    pub(super) nullable: bool,
}

/// The field of a structure.
pub(super) fn member(of: Base, name: &Name, optional: bool, lend: Lend) -> TokenStream {
    let name = ident(name.as_str());
    within(of, optional, |place| {
        let field = quote!(#place.#name);
        if !optional {
            return match lend {
                Lend::Copy => field,
                Lend::Exact => quote!(f64::from(#field)),
                Lend::Rounded => quote!(#field as f64),
                Lend::Text | Lend::Enum => quote!(#field.as_str()),
                Lend::Reference => quote!(&#field),
                Lend::Boxed => quote!(&*#field),
            };
        }
        match lend {
            Lend::Copy => field,
            Lend::Exact => quote!(#field.map(f64::from)),
            Lend::Rounded => quote!(#field.map(|it| it as f64)),
            Lend::Text | Lend::Boxed => quote!(#field.as_deref()),
            Lend::Enum => quote!(#field.as_ref().map(|it| it.as_str())),
            Lend::Reference => quote!(#field.as_ref()),
        }
    })
}

/// The value of a union's variant.
pub(super) fn variant(of: Base, method: &str, lend: Lend) -> TokenStream {
    let method = format_ident!("{method}");
    within(of, true, |place| lent(quote!(#place.#method().ok()), lend))
}

/// The value of a map at a key.
pub(super) fn entry(of: Base, key: &str, key_type: Option<&TypeRef>, sparse: bool, lend: Lend) -> TokenStream {
    let key = match key_type.map(type_path) {
        Some(key_type) => quote!(&#key_type::from(#key)),
        None => quote!(#key),
    };
    within(of, true, |place| lent(without_null(quote!(#place.get(#key)), sparse), lend))
}

/// An element of a list.
pub(super) fn element(of: Base, index: i64, sparse: bool, lend: Lend) -> TokenStream {
    let index = match index {
        0 => quote!(first()),
        -1 => quote!(last()),
        1.. => {
            let index = Literal::i64_unsuffixed(index);
            quote!(get(#index))
        }
        _ => {
            let from_end = Literal::u64_unsuffixed(index.unsigned_abs() - 1);
            quote!(iter().nth_back(#from_end))
        }
    };
    within(of, true, |place| lent(without_null(quote!(#place.#index), sparse), lend))
}

/// A value in a base that may be null. `found` takes an expression for the base that is not null, and returns an
/// expression of type `Option` if `is_option`.
fn within(of: Base, is_option: bool, found: impl FnOnce(TokenStream) -> TokenStream) -> TokenStream {
    let Base { tokens: of, nullable } = of;
    if !nullable {
        return found(of);
    }
    let found = found(quote!(it));
    if is_option { quote!(#of.and_then(|it| #found)) } else { quote!(#of.map(|it| #found)) }
}

fn without_null(option: TokenStream, sparse: bool) -> TokenStream {
    if sparse { quote!(#option.and_then(|it| it.as_ref())) } else { option }
}

/// The borrowed value of an optional reference.
fn lent(option: TokenStream, lend: Lend) -> TokenStream {
    match lend {
        Lend::Copy => quote!(#option.copied()),
        Lend::Exact => quote!(#option.map(|it| f64::from(*it))),
        Lend::Rounded => quote!(#option.map(|it| *it as f64)),
        Lend::Text | Lend::Enum => quote!(#option.map(|it| it.as_str())),
        Lend::Reference | Lend::Boxed => option,
    }
}
