//! Every construct that emitters write, with names of all lengths, so that lines break wherever they can.

use super::{assert_formatted, theirs};
use crate::tokens::{OPERAND, OPERAND_END, TokenStream};

/// Items, where `NAME` stands for a name of any length.
const ITEMS: &str = include_str!("constructs.txt");

#[test]
fn constructs_are_laid_out_as_by_prettyplease() {
    for length in 1..100 {
        let name = "n".repeat(length);
        for item in ITEMS.split("\n\n") {
            let item = item.replace("NAME", &name);
            let tokens: proc_macro2::TokenStream = item.parse().unwrap_or_else(|error| panic!("{item}: {error}"));
            // Written out, comments of documentation are attributes.
            assert_formatted(&item, TokenStream::of(tokens.to_string()), tokens);
        }
    }
}

/// What a template has for operands: parentheses come around those that do not hold together without.
#[test]
fn operands_have_the_parentheses_that_prettyplease_gives_them() {
    const OPERATORS: [&str; 14] = ["<", "<<", "<=", ">", ">>", "==", "!=", "+", "-", "*", "&", "|", "&&", "||"];
    const OPERANDS: [&str; 12] =
        ["a", "a.b()", "a()?", "-a", "&a", "a as f64", "a * b", "a + b", "a == b", "a && b", "a || b", "a + b as f64"];
    for operator in OPERATORS {
        for (left, right) in OPERANDS.iter().flat_map(|left| OPERANDS.map(|right| (left, right))) {
            let operand = |text: &str| format!("{OPERAND}{text} {OPERAND_END}");
            let ours =
                TokenStream::of(format!("fn f() {{ let c = {} {operator} {}; }}", operand(left), operand(right)));
            let theirs = theirs(&ours).expect("tokens");
            assert_formatted(&format!("{left} {operator} {right}"), ours, theirs);
        }
    }
}
