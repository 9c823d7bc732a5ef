use quote::ToTokens;
use syn::Signature;

/// The name that generated code has for the root of the client. Paths in declarations start there.
const ROOT: &str = "sdk::";

/// Tokens as a person would write them.
pub(super) fn text(tokens: impl ToTokens) -> String {
    let mut text = tokens.to_token_stream().to_string();
    for (spaced, written) in [
        (" :: ", "::"),
        (":: ", "::"),
        (" < ", "<"),
        ("< ", "<"),
        (" >", ">"),
        (" ,", ","),
        (" ;", ";"),
        ("& ", "&"),
        (" (", "("),
        ("( ", "("),
        (" )", ")"),
        (" :", ":"),
        ("# [", "#["),
    ] {
        text = text.replace(spaced, written);
    }
    text.replace(ROOT, "")
}

/// The signature of a function. That an argument can be changed in the body is left out.
pub(super) fn function(signature: &Signature) -> String {
    text(signature).replace("(mut ", "(").replace(", mut ", ", ")
}
