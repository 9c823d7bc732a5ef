//! The tokens of a file, one after the other, with the text of all of them in one place.

use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};
use std::fmt::Write;

/// Tokens, flat: a group is its delimiters and what stands between them.
#[derive(Default)]
pub(super) struct Tokens {
    tokens: Vec<Token>,
    text: String,
}

#[derive(Clone, Copy)]
struct Token {
    kind: Kind,
    /// Where its text is; or, of a delimiter that opens, the index of the one that closes.
    start: usize,
    end: usize,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// An identifier or a keyword.
    Word,
    Literal,
    /// A character of an operator, and whether the next one belongs to the same.
    Punct(char, bool),
    Open(Delimiter),
    /// The end of a group, and of all tokens.
    Close(Delimiter),
}

impl Tokens {
    /// Forgets what there was, and takes these tokens.
    pub(super) fn fill(&mut self, stream: TokenStream) {
        self.tokens.clear();
        self.text.clear();
        self.push_group(Delimiter::None, stream);
    }

    fn push_group(&mut self, delimiter: Delimiter, stream: TokenStream) {
        let open = self.tokens.len();
        self.tokens.push(Token { kind: Kind::Open(delimiter), start: 0, end: 0 });
        for tree in stream {
            match tree {
                TokenTree::Group(group) => {
                    let (delimiter, stream) = (group.delimiter(), group.stream());
                    // A stream that nobody else has is taken apart without copies.
                    drop(group);
                    self.push_group(delimiter, stream);
                }
                TokenTree::Ident(ident) => self.push(Kind::Word, format_args!("{ident}")),
                TokenTree::Literal(literal) => self.push(Kind::Literal, format_args!("{literal}")),
                TokenTree::Punct(punct) => {
                    let (character, is_joint) = (punct.as_char(), punct.spacing() == Spacing::Joint);
                    self.push(Kind::Punct(character, is_joint), format_args!("{character}"));
                }
            }
        }
        self.tokens[open].start = self.tokens.len();
        self.tokens.push(Token { kind: Kind::Close(delimiter), start: 0, end: 0 });
    }

    fn push(&mut self, kind: Kind, text: std::fmt::Arguments<'_>) {
        let start = self.text.len();
        // Writing to a string does not fail.
        let _ = self.text.write_fmt(text);
        self.tokens.push(Token { kind, start, end: self.text.len() });
    }

    pub(super) fn kind(&self, index: usize) -> Kind {
        self.tokens.get(index).map_or(Kind::Close(Delimiter::None), |token| token.kind)
    }

    /// The index of the last token, which ends the file.
    pub(super) fn last(&self) -> usize {
        self.tokens.len().saturating_sub(1)
    }

    /// The text of a token that is no delimiter.
    pub(super) fn text(&self, index: usize) -> &str {
        match self.tokens.get(index) {
            Some(Token { kind: Kind::Word | Kind::Literal | Kind::Punct(..), start, end }) => &self.text[*start..*end],
            _ => "",
        }
    }

    /// A token as a message shows it.
    pub(super) fn shown(&self, index: usize) -> &str {
        match self.kind(index) {
            Kind::Open(Delimiter::Parenthesis) => "(",
            Kind::Open(Delimiter::Brace) => "{",
            Kind::Open(Delimiter::Bracket) => "[",
            Kind::Close(Delimiter::Parenthesis) => ")",
            Kind::Close(Delimiter::Brace) => "}",
            Kind::Close(Delimiter::Bracket) => "]",
            _ => self.text(index),
        }
    }

    /// The index after a token, or after the whole group where it opens one.
    pub(super) fn after(&self, index: usize) -> usize {
        match self.tokens.get(index) {
            Some(Token { kind: Kind::Open(_), start, .. }) => start + 1,
            _ => index + 1,
        }
    }

    /// Whether this character stands here, alone or as part of an operator.
    pub(super) fn is_punct(&self, index: usize, character: char) -> bool {
        matches!(self.kind(index), Kind::Punct(found, _) if found == character)
    }

    /// Whether this operator starts here, which may be the start of a longer one.
    pub(super) fn is_operator(&self, index: usize, operator: &str) -> bool {
        let mut is_joint = true;
        operator.chars().enumerate().all(|(offset, character)| match self.kind(index + offset) {
            Kind::Punct(found, joint) => std::mem::replace(&mut is_joint, joint) && found == character,
            _ => false,
        })
    }

    pub(super) fn is_word(&self, index: usize, word: &str) -> bool {
        self.kind(index) == Kind::Word && self.text(index) == word
    }

    pub(super) fn is_open(&self, index: usize, delimiter: Delimiter) -> bool {
        self.kind(index) == Kind::Open(delimiter)
    }

    pub(super) fn is_close(&self, index: usize) -> bool {
        matches!(self.kind(index), Kind::Close(_))
    }

    /// A lifetime is two tokens.
    pub(super) fn is_lifetime(&self, index: usize) -> bool {
        self.is_punct(index, '\'')
    }

    /// Whether a path may start here that is not a keyword's.
    pub(super) fn is_path(&self, index: usize) -> bool {
        self.is_operator(index, "::") || (self.kind(index) == Kind::Word && !is_keyword(self.text(index)))
    }
}

/// The keywords with which no path starts.
fn is_keyword(word: &str) -> bool {
    matches!(
        word,
        "as" | "async"
            | "await"
            | "break"
            | "const"
            | "continue"
            | "dyn"
            | "else"
            | "enum"
            | "extern"
            | "false"
            | "fn"
            | "for"
            | "if"
            | "impl"
            | "in"
            | "let"
            | "loop"
            | "match"
            | "mod"
            | "move"
            | "mut"
            | "pub"
            | "ref"
            | "return"
            | "static"
            | "struct"
            | "trait"
            | "true"
            | "type"
            | "unsafe"
            | "use"
            | "where"
            | "while"
            | "_"
    )
}
