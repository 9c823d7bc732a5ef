//! Generic parameters, their bounds, and where clauses.

use super::layout::INDENT;
use super::paths::Arguments;
use super::printer::{Printed, Printer};
use crate::tokens::Delimiter;

impl Printer {
    /// Parameters in angle brackets, if there are any.
    pub(super) fn generic_parameters(&mut self) -> Printed {
        if !self.take_operator("<") {
            return Ok(());
        }
        self.layout.word("<");
        self.layout.consistent(0);
        self.layout.zero_break();
        loop {
            self.generic_parameter()?;
            let is_last = self.is_last_in_angles()?;
            self.layout.comma(is_last);
            if is_last {
                break;
            }
        }
        self.layout.offset(-INDENT);
        self.layout.end();
        self.layout.word(">");
        Ok(())
    }

    fn generic_parameter(&mut self) -> Printed {
        if self.tokens.is_lifetime(self.at) {
            return self.lifetime();
        }
        if self.is_word("const") {
            self.keyword("const");
            self.name()?;
            self.expect(":")?;
            self.layout.word(": ");
            return self.type_();
        }
        self.name()?;
        self.layout.inconsistent(INDENT);
        if self.is_punct(b':') {
            self.bounds()?;
        }
        if self.take_operator("=") {
            self.layout.space();
            self.layout.word("= ");
            self.type_()?;
        }
        self.layout.end();
        Ok(())
    }

    /// `: A + B`, where lines may break.
    pub(super) fn bounds(&mut self) -> Printed {
        self.expect(":")?;
        self.layout.word(": ");
        self.bound()?;
        while self.take_operator("+") {
            self.layout.space();
            self.layout.word("+ ");
            self.bound()?;
        }
        Ok(())
    }

    /// `A + B`, where no line breaks.
    pub(super) fn joined_bounds(&mut self) -> Printed {
        self.bound()?;
        while self.take_operator("+") {
            self.layout.word(" + ");
            self.bound()?;
        }
        Ok(())
    }

    fn bound(&mut self) -> Printed {
        if self.tokens.is_lifetime(self.at) {
            return self.lifetime();
        }
        self.bound_lifetimes()?;
        if self.take_operator("?") {
            self.layout.word("?");
        }
        self.path(Arguments::Type)
    }

    /// `for<'a>`, if it stands here.
    pub(super) fn bound_lifetimes(&mut self) -> Printed {
        if !self.take_word("for") {
            return Ok(());
        }
        self.expect("<")?;
        self.layout.word("for<");
        loop {
            self.lifetime()?;
            if self.is_last_in_angles()? {
                break;
            }
            self.layout.word(", ");
        }
        self.layout.word("> ");
        Ok(())
    }

    /// The where clause before a body, or the space in its place.
    pub(super) fn where_clause(&mut self) -> Printed {
        if !self.take_word("where") {
            self.layout.word(" ");
            return Ok(());
        }
        self.layout.hard_break();
        self.layout.offset(-INDENT);
        self.layout.word("where");
        self.layout.hard_break();
        while !self.is_open(Delimiter::Brace) {
            self.predicate()?;
            self.layout.word(",");
            self.layout.hard_break();
            if !self.take_operator(",") {
                break;
            }
        }
        self.layout.offset(-INDENT);
        Ok(())
    }

    fn predicate(&mut self) -> Printed {
        self.bound_lifetimes()?;
        if self.tokens.is_lifetime(self.at) {
            self.lifetime()?
        } else {
            self.type_()?
        }
        self.expect(":")?;
        self.layout.word(":");
        self.layout.inconsistent(if self.has_one_bound() { 0 } else { INDENT });
        self.layout.word(" ");
        self.bound()?;
        while self.take_operator("+") {
            self.layout.space();
            self.layout.word("+ ");
            self.bound()?;
        }
        self.layout.end();
        Ok(())
    }

    fn has_one_bound(&self) -> bool {
        let mut at = self.at;
        while !self.tokens.is_close(at) && !self.tokens.is_punct(at, b',') && !self.tokens.is_open(at, Delimiter::Brace)
        {
            if self.tokens.is_punct(at, b'+') {
                return false;
            }
            at = if self.tokens.is_punct(at, b'<') { self.tokens.after_angles(at) } else { self.tokens.after(at) };
        }
        true
    }
}
