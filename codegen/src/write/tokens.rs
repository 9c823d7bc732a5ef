//! The tokens of a file, one after the other, with the text of all of them in one place.

use crate::tokens::{Delimiter, Kind, TokenStream};
use std::ops::Range;

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
    start: u32,
    end: u32,
}

impl Tokens {
    /// Takes these tokens, if they are fewer than four billion and their delimiters match. The first opens a group of all
    /// others, and the last closes it.
    pub(super) fn new(stream: TokenStream) -> Option<Self> {
        let mut tokens = vec![Token { kind: Kind::Open(Delimiter::None), start: 0, end: 0 }];
        let mut open = vec![0];
        let lexed = stream.tokens().chain([(Kind::Close(Delimiter::None), 0..0)]);
        for (kind, Range { start, end }) in lexed {
            match kind {
                Kind::Open(_) => open.push(tokens.len()),
                Kind::Close(delimiter) => {
                    let closed = tokens.len().try_into().ok()?;
                    let opened = tokens.get_mut(open.pop()?)?;
                    opened.start = (opened.kind == Kind::Open(delimiter)).then_some(closed)?;
                }
                _ => {}
            }
            tokens.push(Token { kind, start: start.try_into().ok()?, end: end.try_into().ok()? });
        }
        open.is_empty().then(|| Self { tokens, text: stream.into_text() })
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
            None | Some(Token { kind: Kind::Open(_) | Kind::Close(_), .. }) => "",
            Some(Token { start, end, .. }) => &self.text[*start as usize..*end as usize],
        }
    }

    /// A token as a message shows it.
    pub(super) fn shown(&self, index: usize) -> &str {
        match self.kind(index) {
            Kind::Open(delimiter) => delimiter.texts().0,
            Kind::Close(delimiter) => delimiter.texts().1,
            _ => self.text(index),
        }
    }

    /// The index after a token, or after the whole group where it opens one.
    pub(super) fn after(&self, index: usize) -> usize {
        match self.tokens.get(index) {
            Some(Token { kind: Kind::Open(_), start, .. }) => *start as usize + 1,
            _ => index + 1,
        }
    }

    /// Whether this character stands here, alone or as part of an operator.
    pub(super) fn is_punct(&self, index: usize, character: u8) -> bool {
        matches!(self.kind(index), Kind::Punct(found, _) if found == character)
    }

    /// Whether this operator starts here, which may be the start of a longer one.
    pub(super) fn is_operator(&self, index: usize, operator: &str) -> bool {
        let mut is_joint = true;
        operator.bytes().enumerate().all(|(offset, character)| match self.kind(index + offset) {
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
        self.is_punct(index, b'\'')
    }

    /// Whether a path may start here that is not a keyword's.
    pub(super) fn is_path(&self, index: usize) -> bool {
        self.is_operator(index, "::") || (self.kind(index) == Kind::Word && !starts_no_path(self.text(index)))
    }
}

/// Whether it is a keyword with which no path starts.
fn starts_no_path(word: &str) -> bool {
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
