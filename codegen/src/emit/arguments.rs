//! Required members as arguments of the functions that create builders.

use super::rust::{argument, ident};
use crate::plan::Structure;
use proc_macro2::{Ident, TokenStream};
use quote::quote;

/// The most arguments of a function that clippy accepts, without `self`.
const MOST: usize = 6;

/// The required members of a structure.
pub(super) struct Arguments {
    /// Names with types.
    pub(super) parameters: Vec<TokenStream>,
    pub(super) names: Vec<Ident>,
    /// Expressions that convert them to the types of the fields.
    pub(super) values: Vec<TokenStream>,
}

impl Arguments {
    /// The arguments for the builder of a structure. `None` if it has none.
    pub(super) fn of(structure: &Structure) -> Option<Self> {
        let mut arguments = Self { parameters: Vec::new(), names: Vec::new(), values: Vec::new() };
        for field in structure.arguments() {
            let name = ident(field.name.as_str());
            let (parameter, value) = argument(&field.value, false, field.boxed, &name);
            arguments.parameters.push(quote!(#name: #parameter));
            arguments.values.push(value);
            arguments.names.push(name);
        }
        (!arguments.names.is_empty()).then_some(arguments)
    }

    /// The attribute of a function with so many arguments.
    pub(super) fn attribute(&self) -> Option<TokenStream> {
        (self.names.len() > MOST).then(|| quote! { #[allow(clippy::too_many_arguments)] })
    }
}
