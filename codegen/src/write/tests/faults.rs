//! What is no Rust, or none that emitters write.

use super::{expected, format, theirs};
use crate::tokens::{Kind, TokenStream};

#[test]
fn what_is_no_rust_is_an_error_that_shows_where() {
    let tokens = TokenStream::of("pub fn name(&self) { self.a. }");
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
        let tokens: Vec<_> = items.tokens().collect();
        for (_, range) in tokens.iter().filter(|(kind, _)| !matches!(kind, Kind::Open(_) | Kind::Close(_))).step_by(11)
        {
            for replacement in ["", "name", ";", "1"] {
                let mut damaged = items.clone().into_text();
                damaged.replace_range(range.clone(), replacement);
                let damaged = TokenStream::of(damaged);
                let Ok(theirs) = theirs(&damaged) else { continue };
                // prettyplease panics where syn knows Rust that it does not.
                let expected = std::panic::catch_unwind(|| expected(theirs).map_err(drop)).unwrap_or(Err(()));
                match (format(damaged), expected) {
                    (Ok(printed), Ok(expected)) => {
                        assert_eq!(printed, expected);
                        same += 1;
                    }
                    (Err(_), _) => errors += 1,
                    // Not all that is no Rust is noticed: rustc notices it.
                    (Ok(_), Err(_)) => {}
                }
            }
        }
    }
    assert!(errors > 500 && same > 500, "{errors} errors, {same} alike");
}
