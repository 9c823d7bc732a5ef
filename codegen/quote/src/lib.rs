//! Templates of Rust code, for `smithereens-codegen`.
//!
//! Written as those of the crate `quote`: `#name` is what the variable stands for, `#( … ),*` repeats what is in it for each
//! element of the variables there, with the separator between. What is not a variable is known when the template is
//! compiled, and becomes one text for as much of it as stands together.

use proc_macro::{Delimiter, Spacing, TokenStream, TokenTree};
use std::collections::BTreeSet;
use std::fmt::Write;
use std::iter::Peekable;

/// Makes a `TokenStream` of `crate::tokens`.
#[proc_macro]
pub fn quote(template: TokenStream) -> TokenStream {
    let mut writer = Writer::default();
    writer.template(template);
    writer.flush();
    let code = format!("{{ let mut _quoted = crate::tokens::TokenStream::new(); {} _quoted }}", writer.code);
    code.parse().expect("what is written here is Rust")
}

type Tokens = Peekable<<TokenStream as IntoIterator>::IntoIter>;

#[derive(Default)]
struct Writer {
    /// The statements that make the tokens.
    code: String,
    /// Text that no statement writes yet.
    text: String,
}

impl Writer {
    fn template(&mut self, template: TokenStream) {
        let mut tokens = template.into_iter().peekable();
        while let Some(token) = tokens.next() {
            match token {
                TokenTree::Punct(punct) if punct.as_char() == '#' => self.after_hash(&mut tokens),
                TokenTree::Punct(punct) => {
                    let first = punct.as_char();
                    self.text.push(first);
                    let is_joint = punct.spacing() == Spacing::Joint
                        && matches!(tokens.peek(), Some(TokenTree::Punct(second)) if belong_together(first, second.as_char()));
                    if !is_joint && first != '\'' {
                        self.text.push(' ');
                    }
                }
                TokenTree::Group(group) => self.group(group.delimiter(), group.stream()),
                other => self.word(&other.to_string()),
            }
        }
    }

    fn word(&mut self, word: &str) {
        self.text.push_str(word);
        self.text.push(' ');
    }

    fn group(&mut self, delimiter: Delimiter, inner: TokenStream) {
        let (open, close) = match delimiter {
            Delimiter::Parenthesis => ("(", ")"),
            Delimiter::Brace => ("{", "}"),
            Delimiter::Bracket => ("[", "]"),
            Delimiter::None => ("", ""),
        };
        self.text.push_str(open);
        self.template(inner);
        self.text.push_str(close);
    }

    /// A variable, a repetition, or nothing but a hash.
    fn after_hash(&mut self, tokens: &mut Tokens) {
        match tokens.peek() {
            Some(TokenTree::Ident(name)) => {
                let name = name.to_string();
                tokens.next();
                self.flush();
                let _ = write!(self.code, "crate::tokens::ToTokens::to_tokens(&{name}, &mut _quoted);");
            }
            Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Parenthesis => {
                let inner = group.stream();
                tokens.next();
                self.repetition(inner, tokens);
            }
            _ => self.text.push_str("# "),
        }
    }

    /// What stands in the parentheses of a repetition, and then the separator and the star.
    fn repetition(&mut self, inner: TokenStream, tokens: &mut Tokens) {
        let is_star = |token: &TokenTree| matches!(token, TokenTree::Punct(punct) if punct.as_char() == '*');
        let mut separator = Self::default();
        separator.template(std::iter::from_fn(|| tokens.next_if(|token| !is_star(token))).collect());
        tokens.next();
        self.flush();
        let mut names = BTreeSet::new();
        variables(inner.clone(), &mut names);
        self.code.push_str("{ #[allow(unused_imports)] use crate::tokens::repeat::*;");
        for name in &names {
            let _ = write!(self.code, "#[allow(unused_mut)] let mut {name} = {name}.repeated();");
        }
        let ends: String = names.iter().map(|name| format!("| {name}.ends()")).collect();
        let _ = write!(self.code, "let _: Ends = Endless {ends};");
        self.code.push_str("let mut _is_first = true; loop {");
        for name in &names {
            let _ = write!(self.code, "let Some({name}) = {name}.next() else {{ break }};");
        }
        if !separator.text.is_empty() {
            let _ = write!(self.code, "if !_is_first {{ _quoted.push({:?}); }} _is_first = false;", separator.text);
        }
        self.template(inner);
        self.flush();
        self.code.push_str("} }");
    }

    /// Writes the statement for the text so far.
    fn flush(&mut self) {
        if !self.text.is_empty() {
            let _ = write!(self.code, "_quoted.push({:?});", self.text);
            self.text.clear();
        }
    }
}

/// Whether two characters that stand next to each other are parts of one operator.
fn belong_together(first: char, second: char) -> bool {
    match second {
        ':' | '&' | '|' | '.' | '<' => first == second,
        '>' => matches!(first, '-' | '=' | '>'),
        '=' => "=!<>+-*/%^&|.".contains(first),
        _ => false,
    }
}

/// The variables in a template.
fn variables(template: TokenStream, names: &mut BTreeSet<String>) {
    let mut is_after_hash = false;
    for token in template {
        match &token {
            TokenTree::Ident(name) if is_after_hash => {
                names.insert(name.to_string());
            }
            TokenTree::Group(group) => variables(group.stream(), names),
            _ => {}
        }
        is_after_hash = matches!(&token, TokenTree::Punct(punct) if punct.as_char() == '#');
    }
}
