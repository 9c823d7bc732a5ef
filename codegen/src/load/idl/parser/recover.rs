//! Continues after an error, so that it does not hide the errors after it.

use super::super::lexer::TokenKind;
use super::shape::ShapeType;
use super::{MAX_ERRORS, Parser};

/// Whether a word is the first word of a statement.
fn begins_statement(word: &str) -> bool {
    matches!(word, "metadata" | "namespace" | "use" | "apply") || ShapeType::from_keyword(word).is_some()
}

impl Parser<'_, '_> {
    /// Skips the rest of a statement that starts at `start`.
    pub(super) fn skip_statement(&mut self, start: usize) {
        if self.errors > MAX_ERRORS {
            self.error_limit();
            return;
        }
        if self.token.start == start {
            self.skip_token();
        }
        while self.token.kind != TokenKind::End && !self.at_next_statement() {
            self.skip_token();
        }
    }

    /// Skips the rest of a member of a body with `open` open brackets. Returns whether the body continues.
    pub(super) fn skip_member(&mut self, open: i32) -> bool {
        loop {
            let at_end_of_body = self.open == open && self.at(b'}');
            let at_next_line = self.open == open && self.token.kind == TokenKind::Newline;
            if at_end_of_body || at_next_line {
                return self.errors <= MAX_ERRORS;
            }
            if self.token.kind == TokenKind::End || self.open < open || self.at_margin_and_statement() {
                return false;
            }
            self.skip_token();
        }
    }

    fn error_limit(&mut self) {
        self.warning(self.token.start, format!("more than {MAX_ERRORS} errors; the rest of the file is not read"));
        self.lexer.seek(self.text.len());
        self.token = self.lexer.next();
    }

    fn skip_token(&mut self) {
        self.documentation.clear();
        if self.token.kind == TokenKind::Unclosed {
            // The quote does not start a string. Continue on the next line.
            let rest = self.text.as_bytes().get(self.token.start..).unwrap_or_default();
            let length = rest.iter().position(|byte| *byte == b'\n').unwrap_or(rest.len());
            self.lexer.seek(self.token.start + length);
            self.token = self.lexer.next();
        } else {
            self.bump();
        }
    }

    fn at_next_statement(&self) -> bool {
        self.at_margin_and_statement() || (self.open <= 0 && self.is_first_on_line() && self.begins_statement())
    }

    /// Whether a statement starts here without indentation. The previous statement must have ended.
    pub(super) fn at_margin_and_statement(&self) -> bool {
        let at_margin = self.token.start == 0 || self.text.as_bytes().get(self.token.start - 1) == Some(&b'\n');
        at_margin && self.begins_statement() && (self.token.kind != TokenKind::Identifier || self.is_before_name())
    }

    /// Whether a name follows on the same line. It does not after a key or member with the name of a statement.
    fn is_before_name(&self) -> bool {
        let rest = self.text.get(self.token.end..).unwrap_or_default();
        let name = rest.trim_start_matches([' ', '\t']);
        name.len() < rest.len()
            && name.starts_with(|first: char| first == '_' || first == '"' || first.is_ascii_alphabetic())
    }

    fn begins_statement(&self) -> bool {
        match self.token.kind {
            TokenKind::Identifier => begins_statement(self.token_text()),
            TokenKind::Punctuation(b'@' | b'$') => true,
            _ => false,
        }
    }

    fn is_first_on_line(&self) -> bool {
        let before = self.text.as_bytes().get(..self.token.start).unwrap_or_default();
        let previous = before.iter().rev().find(|byte| !matches!(byte, b' ' | b'\t' | b','));
        matches!(previous, None | Some(b'\n' | b'\r'))
    }
}
