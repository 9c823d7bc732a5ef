//! Against `proc_macro2` and `quote`, which know what Rust's tokens are.

use super::{Kind, Literal, ToTokens, TokenStream};
use proptest::prelude::*;

fn text(tokens: impl ToTokens) -> String {
    let mut stream = TokenStream::new();
    tokens.to_tokens(&mut stream);
    stream.into_text().trim_end().to_owned()
}

proptest! {
    #[test]
    fn literals_are_written_as_by_proc_macro2(string: String, bytes: Vec<u8>, number in proptest::num::f64::NORMAL) {
        prop_assert_eq!(text(&string), proc_macro2::Literal::string(&string).to_string());
        prop_assert_eq!(text(Literal::byte_string(&bytes)), proc_macro2::Literal::byte_string(&bytes).to_string());
        let expected = proc_macro2::Literal::f64_unsuffixed(number).to_string();
        prop_assert_eq!(text(Literal::f64_unsuffixed(number)), expected);
    }

    #[test]
    fn no_text_is_too_much_for_the_lexer(text: String, rust in "[a-z0-9'\"\\\\#r/.(){} ]*") {
        for text in [text, rust] {
            let stream = TokenStream::of(text.as_str());
            let mut end = 0;
            for (_, range) in stream.tokens() {
                prop_assert!(range.start >= end && range.end > range.start && text.is_char_boundary(range.end));
                end = range.end;
            }
            prop_assert!(text[end..].trim().is_empty());
        }
    }
}

#[test]
fn text_is_taken_apart_as_by_proc_macro2() {
    let source = r##"
        pub fn r#type<'a>(a: &'a u8) -> Vec<Vec<u8>> { a.0.b(1.5, 1., 2..3, 4..=5, 1e-3, 1E+5, 0xfe-1, 1u8, -1) }
        b"\"\\" b'\'' 'x' '\'' '\u{1F600}' 'é' "a\"b" r"\" r#"a"b"# br#""# c"d" é_1 '_ 'static 'a' a||b&&c<<=d
    "##;
    let stream = TokenStream::of(source);
    let ours: Vec<String> = stream.tokens().map(|(kind, range)| shown(kind, stream.text(&range))).collect();
    let mut theirs = Vec::new();
    flatten(source.parse().expect("tokens"), &mut theirs);
    assert_eq!(ours, theirs);
}

fn shown(kind: Kind, text: &str) -> String {
    match kind {
        Kind::Punct(character, is_joint) => format!("{} {is_joint}", char::from(character)),
        Kind::Open(_) | Kind::Close(_) => text.to_owned(),
        Kind::Word | Kind::Literal => format!("{kind:?} {text}"),
    }
}

fn flatten(tokens: proc_macro2::TokenStream, flat: &mut Vec<String>) {
    use proc_macro2::{Delimiter, Spacing, TokenTree};
    for token in tokens {
        match token {
            TokenTree::Ident(ident) => flat.push(format!("Word {ident}")),
            TokenTree::Literal(literal) => flat.push(format!("Literal {literal}")),
            TokenTree::Punct(punct) => flat.push(format!("{} {}", punct.as_char(), punct.spacing() == Spacing::Joint)),
            TokenTree::Group(group) => {
                let (open, close) = match group.delimiter() {
                    Delimiter::Parenthesis => ("(", ")"),
                    Delimiter::Brace => ("{", "}"),
                    Delimiter::Bracket => ("[", "]"),
                    Delimiter::None => ("", ""),
                };
                flat.push(open.to_owned());
                flatten(group.stream(), flat);
                flat.push(close.to_owned());
            }
        }
    }
}

#[test]
fn templates_are_filled_in_as_by_quote() {
    let (name, list, option) = (quote_ident("name"), ["a", "b"], None::<bool>);
    let pairs = || list.iter().map(|text| (quote_ident(text), *text));
    let (names, texts): (Vec<_>, Vec<_>) = pairs().unzip();
    let ours = super::quote! {
        #[doc = "a"] fn #name(&#name, -#name) -> Vec<Vec<#name>> { #option #( #names: #texts, #name );* }
        #( #texts => &'a mut #names )|* ::#( #names )::*::* #( m!(#texts) )* a >>= b ..= c
    };
    let name = quote::format_ident!("name");
    let names = names.iter().map(|name| quote::format_ident!("{}", name.to_string()));
    let names: Vec<_> = names.collect();
    let theirs = quote::quote! {
        #[doc = "a"] fn #name(&#name, -#name) -> Vec<Vec<#name>> { #option #( #names: #texts, #name );* }
        #( #texts => &'a mut #names )|* ::#( #names )::*::* #( m!(#texts) )* a >>= b ..= c
    };
    let (mut flat_ours, mut flat_theirs) = (Vec::new(), Vec::new());
    flatten(ours.into_text().parse().expect("tokens"), &mut flat_ours);
    flatten(theirs, &mut flat_theirs);
    assert_eq!(flat_ours, flat_theirs);
}

fn quote_ident(name: &str) -> super::Ident {
    super::Ident::new(name)
}
