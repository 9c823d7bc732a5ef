use std::ops::Range;

/// What starts and ends [an operand](super::TokenStream::operand): no characters of Rust.
pub(crate) const OPERAND: char = '\u{1}';
pub(crate) const OPERAND_END: char = '\u{2}';

/// Takes text apart into tokens: the kind of each, and where it is.
pub(crate) struct Lexer<'t> {
    text: &'t str,
    at: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// An identifier or a keyword.
    Word,
    Literal,
    /// A character of an operator, and whether the next one belongs to the same.
    Punct(u8, bool),
    Open(Delimiter),
    Close(Delimiter),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Delimiter {
    Parenthesis,
    Brace,
    Bracket,
    /// That of [an operand](super::TokenStream::operand), and of all tokens.
    None,
}

impl Delimiter {
    /// How a group with it opens and closes, in Rust.
    pub(crate) fn texts(self) -> (&'static str, &'static str) {
        match self {
            Self::Parenthesis => ("(", ")"),
            Self::Brace => ("{", "}"),
            Self::Bracket => ("[", "]"),
            Self::None => ("", ""),
        }
    }
}

impl<'t> Lexer<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self { text, at: 0 }
    }

    fn byte(&self, at: usize) -> u8 {
        self.text.as_bytes().get(at).copied().unwrap_or_default()
    }

    fn rest(&self, at: usize) -> &'t str {
        self.text.get(at..).unwrap_or_default()
    }

    /// The index after the characters from here for which this holds.
    fn after_all(&self, at: usize, holds: impl Fn(u8) -> bool) -> usize {
        let bytes = self.text.as_bytes();
        bytes[at..].iter().position(|byte| !holds(*byte)).map_or(bytes.len(), |length| at + length)
    }

    /// The kind of the token here, and where it ends.
    fn token(&self, start: usize) -> (Kind, usize) {
        let next = start + 1;
        match self.byte(start) {
            b'a'..=b'z' | b'A'..=b'Z' | b'_' => self.after_word(start),
            b'(' => (Kind::Open(Delimiter::Parenthesis), next),
            b')' => (Kind::Close(Delimiter::Parenthesis), next),
            b'{' => (Kind::Open(Delimiter::Brace), next),
            b'}' => (Kind::Close(Delimiter::Brace), next),
            b'[' => (Kind::Open(Delimiter::Bracket), next),
            b']' => (Kind::Close(Delimiter::Bracket), next),
            b'\x01' => (Kind::Open(Delimiter::None), next),
            b'\x02' => (Kind::Close(Delimiter::None), next),
            b'"' => (Kind::Literal, self.after_quoted(next, b'"')),
            b'\'' => self.after_apostrophe(start),
            b'0'..=b'9' => (Kind::Literal, self.after_number(start)),
            first if first.is_ascii_punctuation() => (Kind::Punct(first, is_operator(self.byte(next))), next),
            _ => self.after_word(start),
        }
    }

    /// A word, or a literal with a prefix.
    fn after_word(&self, start: usize) -> (Kind, usize) {
        const LONGEST_PREFIX: usize = 2;
        let after = self.after_all(start, is_word).max(start + 1);
        if after - start > LONGEST_PREFIX {
            return (Kind::Word, after);
        }
        match (self.text.get(start..after).unwrap_or_default(), self.byte(after)) {
            ("b" | "c", b'"') => (Kind::Literal, self.after_quoted(after + 1, b'"')),
            ("b", b'\'') => (Kind::Literal, self.after_quoted(after + 1, b'\'')),
            ("r" | "br" | "cr", b'"' | b'#') => self.after_raw(after),
            _ => (Kind::Word, after),
        }
    }

    /// A raw literal from its hashes, or a raw word.
    fn after_raw(&self, hashes: usize) -> (Kind, usize) {
        let quote = self.after_all(hashes, |byte| byte == b'#');
        if self.byte(quote) != b'"' {
            return (Kind::Word, self.after_all(quote, is_word));
        }
        let end = format!("\"{}", &self.text[hashes..quote]);
        let length = self.rest(quote + 1).find(&end).map_or(self.rest(quote + 1).len(), |length| length + end.len());
        (Kind::Literal, quote + 1 + length)
    }

    fn after_quoted(&self, start: usize, quote: u8) -> usize {
        let mut at = start;
        loop {
            at = self.after_all(at.min(self.text.len()), |byte| byte != quote && byte != b'\\');
            match self.byte(at) {
                b'\\' => at += 2,
                _ => return (at + 1).min(self.text.len()),
            }
        }
    }

    /// A character, or the apostrophe of a lifetime.
    fn after_apostrophe(&self, start: usize) -> (Kind, usize) {
        let mut characters = self.rest(start + 1).chars();
        let first = characters.next();
        if first == Some('\\') || characters.next() == Some('\'') {
            return (Kind::Literal, self.after_quoted(start + 1, b'\''));
        }
        (Kind::Punct(b'\'', true), start + 1)
    }

    fn after_number(&self, start: usize) -> usize {
        let after = self.after_all(start, is_word);
        let is_fraction =
            self.byte(after) == b'.' && self.byte(after + 1) != b'.' && !is_word_start(self.byte(after + 1));
        let after = if is_fraction { self.after_all(after + 1, is_word) } else { after };
        let has_exponent = self.byte(after - 1).eq_ignore_ascii_case(&b'e') && !self.rest(start).starts_with("0x");
        match self.byte(after) {
            b'-' | b'+' if has_exponent => self.after_all(after + 1, is_word),
            _ => after,
        }
    }
}

impl Iterator for Lexer<'_> {
    type Item = (Kind, Range<usize>);

    fn next(&mut self) -> Option<Self::Item> {
        let start = self.after_all(self.at.min(self.text.len()), |byte| byte.is_ascii_whitespace());
        if start == self.text.len() {
            return None;
        }
        let (kind, end) = self.token(start);
        self.at = end;
        Some((kind, start..end))
    }
}

fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || !byte.is_ascii()
}

fn is_word_start(byte: u8) -> bool {
    is_word(byte) && !byte.is_ascii_digit()
}

/// Whether this is a part of an operator.
fn is_operator(byte: u8) -> bool {
    byte.is_ascii_punctuation() && !b"_\"(){}[]".contains(&byte)
}
