//! Values that structures, unions, maps and lists hold.

use super::super::rust::{ident, type_path};
use super::value;
use crate::plan::TypeRef;
use crate::plan::expressions::{Code, Lend, Typed};
use crate::plan::names::Name;
use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};

/// An expression that a field or method of a value can be named after.
pub(super) fn place(typed: &Typed) -> TokenStream {
    match &typed.code {
        Code::Member { of, name, optional: false, lend: Lend::Reference | Lend::Boxed } if !of.nullable => {
            let (of, name) = (place(of), ident(name.as_str()));
            quote!(#of.#name)
        }
        _ => value(typed),
    }
}

pub(super) fn member(of: &Typed, name: &Name, optional: bool, lend: Lend) -> TokenStream {
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

pub(super) fn variant(of: &Typed, method: &str, lend: Lend) -> TokenStream {
    let method = format_ident!("{method}");
    within(of, true, |place| lent(quote!(#place.#method().ok()), lend))
}

pub(super) fn entry(of: &Typed, key: &str, key_type: Option<&TypeRef>, sparse: bool, lend: Lend) -> TokenStream {
    let key = match key_type.map(type_path) {
        Some(key_type) => quote!(&#key_type::from(#key)),
        None => quote!(#key),
    };
    within(of, true, |place| lent(without_null(quote!(#place.get(#key)), sparse), lend))
}

pub(super) fn element(of: &Typed, index: i64, sparse: bool, lend: Lend) -> TokenStream {
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

/// What is looked up in a value that may be null. `found` is given an expression of the value that is not, and makes of it
/// an `Option` if it says so.
fn within(of: &Typed, is_option: bool, found: impl FnOnce(TokenStream) -> TokenStream) -> TokenStream {
    if !of.nullable {
        return found(place(of));
    }
    let (of, found) = (value(of), found(quote!(it)));
    if is_option { quote!(#of.and_then(|it| #found)) } else { quote!(#of.map(|it| #found)) }
}

fn without_null(option: TokenStream, sparse: bool) -> TokenStream {
    if sparse { quote!(#option.and_then(|it| it.as_ref())) } else { option }
}

/// What is lent of an optional reference.
fn lent(option: TokenStream, lend: Lend) -> TokenStream {
    match lend {
        Lend::Copy => quote!(#option.copied()),
        Lend::Exact => quote!(#option.map(|it| f64::from(*it))),
        Lend::Rounded => quote!(#option.map(|it| *it as f64)),
        Lend::Text | Lend::Enum => quote!(#option.map(|it| it.as_str())),
        Lend::Reference | Lend::Boxed => option,
    }
}
