mod constructs;
mod faults;
mod models;

use super::format;
use proc_macro2::TokenStream;

/// What prettyplease prints.
fn expected(tokens: TokenStream) -> Result<String, syn::Error> {
    Ok(prettyplease::unparse(&syn::parse2(tokens)?))
}

/// Asserts that tokens are printed as prettyplease prints them, and shows where they are not.
fn assert_formatted(what: &str, tokens: TokenStream) {
    let expected = expected(tokens.clone()).unwrap_or_else(|error| panic!("{what}: no Rust: {error}"));
    let printed = format(tokens).unwrap_or_else(|error| panic!("{what}: {error}"));
    let difference = printed.lines().zip(expected.lines()).find(|(printed, expected)| printed != expected);
    assert!(printed == expected, "{what}: {difference:?}");
}
