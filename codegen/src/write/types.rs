//! Types.

use super::layout::INDENT;
use super::paths::Arguments;
use super::printer::{Printed, Printer};
use super::tokens::Tokens;
use crate::tokens::{Delimiter, Kind};

impl Printer {
    pub(super) fn type_(&mut self) -> Printed {
        match self.tokens.kind(self.at) {
            Kind::Open(Delimiter::Bracket) => self.slice_type(),
            Kind::Open(Delimiter::Parenthesis) => self.tuple_type(),
            Kind::Punct(b'&', _) => self.reference_type(),
            Kind::Punct(b'*', _) => {
                self.copy();
                self.name()?;
                self.layout.word(" ");
                self.type_()
            }
            Kind::Punct(b'!', _) => {
                self.copy();
                Ok(())
            }
            Kind::Punct(b'<' | b':', _) => self.qualified_path(Arguments::Type),
            Kind::Word => match self.tokens.text(self.at) {
                "_" => self.name(),
                "impl" | "dyn" => {
                    self.name()?;
                    self.layout.word(" ");
                    self.joined_bounds()
                }
                "fn" | "unsafe" | "for" => self.function_type(),
                _ => self.path(Arguments::Type),
            },
            _ => Err(self.unexpected("a type")),
        }
    }

    /// `[T]` or `[T; N]`.
    fn slice_type(&mut self) -> Printed {
        self.open(Delimiter::Bracket)?;
        self.layout.word("[");
        self.type_()?;
        if self.take_operator(";") {
            self.layout.word("; ");
            self.expression()?;
        }
        self.layout.word("]");
        self.close()
    }

    /// A tuple, or a type in parentheses.
    fn tuple_type(&mut self) -> Printed {
        let is_parenthesized = !self.tokens.has_comma(self.at) && !self.tokens.is_close(self.at + 1);
        let is_single = self.tokens.is_single(self.at);
        self.open(Delimiter::Parenthesis)?;
        self.layout.word("(");
        if is_parenthesized {
            self.type_()?;
            self.layout.word(")");
            return self.close();
        }
        self.layout.consistent(INDENT);
        self.layout.zero_break();
        while !self.is_end() {
            self.type_()?;
            let is_last = self.is_last()?;
            self.tuple_comma(is_single, is_last);
        }
        self.layout.offset(-INDENT);
        self.layout.end();
        self.layout.word(")");
        self.close()
    }

    /// The comma after an element of a tuple, which a single one always has.
    pub(super) fn tuple_comma(&mut self, is_single: bool, is_last: bool) {
        if is_single {
            self.layout.word(",");
            self.layout.zero_break();
        } else {
            self.layout.comma(is_last);
        }
    }

    fn reference_type(&mut self) -> Printed {
        self.copy();
        if self.tokens.is_lifetime(self.at) {
            self.lifetime()?;
            self.layout.word(" ");
        }
        self.keyword("mut");
        self.type_()
    }

    fn function_type(&mut self) -> Printed {
        self.bound_lifetimes()?;
        self.keyword("unsafe");
        if !self.take_word("fn") {
            return Err(self.unexpected("fn"));
        }
        self.open(Delimiter::Parenthesis)?;
        self.layout.word("fn(");
        self.layout.consistent(INDENT);
        self.layout.zero_break();
        while !self.is_end() {
            if self.tokens.is_punct(self.at + 1, b':') && !self.tokens.is_operator(self.at + 1, "::") {
                self.name()?;
                self.expect(":")?;
                self.layout.word(": ");
            }
            self.type_()?;
            let is_last = self.is_last()?;
            self.layout.comma(is_last);
        }
        self.layout.offset(-INDENT);
        self.layout.end();
        self.close()?;
        self.layout.word(")");
        self.return_type()
    }

    pub(super) fn return_type(&mut self) -> Printed {
        if self.take_operator("->") {
            self.layout.word(" -> ");
            self.type_()?;
        }
        Ok(())
    }
}

impl Tokens {
    /// Whether a comma stands in this group, and not deeper.
    pub(super) fn has_comma(&self, open: usize) -> bool {
        self.first_comma(open).is_some()
    }

    /// Whether the group holds one element and a comma.
    pub(super) fn is_single(&self, open: usize) -> bool {
        self.first_comma(open).is_some_and(|comma| self.is_close(comma + 1))
    }

    fn first_comma(&self, open: usize) -> Option<usize> {
        let mut at = open + 1;
        while !self.is_close(at) {
            if self.is_punct(at, b',') {
                return Some(at);
            }
            at = if self.is_punct(at, b'<') { self.after_angles(at) } else { self.after(at) };
        }
        None
    }

    /// The index after the bracket that closes the angle bracket here.
    pub(super) fn after_angles(&self, open: usize) -> usize {
        let (mut depth, mut at) = (0, open);
        while !self.is_close(at) {
            let is_arrow = self.is_operator(at, "->") || self.is_operator(at, "=>");
            match self.kind(at) {
                Kind::Punct(b'<', _) => depth += 1,
                Kind::Punct(b'>', _) => depth -= 1,
                _ => {}
            }
            at = if is_arrow { at + 2 } else { self.after(at) };
            if depth == 0 {
                break;
            }
        }
        at
    }

    /// The index after the type that starts here.
    pub(super) fn after_type(&self, start: usize) -> usize {
        let mut at = start;
        loop {
            match self.kind(at) {
                Kind::Punct(b'&' | b'*' | b'!', _) => at += 1,
                Kind::Punct(b'\'', _) => at += 2,
                Kind::Word if matches!(self.text(at), "mut" | "const" | "dyn" | "impl") => at += 1,
                Kind::Open(_) => return self.after(at),
                _ => return self.after_path(at),
            }
        }
    }

    /// The index after the path of a type that starts here.
    fn after_path(&self, start: usize) -> usize {
        let mut at = start;
        loop {
            match self.kind(at) {
                Kind::Punct(b'<', _) => at = self.after_angles(at),
                Kind::Punct(b':', _) if self.is_operator(at, "::") => at += 2,
                Kind::Word if at == start || self.is_punct(at - 1, b':') => at += 1,
                _ => return at,
            }
        }
    }
}
