//! Attributes that remove items from the surface: `cfg` and `doc(hidden)`.

use std::collections::BTreeSet;
use syn::punctuated::Punctuated;
use syn::{Attribute, Expr, ExprLit, Lit, Meta, Token};

/// The enabled features of a crate.
#[derive(Debug)]
pub(crate) enum Features {
    /// All.
    All,
    /// These.
    Only(BTreeSet<String>),
}

/// Whether an item with these attributes is compiled.
pub(crate) fn is_compiled(attributes: &[Attribute], features: &Features) -> bool {
    attributes.iter().filter(|attribute| attribute.path().is_ident("cfg")).all(|attribute| {
        let condition: Option<Meta> = attribute.parse_args().ok();
        condition.is_none_or(|condition| holds(&condition, features))
    })
}

fn holds(condition: &Meta, features: &Features) -> bool {
    match condition {
        Meta::NameValue(pair) if pair.path.is_ident("feature") => match (&pair.value, features) {
            (_, Features::All) => true,
            (Expr::Lit(ExprLit { lit: Lit::Str(name), .. }), Features::Only(enabled)) => {
                enabled.contains(&name.value())
            }
            _ => false,
        },
        Meta::List(list) => {
            let parse = list.parse_args_with(Punctuated::<Meta, Token![,]>::parse_terminated);
            let conditions = parse.unwrap_or_default();
            let mut conditions = conditions.iter().map(|condition| holds(condition, features));
            match list.path.get_ident().map(ToString::to_string).as_deref() {
                Some("all") => conditions.all(|holds| holds),
                Some("any") => conditions.any(|holds| holds),
                Some("not") => !conditions.any(|holds| holds),
                _ => false,
            }
        }
        _ => false,
    }
}

/// Whether documentation hides an item with these attributes.
pub(crate) fn is_hidden(attributes: &[Attribute]) -> bool {
    attributes
        .iter()
        .filter(|attribute| attribute.path().is_ident("doc"))
        .any(|attribute| matches!(&attribute.meta, Meta::List(list) if list.tokens.to_string() == "hidden"))
}

/// Whether there is an attribute of this name.
pub(crate) fn has(attributes: &[Attribute], name: &str) -> bool {
    attributes.iter().any(|attribute| attribute.path().is_ident(name))
}
