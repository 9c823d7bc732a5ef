mod constructs;
mod faults;
mod models;

use super::format;
use crate::tokens;
use proc_macro2::{Delimiter, Group, LexError, TokenStream, TokenTree};

/// What prettyplease prints.
fn expected(tokens: TokenStream) -> Result<String, syn::Error> {
    Ok(prettyplease::unparse(&syn::parse2(tokens)?))
}

/// Asserts that tokens are printed as prettyplease prints them, and shows where they are not.
fn assert_formatted(what: &str, ours: tokens::TokenStream, theirs: TokenStream) {
    let expected = expected(theirs).unwrap_or_else(|error| panic!("{what}: no Rust: {error}"));
    let printed = format(ours).unwrap_or_else(|error| panic!("{what}: {error}"));
    let difference = printed.lines().zip(expected.lines()).find(|(printed, expected)| printed != expected);
    assert!(printed == expected, "{what}: {difference:?}");
}

/// The same tokens, as trees.
fn theirs(ours: &tokens::TokenStream) -> Result<TokenStream, LexError> {
    let text = ours.clone().into_text();
    let text = text.replace(tokens::OPERAND, " __operand { ").replace(tokens::OPERAND_END, " } ");
    text.parse().map(with_operands)
}

/// The groups after this name are operands, without delimiters.
fn with_operands(tokens: TokenStream) -> TokenStream {
    let mut is_operand = false;
    let tokens = tokens.into_iter().filter_map(|token| match token {
        TokenTree::Ident(ident) if ident == "__operand" => {
            is_operand = true;
            None
        }
        TokenTree::Group(group) => {
            let delimiter = if std::mem::take(&mut is_operand) { Delimiter::None } else { group.delimiter() };
            Some(Group::new(delimiter, with_operands(group.stream())).into())
        }
        token => Some(token),
    });
    tokens.collect()
}
