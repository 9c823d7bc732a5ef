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

/// The groups after this name are operands, without delimiters. prettyplease does not see that one ends in a cast, after which
/// a `<` would begin the arguments of the type, so that has parentheses already.
fn with_operands(tokens: TokenStream) -> TokenStream {
    let mut is_operand = false;
    let mut tokens = tokens.into_iter();
    let mut all = TokenStream::new();
    while let Some(token) = tokens.next() {
        match token {
            TokenTree::Ident(ident) if ident == "__operand" => is_operand = true,
            TokenTree::Group(group) => {
                let delimiter = match std::mem::take(&mut is_operand) {
                    true if ends_in_cast(&group) && begins_arguments(&mut tokens.clone()) => Delimiter::Parenthesis,
                    true => Delimiter::None,
                    false => group.delimiter(),
                };
                all.extend([TokenTree::from(Group::new(delimiter, with_operands(group.stream())))]);
            }
            token => all.extend([token]),
        }
    }
    all
}

/// Whether `<` or `<<` stands there, and not `<=`.
fn begins_arguments(tokens: &mut impl Iterator<Item = TokenTree>) -> bool {
    let mut is_next = |wanted| matches!(tokens.next(), Some(TokenTree::Punct(punct)) if punct.as_char() == wanted);
    is_next('<') && !is_next('=')
}

fn ends_in_cast(group: &Group) -> bool {
    let tokens: Vec<TokenTree> = group.stream().into_iter().collect();
    matches!(tokens.as_slice(), [.., TokenTree::Ident(word), TokenTree::Ident(_)] if word == "as")
}
