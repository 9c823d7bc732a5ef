//! Conditions and loops.

use super::super::layout::INDENT;
use super::super::printer::{Printed, Printer};
use super::node::Expression;
use super::parse::Structs;
use crate::tokens::Delimiter;

impl Printer {
    /// What stands before the block of a condition or loop.
    pub(super) fn print_condition(&mut self, condition: Expression) -> Printed {
        self.layout.consistent(0);
        self.print(condition)?;
        if self.breaks_before_block(condition) {
            self.layout.space()
        } else {
            self.layout.word(" ")
        }
        self.layout.end();
        Ok(())
    }

    pub(super) fn print_if(&mut self, condition: Expression, open: usize) -> Printed {
        self.layout.consistent(INDENT);
        self.print_if_start(condition)?;
        self.at = open;
        if self.tokens.is_word(self.tokens.after(open), "else") {
            self.small_block()?;
            self.print_else()?;
        } else {
            self.print_only_branch()?;
        }
        self.layout.end();
        Ok(())
    }

    fn print_if_start(&mut self, condition: Expression) -> Printed {
        self.layout.word("if ");
        self.layout.consistent(-INDENT);
        self.print_condition(condition)?;
        self.layout.end();
        Ok(())
    }

    fn print_else(&mut self) -> Printed {
        while self.take_word("else") {
            self.layout.word(" else ");
            if self.take_word("if") {
                let mark = self.nodes.len();
                let condition = self.parse(Structs::Forbidden)?;
                let open = self.at;
                self.print_if_start(condition)?;
                self.nodes.truncate(mark);
                self.at = open;
            }
            self.small_block()?;
        }
        Ok(())
    }

    /// The block of an `if` without `else`.
    fn print_only_branch(&mut self) -> Printed {
        self.open(Delimiter::Brace)?;
        self.layout.word("{");
        if !self.is_end() {
            self.layout.hard_break();
            self.statements()?;
            self.layout.offset(-INDENT);
        }
        self.layout.word("}");
        self.close()
    }

    pub(super) fn print_let(&mut self, pattern: usize, value: Expression) -> Printed {
        self.layout.inconsistent(0);
        self.layout.word("let ");
        self.layout.inconsistent(0);
        self.at = pattern;
        self.pattern()?;
        self.layout.end();
        self.layout.word(" = ");
        self.layout.never_break();
        self.layout.inconsistent(0);
        self.print(value)?;
        self.layout.end();
        self.layout.end();
        Ok(())
    }

    pub(super) fn print_for(&mut self, pattern: usize, iterated: Expression, open: usize) -> Printed {
        self.layout.inconsistent(0);
        self.layout.word("for ");
        self.at = pattern;
        self.pattern()?;
        self.layout.word(" in ");
        self.layout.never_break();
        self.print_condition(iterated)?;
        self.at = open;
        self.tall_block()?;
        self.layout.end();
        Ok(())
    }

    pub(super) fn print_while(&mut self, condition: Expression, open: usize) -> Printed {
        self.layout.word("while ");
        self.print_condition(condition)?;
        self.at = open;
        self.tall_block()
    }

    pub(super) fn print_loop(&mut self, open: usize) -> Printed {
        self.at = open;
        self.open(Delimiter::Brace)?;
        self.layout.word("loop {");
        self.layout.consistent(INDENT);
        self.layout.hard_break_if_nonempty();
        self.statements()?;
        self.layout.offset(-INDENT);
        self.layout.end();
        self.layout.word("}");
        self.close()
    }
}
