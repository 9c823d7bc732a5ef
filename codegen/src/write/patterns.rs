//! Patterns.

use super::layout::INDENT;
use super::paths::Arguments;
use super::printer::{Printed, Printer};
use super::tokens::Tokens;
use crate::tokens::{Delimiter, Kind};

impl Printer {
    pub(super) fn pattern(&mut self) -> Printed {
        let (has_alternatives, are_plain) = self.tokens.alternatives(self.at);
        if !has_alternatives {
            return self.single_pattern();
        }
        if are_plain {
            self.layout.inconsistent(0)
        } else {
            self.layout.consistent(0)
        }
        self.single_pattern()?;
        while self.take_operator("|") {
            self.layout.space();
            self.layout.word("| ");
            self.single_pattern()?;
        }
        self.layout.end();
        Ok(())
    }

    pub(super) fn single_pattern(&mut self) -> Printed {
        match self.tokens.kind(self.at) {
            Kind::Open(Delimiter::Parenthesis) => return self.tuple_pattern(),
            Kind::Open(Delimiter::Bracket) => return self.slice_pattern(),
            Kind::Punct(b'&', _) => {
                self.copy();
                self.keyword("mut");
                return self.single_pattern();
            }
            Kind::Punct(b'.', _) => return self.range_end(),
            Kind::Punct(b'-', _) | Kind::Literal => self.literal()?,
            Kind::Word if matches!(self.tokens.text(self.at), "_" | "true" | "false") => return self.name(),
            Kind::Word if matches!(self.tokens.text(self.at), "ref" | "mut") => {
                self.keyword("ref");
                self.keyword("mut");
                return self.single_pattern();
            }
            _ => return self.path_pattern(),
        }
        self.range_end()
    }

    fn literal(&mut self) -> Printed {
        if self.is_punct(b'-') {
            self.copy();
        }
        if self.tokens.kind(self.at) != Kind::Literal {
            return Err(self.unexpected("a number"));
        }
        self.copy();
        Ok(())
    }

    /// The rest of a range, if there is one, or the rest of a list.
    fn range_end(&mut self) -> Printed {
        let is_closed = self.is_operator("..=");
        if !self.take_operator("..") {
            return Ok(());
        }
        self.layout.word("..");
        if is_closed {
            self.copy();
            return self.literal();
        }
        Ok(())
    }

    /// A pattern that starts with a path or a name.
    fn path_pattern(&mut self) -> Printed {
        let start = self.at;
        let after = self.tokens.after_path_in_expression(start);
        if self.tokens.is_open(after, Delimiter::Brace) {
            return self.structure_pattern();
        }
        self.qualified_path(Arguments::Expression)?;
        if self.is_open(Delimiter::Parenthesis) {
            return self.elements_of_pattern();
        }
        if self.take_operator("@") {
            self.layout.word(" @ ");
            return self.single_pattern();
        }
        Ok(())
    }

    /// The elements of a tuple structure.
    fn elements_of_pattern(&mut self) -> Printed {
        self.open(Delimiter::Parenthesis)?;
        self.layout.word("(");
        self.layout.consistent(INDENT);
        self.layout.zero_break();
        while !self.is_end() {
            self.pattern()?;
            let is_last = self.is_last()?;
            self.layout.comma(is_last);
        }
        self.layout.offset(-INDENT);
        self.layout.end();
        self.layout.word(")");
        self.close()
    }

    /// A tuple, or a pattern in parentheses.
    fn tuple_pattern(&mut self) -> Printed {
        let has_comma = self.tokens.has_comma(self.at);
        let is_single = self.tokens.is_single(self.at);
        let is_rest = self.tokens.is_operator(self.at + 1, "..") && self.tokens.is_close(self.at + 3);
        if has_comma && !is_single || self.tokens.is_close(self.at + 1) {
            return self.elements_of_pattern();
        }
        self.open(Delimiter::Parenthesis)?;
        self.layout.word("(");
        if is_single || is_rest {
            self.layout.consistent(INDENT);
            self.layout.zero_break();
            self.pattern()?;
            self.is_last()?;
            if is_single {
                self.layout.word(",");
            }
            self.layout.zero_break();
            self.layout.offset(-INDENT);
            self.layout.end();
        } else {
            self.pattern()?;
        }
        self.layout.word(")");
        self.close()
    }

    fn slice_pattern(&mut self) -> Printed {
        self.open(Delimiter::Bracket)?;
        self.layout.word("[");
        while !self.is_end() {
            self.pattern()?;
            let is_last = self.is_last()?;
            self.layout.comma(is_last);
        }
        self.layout.word("]");
        self.close()
    }

    fn structure_pattern(&mut self) -> Printed {
        self.layout.consistent(INDENT);
        self.path(Arguments::Expression)?;
        self.open(Delimiter::Brace)?;
        self.layout.word(" {");
        self.layout.space_if_nonempty();
        while !self.is_end() {
            if self.take_operator("..") {
                self.layout.word("..");
                self.layout.space();
                break;
            }
            self.field_pattern()?;
            let is_last = self.is_last()?;
            self.layout.comma_or_space(is_last);
        }
        self.layout.offset(-INDENT);
        self.layout.end();
        self.layout.word("}");
        self.close()
    }

    fn field_pattern(&mut self) -> Printed {
        if self.tokens.is_punct(self.at + 1, b':') && !self.tokens.is_operator(self.at + 1, "::") {
            self.copy();
            self.expect(":")?;
            self.layout.word(": ");
        }
        self.pattern()
    }
}

impl Tokens {
    /// Whether the pattern here has alternatives, and whether all of them are literals or wildcards.
    fn alternatives(&self, start: usize) -> (bool, bool) {
        let (mut at, mut case, mut has_several, mut are_plain) = (start, start, false, true);
        loop {
            let ends_case = self.is_punct(at, b'|') || self.ends_pattern(at);
            if !ends_case {
                at = if self.is_operator(at, "..=") { at + 3 } else { self.after(at) };
                continue;
            }
            are_plain &= at == case + 1
                && (self.kind(case) == Kind::Literal || matches!(self.text(case), "_" | "true" | "false"));
            if !self.is_punct(at, b'|') {
                return (has_several, are_plain);
            }
            has_several = true;
            at += 1;
            case = at;
        }
    }

    fn ends_pattern(&self, at: usize) -> bool {
        match self.kind(at) {
            Kind::Close(_) | Kind::Punct(b',' | b'=' | b';', _) => true,
            Kind::Punct(b':', is_joint) => !is_joint && !self.is_operator(at - 1, "::"),
            Kind::Word => matches!(self.text(at), "if" | "in"),
            Kind::Literal | Kind::Punct(..) | Kind::Open(_) => false,
        }
    }
}
