//! Attributes and documentation.

use super::layout::INDENT;
use super::paths::Arguments;
use super::printer::{Printed, Printer};
use super::tokens::Tokens;
use crate::tokens::{Delimiter, Kind};
use std::borrow::Cow;

/// What was printed before, where spaces depend on it.
#[derive(Clone, Copy, PartialEq)]
enum Before {
    Word,
    Punct,
    LastComma,
}

impl Printer {
    pub(super) fn outer_attributes(&mut self) -> Printed {
        while self.is_punct(b'#') && self.tokens.is_open(self.at + 1, Delimiter::Bracket) {
            self.at += 1;
            self.attribute("#", "///")?;
        }
        Ok(())
    }

    pub(super) fn inner_attributes(&mut self) -> Printed {
        while self.is_operator("#") && self.tokens.is_punct(self.at + 1, b'!') {
            self.at += 2;
            self.attribute("#!", "//!")?;
        }
        Ok(())
    }

    fn attribute(&mut self, mark: &'static str, comment: &'static str) -> Printed {
        self.open(Delimiter::Bracket)?;
        if let Some(line) = self.tokens.documentation(self.at, comment) {
            let line = line.trim_end_matches(' ');
            self.layout.word(comment);
            self.layout.word(line);
            self.layout.hard_break();
            self.at += 4;
            return Ok(());
        }
        self.layout.word(mark);
        self.layout.word("[");
        self.path(Arguments::None)?;
        if self.take_operator("=") {
            self.layout.word(" = ");
            self.expression()?;
        } else if !self.is_end() {
            let mut before = Before::Word;
            self.attribute_group(&mut before)?;
        }
        self.close()?;
        self.layout.word("]");
        self.layout.space();
        Ok(())
    }

    /// A group in an attribute.
    fn attribute_group(&mut self, before: &mut Before) -> Printed {
        let delimiter = match self.tokens.kind(self.at) {
            Kind::Open(delimiter) if delimiter != Delimiter::None => delimiter,
            _ => return Err(self.unexpected("a group with delimiters")),
        };
        let (open, close) = delimiter.texts();
        self.at += 1;
        let may_break = delimiter == Delimiter::Parenthesis;
        self.layout.word(open);
        if may_break {
            self.layout.consistent(INDENT);
            self.layout.zero_break();
        }
        *before = Before::Punct;
        while !self.is_end() {
            self.attribute_token(before)?;
        }
        if may_break {
            if *before != Before::LastComma {
                self.layout.zero_break();
            }
            self.layout.offset(-INDENT);
            self.layout.end();
        }
        self.layout.word(close);
        *before = Before::Punct;
        self.close()
    }

    fn attribute_token(&mut self, before: &mut Before) -> Printed {
        match self.tokens.kind(self.at) {
            Kind::Open(_) => return self.attribute_group(before),
            Kind::Punct(b',', _) if self.tokens.is_close(self.at + 1) => {
                self.layout.comma(true);
                self.at += 1;
                *before = Before::LastComma;
            }
            Kind::Punct(character, _) => {
                if *before == Before::Word && character == b'=' {
                    self.layout.word(" ");
                }
                self.copy();
                match character {
                    b'=' => self.layout.word(" "),
                    b',' => self.layout.space(),
                    _ => {}
                }
                *before = Before::Punct;
            }
            Kind::Word | Kind::Literal | Kind::Close(_) => {
                if *before == Before::Word {
                    self.layout.space();
                }
                self.copy();
                *before = Before::Word;
            }
        }
        Ok(())
    }
}

impl Tokens {
    /// The line of documentation that is the attribute here, if a comment can hold it.
    fn documentation(&self, name: usize, comment: &str) -> Option<Cow<'_, str>> {
        let at = name + 2;
        if !self.is_word(name, "doc")
            || !self.is_punct(name + 1, b'=')
            || !self.is_close(at + 1)
            || self.kind(at) != Kind::Literal
        {
            return None;
        }
        let line = unescaped(self.text(at))?;
        let is_divider = comment == "///" && line.starts_with('/');
        (!is_divider && !line.contains(['\n', '\r'])).then_some(line)
    }
}

/// The text that a string literal stands for, where it is one that is written for documentation.
fn unescaped(literal: &str) -> Option<Cow<'_, str>> {
    if let Some(raw) = literal.strip_prefix('r') {
        let text = raw.trim_start_matches('#');
        let hashes = raw.len() - text.len();
        return Some(text.get(1..text.len().checked_sub(hashes + 1)?)?.into());
    }
    let text = literal.strip_prefix('"')?.strip_suffix('"')?;
    if !text.contains('\\') {
        return Some(text.into());
    }
    let (mut unescaped, mut rest) = (String::with_capacity(text.len()), text);
    while let Some((before, escape)) = rest.split_once('\\') {
        unescaped.push_str(before);
        let mut characters = escape.chars();
        let (character, after) = match characters.next()? {
            'n' => ('\n', characters.as_str()),
            'r' => ('\r', characters.as_str()),
            't' => ('\t', characters.as_str()),
            '0' => ('\0', characters.as_str()),
            quoted @ ('\\' | '\'' | '"') => (quoted, characters.as_str()),
            'u' => {
                let (digits, after) = characters.as_str().strip_prefix('{')?.split_once('}')?;
                (char::from_u32(u32::from_str_radix(digits, 16).ok()?)?, after)
            }
            _ => return None,
        };
        unescaped.push(character);
        rest = after;
    }
    unescaped.push_str(rest);
    Some(unescaped.into())
}
