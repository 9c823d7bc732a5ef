//! What is no Rust, or none that emitters write.

use super::{expected, format};
use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};

#[test]
fn what_is_no_rust_is_an_error_that_shows_where() {
    let tokens: TokenStream = "pub fn name(&self) { self.a. }".parse().expect("tokens");
    let error = format(tokens).expect_err("a dot ends the statement").to_string();
    assert_eq!(error, "expected a field or method, found `pub fn name ( & self ) { self . a . }`");
}

#[test]
fn damaged_code_is_an_error_or_printed_as_by_prettyplease() {
    let source = crate::configure()
        .model(concat!(env!("CARGO_MANIFEST_DIR"), "/../model/api-gateway.json"))
        .operations(["GetGatewayResponse"])
        .generate()
        .expect("a client");
    let (mut errors, mut same) = (0, 0);
    for (_, items) in source.root.each_module() {
        let count = count(items.clone());
        for damaged in (0..count).step_by(11) {
            for replacement in [None, Some("name"), Some(";"), Some("1")] {
                let tokens = damage(items.clone(), &mut damaged.clone(), replacement);
                // Not all that is no Rust is noticed: rustc notices it.
                let printed = format(tokens.clone());
                // prettyplease panics where syn knows Rust that it does not.
                let expected = std::panic::catch_unwind(|| expected(tokens).map_err(drop)).unwrap_or(Err(()));
                match (printed, expected) {
                    (Ok(printed), Ok(expected)) => {
                        assert_eq!(printed, expected);
                        same += 1;
                    }
                    (Err(_), _) => errors += 1,
                    (Ok(_), Err(_)) => {}
                }
            }
        }
    }
    assert!(errors > 500 && same > 500, "{errors} errors, {same} alike");
}

fn count(tokens: TokenStream) -> usize {
    let inner = |token| if let TokenTree::Group(group) = token { count(group.stream()) } else { 0 };
    tokens.into_iter().map(|token| 1 + inner(token)).sum()
}

/// Puts something else, or nothing, in the place of the token with this number.
fn damage(tokens: TokenStream, at: &mut usize, replacement: Option<&str>) -> TokenStream {
    let mut damaged = TokenStream::new();
    for token in tokens {
        let is_here = *at == 0;
        *at = at.wrapping_sub(1);
        match token {
            _ if is_here => damaged.extend(replacement.map(|text| text.parse::<TokenStream>().expect("a token"))),
            TokenTree::Group(group) if group.delimiter() != Delimiter::None => {
                let inner = damage(group.stream(), at, replacement);
                damaged.extend([TokenTree::Group(Group::new(group.delimiter(), inner))]);
            }
            token => damaged.extend([token]),
        }
    }
    damaged
}
