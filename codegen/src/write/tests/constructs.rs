//! Every construct that emitters write, with names of all lengths, so that lines break wherever they can.

use super::assert_formatted;
use proc_macro2::TokenStream;

/// Items, where `NAME` stands for a name of any length.
const ITEMS: &str = include_str!("constructs.txt");

#[test]
fn constructs_are_laid_out_as_by_prettyplease() {
    for length in 1..100 {
        let name = "n".repeat(length);
        for item in ITEMS.split("\n\n") {
            let item = item.replace("NAME", &name);
            let tokens: TokenStream = item.parse().unwrap_or_else(|error| panic!("{item}: {error}"));
            // Written out, comments of documentation are attributes.
            assert_formatted(&item, crate::tokens::TokenStream::of(tokens.to_string()), tokens);
        }
    }
}
