//! Projections, as loops.

use super::{condition, place, value};
use crate::plan::expressions::{Code, Lend, Source, Step, Stream, Typed};
use proc_macro2::TokenStream;
use quote::quote;

/// A list of what passes through a projection; an `Option` if what it goes through may be null.
pub(super) fn list(stream: &Stream) -> TokenStream {
    let collected = |of: TokenStream| {
        let each = elements(stream, of, &quote!(list.push(item);));
        quote!({
            let mut list = Vec::new();
            #each
            list
        })
    };
    if !stream.of.nullable {
        return collected(base(&stream.of, stream.source));
    }
    let (of, collected) = (value(&stream.of), collected(quote!(it)));
    quote!(#of.map(|it| #collected))
}

/// Statements that do something with each `item` that passes through a projection.
pub(in crate::emit) fn each(stream: &Stream, body: &TokenStream) -> TokenStream {
    if !stream.of.nullable {
        return elements(stream, base(&stream.of, stream.source), body);
    }
    let (of, elements) = (value(&stream.of), elements(stream, quote!(it), body));
    quote!(if let Some(it) = #of { #elements })
}

fn base(of: &Typed, source: Source) -> TokenStream {
    match source {
        Source::List { sparse: false, .. } | Source::Computed { .. } => value(of),
        Source::List { sparse: true, .. } | Source::Values { .. } | Source::Keys(_) => place(of),
    }
}

fn elements(stream: &Stream, of: TokenStream, body: &TokenStream) -> TokenStream {
    each_in(of, stream.source, steps(&stream.steps, body))
}

/// A loop over the elements of a collection.
fn each_in(of: TokenStream, source: Source, body: TokenStream) -> TokenStream {
    let (elements, lend) = match source {
        Source::List { sparse: false, lend } => (of, lend),
        Source::List { sparse: true, lend } => (quote!(#of.iter().flatten()), lend),
        Source::Values { sparse: false, lend } => (quote!(#of.values()), lend),
        Source::Values { sparse: true, lend } => (quote!(#of.values().flatten()), lend),
        Source::Keys(lend) => (quote!(#of.keys()), lend),
        Source::Computed { nullable: false } => (of, Lend::Reference),
        Source::Computed { nullable: true } => (quote!(#of.into_iter().flatten()), Lend::Reference),
    };
    let lent = match lend {
        Lend::Copy => quote!(let item = *item;),
        Lend::Exact => quote!(let item = f64::from(*item);),
        Lend::Rounded => quote!(let item = *item as f64;),
        Lend::Text | Lend::Enum => quote!(let item = item.as_str();),
        Lend::Reference | Lend::Boxed => TokenStream::new(),
    };
    quote!(for item in #elements { #lent #body })
}

fn steps(steps: &[Step], body: &TokenStream) -> TokenStream {
    match steps {
        [] => body.clone(),
        // A list that is made only to be taken apart need not be made.
        [Step::Each(Typed { code: Code::List(inner), .. }), Step::Flatten(Source::Computed { .. }), rest @ ..] => {
            each(inner, &self::steps(rest, body))
        }
        [Step::Each(element), rest @ ..] => {
            let (element_value, rest) = (value(element), self::steps(rest, body));
            match element.nullable {
                true => quote!(if let Some(item) = #element_value { #rest }),
                false => quote!(let item = #element_value; #rest),
            }
        }
        [Step::Keep(kept), rest @ ..] => {
            let (kept, rest) = (condition(kept), self::steps(rest, body));
            quote!(if #kept { #rest })
        }
        [Step::Flatten(source), rest @ ..] => each_in(quote!(item), *source, self::steps(rest, body)),
    }
}
