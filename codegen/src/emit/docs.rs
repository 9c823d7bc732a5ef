use crate::plan::{Deprecation, Docs};
use proc_macro2::{Literal, TokenStream};
use quote::quote;

/// A documentation comment. Each line is an attribute, so that it is printed as `///`.
pub(super) fn comment(markdown: &str) -> TokenStream {
    let lines = markdown.lines().map(line);
    quote! { #( #[doc = #lines] )* }
}

/// A line of a documentation comment. It is a raw string if possible: in an unoptimized build script, escaping a string and
/// unescaping it in the parser take longer than the rest of the attribute.
fn line(line: &str) -> Literal {
    if line.is_empty() {
        return Literal::string("");
    }
    let raw = if line.contains(['"', '\r']) { None } else { format!("r\" {line}\"").parse().ok() };
    raw.unwrap_or_else(|| Literal::string(&format!(" {line}")))
}

/// The name of an item in the target of a link, in which rustdoc expects raw identifiers without their prefix.
/// <https://doc.rust-lang.org/rustdoc/write-documentation/linking-to-items-by-name.html>
pub(super) fn link(name: &str) -> &str {
    name.strip_prefix("r#").unwrap_or(name)
}

/// The documentation and deprecation.
pub(super) fn attributes(docs: &Docs) -> TokenStream {
    let text = comment(&docs.text);
    let deprecated = deprecated(docs);
    quote! { #text #deprecated }
}

/// The first sentence of the documentation, and the deprecation.
pub(super) fn summary(docs: &Docs) -> TokenStream {
    let text = comment(&docs.summary);
    let deprecated = deprecated(docs);
    quote! { #text #deprecated }
}

/// The deprecation.
pub(super) fn deprecated(docs: &Docs) -> TokenStream {
    let Some(Deprecation { note, since }) = &docs.deprecated else { return TokenStream::new() };
    let note = note.as_ref().map(|note| quote!(note = #note));
    let since = since.as_ref().map(|since| quote!(since = #since));
    let arguments: Vec<TokenStream> = note.into_iter().chain(since).collect();
    if arguments.is_empty() {
        quote! { #[deprecated] }
    } else {
        quote! { #[deprecated(#( #arguments ),*)] }
    }
}
