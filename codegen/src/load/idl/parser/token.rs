use super::super::lexer::TokenKind;
use super::super::syntax::Name;
use super::{Broken, Parsed, Parser, offset_of};
use crate::diagnostic::Diagnostic;
use crate::model::is_identifier;

impl<'t> Parser<'t, '_> {
    /// The text of the current token.
    pub(super) fn token_text(&self) -> &'t str {
        // The text is UTF-8, so every token starts and ends at a character boundary.
        self.text.get(self.token.start..self.token.end).unwrap_or_default()
    }

    /// Advances to the next token.
    pub(super) fn bump(&mut self) {
        match self.token.kind {
            TokenKind::Punctuation(b'{' | b'[' | b'(') => self.open += 1,
            TokenKind::Punctuation(b'}' | b']' | b')') => self.open -= 1,
            _ => {}
        }
        if !self.is_whitespace() {
            self.drop_documentation();
        }
        self.token = self.lexer.next();
    }

    pub(super) fn is_whitespace(&self) -> bool {
        matches!(
            self.token.kind,
            TokenKind::Space | TokenKind::Newline | TokenKind::Comma | TokenKind::Comment | TokenKind::DocComment
        )
    }

    /// `*SP`: spaces and tabs on the same line.
    pub(super) fn spaces(&mut self) {
        while self.token.kind == TokenKind::Space {
            self.bump();
        }
    }

    /// `*WS`: spaces, line breaks, commas and comments.
    pub(super) fn whitespace(&mut self) {
        while self.is_whitespace() {
            if self.token.kind == TokenKind::DocComment {
                self.documentation.push(self.token);
            }
            self.bump();
        }
    }

    /// `BR`: the line break after a statement.
    pub(super) fn line_break(&mut self) -> Parsed<()> {
        while matches!(self.token.kind, TokenKind::Space | TokenKind::Comma) {
            self.bump();
        }
        if !matches!(self.token.kind, TokenKind::Newline | TokenKind::Comment | TokenKind::End) {
            return self.fail_expected("a line break after the statement");
        }
        Ok(())
    }

    /// Takes the documentation comments before the current token.
    pub(super) fn take_documentation(&mut self) -> Option<(String, usize)> {
        let comments = std::mem::take(&mut self.documentation);
        let start = comments.first()?.start;
        let lines = comments.iter().map(|comment| {
            let line = self.text.get(comment.start + 3..comment.end).unwrap_or_default();
            line.strip_prefix(' ').unwrap_or(line)
        });
        Some((lines.collect::<Vec<_>>().join("\n"), start))
    }

    /// Warns about documentation comments that do not belong to a shape or member.
    pub(super) fn drop_documentation(&mut self) {
        if let Some(first) = self.documentation.first() {
            let start = first.start;
            self.documentation.clear();
            self.warning(
                start,
                "this documentation comment is ignored: it must precede a shape or member and its traits",
            );
        }
    }

    pub(super) fn at(&self, punctuation: u8) -> bool {
        self.token.kind == TokenKind::Punctuation(punctuation)
    }

    pub(super) fn at_word(&self, word: &str) -> bool {
        self.token.kind == TokenKind::Identifier && self.token_text() == word
    }

    /// Skips a punctuation mark, if it is the current token.
    pub(super) fn eat(&mut self, punctuation: u8) -> bool {
        let found = self.at(punctuation);
        if found {
            self.bump();
        }
        found
    }

    pub(super) fn expect(&mut self, punctuation: u8) -> Parsed<()> {
        match self.eat(punctuation) {
            true => Ok(()),
            false => self.fail_expected(&format!("`{}`", char::from(punctuation))),
        }
    }

    pub(super) fn expect_colon(&mut self) -> Parsed<()> {
        if self.token.kind != TokenKind::Colon {
            return self.fail_expected("`:`");
        }
        self.bump();
        Ok(())
    }

    /// `Identifier`
    pub(super) fn identifier(&mut self, what: &str) -> Parsed<Name<'t>> {
        if self.token.kind != TokenKind::Identifier {
            return self.fail_expected(what);
        }
        let name = Name { text: self.token_text(), offset: offset_of(self.token.start) };
        if !is_identifier(name.text) {
            return self
                .fail(self.token.start, format!("invalid identifier `{}`: expected a letter or digit", name.text));
        }
        self.bump();
        Ok(name)
    }

    /// Fails if a statement starts here although the bracket at `start` is still open: the end of the previous
    /// statement is missing.
    pub(super) fn check_closed(&mut self, start: usize, close: u8) -> Parsed<()> {
        // Traits and elided members can start at the margin too.
        if self.token.kind != TokenKind::Identifier || !self.at_margin_and_statement() {
            return Ok(());
        }
        let message = format!("expected `{}`, found the statement `{}`", char::from(close), self.token_text());
        let opened = self.place(start);
        self.errors += 1;
        let diagnostic = Diagnostic::error("Model", self.place(self.token.start), message);
        self.report.push(diagnostic.related(opened, "the open bracket"));
        Err(Broken)
    }

    pub(super) fn fail_expected<T>(&mut self, what: &str) -> Parsed<T> {
        let found = self.found();
        self.fail(self.token.start, format!("expected {what}, found {found}"))
    }

    /// The current token, in words.
    pub(super) fn found(&self) -> String {
        match self.token.kind {
            TokenKind::Space => "a space".to_owned(),
            TokenKind::Newline => "a line break".to_owned(),
            TokenKind::Comma => "`,`".to_owned(),
            TokenKind::Comment => "a comment".to_owned(),
            TokenKind::DocComment => "a documentation comment".to_owned(),
            TokenKind::String => "a string".to_owned(),
            TokenKind::TextBlock => "a text block".to_owned(),
            TokenKind::Unclosed => "a string without closing quotes".to_owned(),
            TokenKind::Unknown => format!("the character `{}`", self.token_text().escape_debug()),
            TokenKind::End => "the end of the file".to_owned(),
            TokenKind::Identifier
            | TokenKind::Number
            | TokenKind::Colon
            | TokenKind::Walrus
            | TokenKind::Punctuation(_) => {
                let text: String = self.token_text().chars().take(40).collect();
                format!("`{text}`")
            }
        }
    }
}
