//! The tokens of Rust source, as far as a search for names needs them.
//!
//! Comments and whitespace are skipped, and a literal of any kind is one token. The lexer accepts everything: at what is not
//! Rust, it goes on with the next byte. It works on bytes and without iterators, because build scripts are not optimized.

/// A token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token {
    /// A name or keyword, from the first byte of its text to the one after it, without `r#`.
    Word(usize, usize),
    /// A string, character, byte or number.
    Literal,
    /// `::`
    Path,
    /// Another character of punctuation.
    Other(u8),
}

/// The kind of token that a byte can start.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Space,
    Word,
    Digit,
    Quote,
    Apostrophe,
    Slash,
    Other,
}

/// A static, because a constant is copied to the stack for each use.
static CLASSES: [Class; 256] = classes();

const fn classes() -> [Class; 256] {
    let mut classes = [Class::Other; 256];
    let mut byte = 0;
    while byte < 256 {
        classes[byte] = match byte as u8 {
            b' ' | b'\n' | b'\t' | b'\r' | 0x0b | 0x0c => Class::Space,
            // Names can have letters outside of ASCII, whose bytes are all above it.
            b'a'..=b'z' | b'A'..=b'Z' | b'_' | 0x80..=0xff => Class::Word,
            b'0'..=b'9' => Class::Digit,
            b'"' => Class::Quote,
            b'\'' => Class::Apostrophe,
            b'/' => Class::Slash,
            _ => Class::Other,
        };
        byte += 1;
    }
    classes
}

/// Splits Rust source into tokens.
#[derive(Debug, Clone)]
pub(super) struct Lexer<'s> {
    source: &'s str,
    text: &'s [u8],
    at: usize,
}

impl<'s> Lexer<'s> {
    pub(super) fn new(source: &'s str) -> Self {
        Self { source, text: source.as_bytes(), at: 0 }
    }

    /// The next token; `None` at the end.
    pub(super) fn next(&mut self) -> Option<Token> {
        while self.at < self.text.len() {
            let start = self.at;
            let byte = self.text[start];
            match CLASSES[byte as usize] {
                Class::Space => {
                    let (text, mut at) = (self.text, start + 1);
                    while at < text.len() && text[at] == b' ' {
                        at += 1;
                    }
                    self.at = at;
                }
                Class::Word => return Some(self.word(start)),
                Class::Digit => return Some(self.number()),
                Class::Quote => {
                    self.at += 1;
                    return Some(self.string());
                }
                Class::Apostrophe => {
                    if let Some(token) = self.apostrophe() {
                        return Some(token);
                    }
                }
                Class::Slash => match self.peek(1) {
                    b'/' => self.line_comment(),
                    b'*' => self.block_comment(),
                    _ => return Some(self.other(byte)),
                },
                Class::Other => {
                    if byte == b':' && self.peek(1) == b':' {
                        self.at += 2;
                        return Some(Token::Path);
                    }
                    return Some(self.other(byte));
                }
            }
        }
        None
    }

    /// The byte at this distance; 0 behind the end.
    fn peek(&self, distance: usize) -> u8 {
        let at = self.at + distance;
        if at < self.text.len() { self.text[at] } else { 0 }
    }

    fn other(&mut self, byte: u8) -> Token {
        self.at += 1;
        Token::Other(byte)
    }

    /// A name, or a literal with a prefix of letters.
    fn word(&mut self, start: usize) -> Token {
        let text = self.text;
        let mut at = start + 1;
        while at < text.len() && matches!(CLASSES[text[at] as usize], Class::Word | Class::Digit) {
            at += 1;
        }
        self.at = at;
        if at - start <= 2 && at < text.len() && matches!(text[at], b'"' | b'#' | b'\'') {
            match (&text[start..at], text[at]) {
                (b"r" | b"br" | b"cr", b'"' | b'#') => return self.raw(at),
                (b"b" | b"c", b'"') => {
                    self.at += 1;
                    return self.string();
                }
                (b"b", b'\'') => {
                    self.at += 1;
                    return self.character();
                }
                _ => {}
            }
        }
        Token::Word(start, at)
    }

    /// A raw string, or a raw identifier, from its `#` or `"`.
    fn raw(&mut self, start: usize) -> Token {
        let mut hashes = 0;
        while self.peek(hashes) == b'#' {
            hashes += 1;
        }
        if self.peek(hashes) != b'"' {
            self.at = start + hashes;
            return match CLASSES[self.peek(0) as usize] {
                Class::Word if hashes == 1 => self.word(start + 1),
                _ => Token::Literal,
            };
        }
        self.at += hashes + 1;
        while self.at < self.text.len() {
            self.at += 1;
            if self.text[self.at - 1] == b'"' {
                let mut closing = 0;
                while closing < hashes && self.peek(closing) == b'#' {
                    closing += 1;
                }
                if closing == hashes {
                    self.at += hashes;
                    break;
                }
            }
        }
        Token::Literal
    }

