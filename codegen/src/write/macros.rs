//! Calls of macros, whose tokens can mean anything.

use super::layout::{INDENT, Layout};
use super::paths::Arguments;
use super::printer::{Printed, Printer};
use crate::tokens::{Delimiter, Kind};

/// What came before, where spaces depend on it.
#[derive(Clone, Copy, PartialEq)]
enum Before {
    Start,
    Pound,
    PoundBang,
    Dot,
    Colon,
    Colons,
    Word,
    WordBang,
    Group,
    Other,
}

impl Printer {
    /// Prints the call, and says whether a semicolon must follow where it is a statement or an item.
    pub(super) fn macro_call(&mut self) -> Printed<bool> {
        self.path(Arguments::None)?;
        self.expect("!")?;
        self.layout.word("!");
        let (open, close, delimiter_break): (_, _, fn(&mut Layout)) = match self.tokens.kind(self.at) {
            Kind::Open(Delimiter::Parenthesis) => ("(", ")", Layout::zero_break),
            Kind::Open(Delimiter::Brace) => (" {", "}", Layout::hard_break),
            Kind::Open(Delimiter::Bracket) => ("[", "]", Layout::zero_break),
            _ => return Err(self.unexpected("a group after a macro's name")),
        };
        let needs_semicolon = !self.is_open(Delimiter::Brace);
        self.at += 1;
        self.layout.word(open);
        if !self.is_end() {
            self.layout.consistent(INDENT);
            delimiter_break(&mut self.layout);
            self.layout.inconsistent(0);
            self.macro_tokens();
            self.layout.end();
            delimiter_break(&mut self.layout);
            self.layout.offset(-INDENT);
            self.layout.end();
        }
        self.layout.word(close);
        self.close()?;
        Ok(needs_semicolon)
    }

    /// All tokens to the end of the group.
    fn macro_tokens(&mut self) {
        let mut before = Before::Start;
        let mut is_joint = true;
        while !self.is_end() {
            let (needs_space, next) = self.after_macro_token(before);
            if !is_joint {
                if needs_space {
                    self.layout.space();
                } else if self.is_punct(b'.') {
                    self.layout.zero_break();
                }
            }
            is_joint = matches!(self.tokens.kind(self.at), Kind::Punct(_, true));
            self.macro_token();
            before = next;
        }
    }

    fn macro_token(&mut self) {
        let Kind::Open(delimiter) = self.tokens.kind(self.at) else { return self.copy() };
        let (open, close) = delimiter.texts();
        self.at += 1;
        if delimiter != Delimiter::None {
            self.layout.word(open);
        }
        if !self.is_end() {
            let has_spaces = delimiter == Delimiter::Brace;
            if has_spaces {
                self.layout.space();
            }
            self.macro_tokens();
            if has_spaces {
                self.layout.space();
            }
        }
        if delimiter != Delimiter::None {
            self.layout.word(close);
        }
        self.at += 1;
    }

    /// Whether a space stands before the next token, and what is to be known of it for the one after it.
    fn after_macro_token(&self, before: Before) -> (bool, Before) {
        use Before::*;
        let text = self.tokens.text(self.at);
        match (before, self.tokens.kind(self.at)) {
            (Pound, Kind::Punct(b'!', _)) => (false, PoundBang),
            (Pound | PoundBang, Kind::Open(Delimiter::Bracket)) => (false, Other),
            (Word, Kind::Open(Delimiter::Parenthesis | Delimiter::Bracket)) => (false, Group),
            (Word, Kind::Punct(b'!', false)) => (false, WordBang),
            (WordBang, Kind::Open(Delimiter::Parenthesis | Delimiter::Bracket)) => (false, Other),
            (Colon, Kind::Punct(b':', _)) => (false, Colons),
            (_, Kind::Open(Delimiter::Parenthesis | Delimiter::Bracket)) => (true, Group),
            (_, Kind::Word) if !takes_no_group(text) => (before != Dot && before != Colons, Word),
            (_, Kind::Literal) if text.ends_with('.') => (before != Dot, Other),
            (_, Kind::Literal) => (before != Dot, Word),
            (_, Kind::Punct(b',' | b';', _)) => (false, Other),
            (_, Kind::Punct(b'.', _)) => (before != Word && before != Group, Dot),
            (_, Kind::Punct(b':', true)) => (before != Word, Colon),
            (_, Kind::Punct(b'#', _)) => (true, Pound),
            _ => (true, Other),
        }
    }
}

/// Whether it is a keyword to which a group after it does not belong.
fn takes_no_group(word: &str) -> bool {
    const KEYWORDS: [&str; 36] = [
        "as", "async", "await", "box", "break", "const", "continue", "crate", "dyn", "else", "enum", "extern", "fn",
        "for", "if", "impl", "in", "let", "loop", "macro", "match", "mod", "move", "mut", "pub", "ref", "return",
        "static", "struct", "trait", "type", "unsafe", "use", "where", "while", "yield",
    ];
    KEYWORDS.contains(&word)
}
