//! Functions.

use super::layout::INDENT;
use super::printer::{Printed, Printer};
use crate::tokens::Delimiter;

impl Printer {
    /// A function after its attributes and visibility, in the box that the caller began, which it ends. One in a trait may
    /// have no body.
    pub(super) fn function(&mut self) -> Printed {
        self.signature()?;
        if self.take_operator(";") {
            self.layout.word(";");
            self.layout.end();
        } else {
            self.where_clause()?;
            self.block_of_item()?;
        }
        self.layout.hard_break();
        Ok(())
    }

    fn signature(&mut self) -> Printed {
        self.keyword("const");
        self.keyword("async");
        self.keyword("unsafe");
        if !self.is_word("fn") {
            return Err(self.unexpected("fn"));
        }
        self.keyword("fn");
        self.name()?;
        self.generic_parameters()?;
        self.open(Delimiter::Parenthesis)?;
        self.layout.word("(");
        self.layout.never_break();
        self.layout.consistent(0);
        self.layout.zero_break();
        while !self.is_end() {
            self.parameter()?;
            let is_last = self.is_last()?;
            self.layout.comma(is_last);
        }
        self.layout.offset(-INDENT);
        self.layout.end();
        self.close()?;
        self.layout.word(")");
        self.layout.consistent(-INDENT);
        self.return_type()?;
        self.layout.end();
        Ok(())
    }

    fn parameter(&mut self) -> Printed {
        self.outer_attributes()?;
        let start = self.at;
        if self.take_operator("&") {
            let lifetime = self.at;
            self.at += if self.tokens.is_lifetime(self.at) { 2 } else { 0 };
            let is_mutable = self.take_word("mut");
            if self.is_word("self") {
                self.at = lifetime;
                return self.reference_to_self(is_mutable);
            }
            self.at = start;
        }
        self.pattern()?;
        if self.take_operator(":") {
            self.layout.word(": ");
            return self.type_();
        }
        // Only `self` and `mut self` have no type.
        if self.tokens.is_word(self.at - 1, "self") { Ok(()) } else { Err(self.unexpected(":")) }
    }

    fn reference_to_self(&mut self, is_mutable: bool) -> Printed {
        self.layout.word("&");
        if self.tokens.is_lifetime(self.at) {
            self.lifetime()?;
            self.layout.word(" ");
        }
        if is_mutable {
            self.keyword("mut");
        }
        self.name()
    }

    /// The statements of a body, in the box that the caller began, which it ends.
    pub(super) fn block_of_item(&mut self) -> Printed {
        self.open(Delimiter::Brace)?;
        self.layout.word("{");
        self.layout.hard_break_if_nonempty();
        self.inner_attributes()?;
        self.statements()?;
        self.close()?;
        self.layout.offset(-INDENT);
        self.layout.end();
        self.layout.word("}");
        Ok(())
    }
}
