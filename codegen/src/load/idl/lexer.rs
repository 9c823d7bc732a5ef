/// A token, with its byte range.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) kind: TokenKind,
    pub(super) start: usize,
    pub(super) end: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TokenKind {
    Space,
    Newline,
    Comma,
    Comment,
    /// `///` at the start of a line. Elsewhere it starts an ordinary comment.
    DocComment,
    Identifier,
    Number,
    /// A quoted string, with its quotes.
    String,
    /// A text block, with its quotes.
    TextBlock,
    /// A string or text block without closing quotes.
    Unclosed,
    Colon,
    /// `:=`
    Walrus,
    Punctuation(u8),
    /// Bytes that do not start a token.
    Unknown,
    End,
}

/// Splits a text into tokens, in one pass.
pub(super) struct Lexer<'t> {
    text: &'t [u8],
    position: usize,
    /// Whether only spaces and commas precede the position on its line.
    at_line_start: bool,
    /// Whether the rest of the file has no closing quote, and no closing quotes of a text block. Stored so that a file
    /// of opening quotes is not searched again from each of them.
    unclosed: [bool; 2],
}

impl<'t> Lexer<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        // A byte order mark is not part of the text.
        let position = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        Self { text: text.as_bytes(), position, at_line_start: true, unclosed: [false; 2] }
    }

    /// Continues from another position.
    pub(super) fn seek(&mut self, position: usize) {
        self.position = position;
        self.at_line_start = false;
    }

    fn byte(&self, ahead: usize) -> Option<u8> {
        self.text.get(self.position + ahead).copied()
    }

    fn starts_with(&self, prefix: &[u8]) -> bool {
        self.text[self.position..].starts_with(prefix)
    }

    fn skip_while(&mut self, test: impl Fn(u8) -> bool) {
        while self.byte(0).is_some_and(&test) {
            self.position += 1;
        }
    }

    pub(super) fn next(&mut self) -> Token {
        let start = self.position;
        let kind = self.kind();
        match kind {
            TokenKind::Newline => self.at_line_start = true,
            TokenKind::Space | TokenKind::Comma => {}
            _ => self.at_line_start = false,
        }
        Token { kind, start, end: self.position }
    }

    fn kind(&mut self) -> TokenKind {
        let Some(first) = self.byte(0) else { return TokenKind::End };
        match first {
            b' ' | b'\t' => {
                self.skip_while(|byte| matches!(byte, b' ' | b'\t'));
                TokenKind::Space
            }
            b'\n' => self.take(1, TokenKind::Newline),
            b'\r' => self.take(if self.byte(1) == Some(b'\n') { 2 } else { 1 }, TokenKind::Newline),
            b',' => self.take(1, TokenKind::Comma),
            b'/' if self.byte(1) == Some(b'/') => self.comment(),
            b'"' => self.quoted(),
            b'a'..=b'z' | b'A'..=b'Z' | b'_' => {
                self.skip_while(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
                TokenKind::Identifier
            }
            b'-' | b'0'..=b'9' => {
                self.skip_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'+' | b'-' | b'_'));
                TokenKind::Number
            }
            b':' if self.byte(1) == Some(b'=') => self.take(2, TokenKind::Walrus),
            b':' => self.take(1, TokenKind::Colon),
            b'$' | b'@' | b'=' | b'#' | b'.' | b'{' | b'}' | b'[' | b']' | b'(' | b')' => {
                self.take(1, TokenKind::Punctuation(first))
            }
            _ => {
                self.take(1, TokenKind::Unknown);
                self.skip_while(|byte| !byte.is_ascii_graphic() && !byte.is_ascii_whitespace());
                TokenKind::Unknown
            }
        }
    }

    fn take(&mut self, length: usize, kind: TokenKind) -> TokenKind {
        self.position += length;
        kind
    }

    fn comment(&mut self) -> TokenKind {
        let is_documentation = self.at_line_start && self.starts_with(b"///");
        self.skip_while(|byte| byte != b'\n' && byte != b'\r');
        if is_documentation { TokenKind::DocComment } else { TokenKind::Comment }
    }

    fn quoted(&mut self) -> TokenKind {
        let (quotes, kind): (&[u8], _) = match self.starts_with(b"\"\"\"") {
            true => (b"\"\"\"", TokenKind::TextBlock),
            false => (b"\"", TokenKind::String),
        };
        self.position += quotes.len();
        let is_block = usize::from(kind == TokenKind::TextBlock);
        if self.unclosed[is_block] {
            self.position = self.text.len();
        }
        loop {
            match self.byte(0) {
                None => {
                    self.unclosed[is_block] = true;
                    return TokenKind::Unclosed;
                }
                Some(b'\\') => self.position = (self.position + 2).min(self.text.len()),
                Some(b'"') if self.starts_with(quotes) => return self.take(quotes.len(), kind),
                Some(_) => self.position += 1,
            }
        }
    }
}