    /// A string, after its first quote.
    fn string(&mut self) -> Token {
        let text = self.text;
        let mut at = self.at;
        while at < text.len() && text[at] != b'"' {
            at += if text[at] == b'\\' { 2 } else { 1 };
        }
        self.at = at + 1;
        Token::Literal
    }

    /// A character, or `None` for a lifetime, whose name is skipped.
    fn apostrophe(&mut self) -> Option<Token> {
        self.at += 1;
        let first = self.peek(0);
        if first == b'\\' {
            return Some(self.character());
        }
        // One character, which can have several bytes, and a quote. Otherwise it is a lifetime or a label.
        let width = match first {
            0x00..=0x7f => 1,
            0x80..=0xdf => 2,
            0xe0..=0xef => 3,
            0xf0..=0xff => 4,
        };
        if self.peek(width) == b'\'' {
            self.at += width + 1;
            return Some(Token::Literal);
        }
        while matches!(CLASSES[self.peek(0) as usize], Class::Word | Class::Digit) {
            self.at += 1;
        }
        None
    }

    /// A character or byte, after its first quote.
    fn character(&mut self) -> Token {
        while self.at < self.text.len() && self.text[self.at] != b'\'' && self.text[self.at] != b'\n' {
            self.at += if self.text[self.at] == b'\\' { 2 } else { 1 };
        }
        self.at += 1;
        Token::Literal
    }

    /// A number with its suffix. The point of `1.0` is part of it, that of `1.max(2)` and of `0..n` is not.
    fn number(&mut self) -> Token {
        loop {
            match CLASSES[self.peek(0) as usize] {
                Class::Word | Class::Digit => self.at += 1,
                _ if self.peek(0) == b'.' && self.peek(1).is_ascii_digit() => self.at += 1,
                _ => return Token::Literal,
            }
        }
    }

    fn line_comment(&mut self) {
        // The search of the standard library is optimized, also in a build script.
        let rest = self.source.get(self.at..).unwrap_or_default();
        self.at += rest.find('\n').unwrap_or(rest.len());
    }

    /// A block comment, which can contain others.
    fn block_comment(&mut self) {
        let mut depth = 0;
        while self.at < self.text.len() {
            match (self.text[self.at], self.peek(1)) {
                (b'/', b'*') => {
                    depth += 1;
                    self.at += 2;
                }
                (b'*', b'/') => {
                    depth -= 1;
                    self.at += 2;
                    if depth == 0 {
                        return;
                    }
                }
                _ => self.at += 1,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Lexer, Token};

    fn words(text: &str) -> Vec<&str> {
        let mut lexer = Lexer::new(text);
        let mut words = Vec::new();
        while let Some(token) = lexer.next() {
            if let Token::Word(start, end) = token {
                words.push(&text[start..end]);
            }
        }
        words
    }

    #[test]
    fn comments_and_literals_have_no_words() {
        for text in [
            "// a\n",
            "/* a /* b */ c */",
            "/// a `b`\n//! c",
            r#""a \" b""#,
            r##"r"a""##,
            r###"r##"a "# b"##"###,
            r#"b"a \\" c"b""#,
            r##"br#"a" b"# cr#"a" b"#"##,
            "'a' b'a' '\\'' b'\\'' '\\u{1f600}' '\u{1f600}' '\u{e9}'",
            "'\"' '/' 1u8 0xfff 1e5 1.5e3 1_000",
        ] {
            assert_eq!(words(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn words_are_found_between_comments_and_literals() {
        for (text, expected) in [
            ("a/* b */c// d\ne", &["a", "c", "e"][..]),
            ("fn f<'a>(x: &'a str) -> char { 'x' }", &["fn", "f", "x", "str", "char"]),
            ("'outer: loop { break 'outer; }", &["loop", "break"]),
            ("'static + a", &["a"]),
            ("r#type.r#move()", &["type", "move"]),
            ("1.max(b) 0..n 1.0.sqrt()", &["max", "b", "n", "sqrt"]),
            ("a.0.get()", &["a", "get"]),
            ("br + r + b + c", &["br", "r", "b", "c"]),
            ("\"a\\\\\" b '\\\\' c", &["b", "c"]),
            ("r\"\\\" a", &["a"]),
            ("straße::größe", &["straße", "größe"]),
            ("m!{a}", &["m", "a"]),
        ] {
            assert_eq!(words(text), expected, "{text}");
        }
    }

    #[test]
    fn what_is_not_rust_ends() {
        for text in ["\"", "'", "r#", "r#\"", "b'", "/*", "/* /* */", "'\\", "\"\\", "1.", "\u{0}", "r##a", "br#x"] {
            words(text);
        }
    }
}
