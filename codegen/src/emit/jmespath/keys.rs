//! The names of the members of objects that are set.

use super::super::rust::{ident, type_path};
use crate::plan::expressions::{Member, Members, UnionMember, UnionMembers};
use proc_macro2::TokenStream;
use quote::quote;

/// The keys of a structure or union, as a `Vec` of strings. `of` is an expression for the object, to which a field access can be
/// appended.
pub(super) fn keys(of: &TokenStream, members: &Members) -> TokenStream {
    match members {
        Members::Structure(members) => of_structure(of, members),
        // The name of a member that is not in the model is not known.
        Members::Union(union) => match_member(of, union, |key| quote!(vec![#key]), &quote!(Vec::new())),
    }
}

fn of_structure(of: &TokenStream, members: &[Member]) -> TokenStream {
    if members.is_empty() {
        return quote!(Vec::<&str>::new());
    }
    let keys = members.iter().map(|Member { key, name, optional }| {
        let name = ident(name.as_str());
        if *optional { quote!(#of.#name.is_some().then_some(#key)) } else { quote!(Some(#key)) }
    });
    quote!([#( #keys ),*].into_iter().flatten().collect::<Vec<&str>>())
}

/// A `match` of a union, with an expression for the key of each member, and one for members that are not in the model.
pub(in crate::emit) fn match_member(
    of: &TokenStream,
    union: &UnionMembers,
    known: impl Fn(&str) -> TokenStream,
    unknown: &TokenStream,
) -> TokenStream {
    let path = type_path(&union.type_ref);
    let arms = union.members.iter().map(|UnionMember { key, variant, is_unit }| {
        let (variant, value, known) = (ident(variant), (!is_unit).then(|| quote!((_))), known(key));
        quote!(#path::#variant #value => #known,)
    });
    quote!(match #of { #( #arms )* _ => #unknown })
}
