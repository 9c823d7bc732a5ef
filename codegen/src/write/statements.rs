//! Statements and blocks.

use super::expressions::Expression;
use super::layout::INDENT;
use super::printer::{Printed, Printer};
use crate::tokens::{Delimiter, Kind};

impl Printer {
    /// All statements to the end of the block.
    pub(super) fn statements(&mut self) -> Printed {
        while !self.is_end() {
            self.statement()?;
        }
        Ok(())
    }

    fn statement(&mut self) -> Printed {
        if self.take_operator(";") {
            return Ok(());
        }
        let has_attributes = self.is_punct(b'#');
        self.outer_attributes()?;
        if self.is_word("let") {
            return self.let_();
        }
        if self.is_item() {
            return self.item();
        }
        if has_attributes {
            return Err(self.unexpected("an item or `let` after an attribute"));
        }
        let start = self.at;
        let mark = self.nodes.len();
        let expression = self.parse_statement()?;
        let is_ended = self.is_punct(b';');
        if self.is_macro(expression) && (is_ended || self.tokens.is_brace_before(self.at)) {
            self.at = start;
            self.macro_statement(is_ended)?;
        } else {
            let after = self.at;
            self.expression_statement(expression, is_ended)?;
            self.at = after + usize::from(is_ended);
        }
        self.nodes.truncate(mark);
        Ok(())
    }

    fn is_item(&self) -> bool {
        if self.tokens.kind(self.at) != Kind::Word {
            return false;
        }
        let next = self.at + 1;
        match self.tokens.text(self.at) {
            "use" | "fn" | "struct" | "enum" | "static" | "impl" | "mod" | "pub" | "trait" | "type" => true,
            "const" => !self.tokens.is_open(next, Delimiter::Brace),
            "async" | "unsafe" => self.tokens.is_word(next, "fn"),
            _ => false,
        }
    }

    fn macro_statement(&mut self, is_ended: bool) -> Printed {
        let needs_semicolon = self.macro_call()?;
        if self.take_operator(";") || (needs_semicolon && !is_ended && !self.is_end()) {
            self.layout.word(";");
        }
        self.layout.hard_break();
        Ok(())
    }

    fn expression_statement(&mut self, expression: Expression, is_ended: bool) -> Printed {
        self.layout.inconsistent(0);
        self.print_at_line_start(expression)?;
        if if is_ended { !self.drops_semicolon(expression) } else { self.takes_semicolon(expression) } {
            self.layout.word(";");
        }
        self.layout.end();
        self.layout.hard_break();
        Ok(())
    }

    fn let_(&mut self) -> Printed {
        self.layout.inconsistent(0);
        self.keyword("let");
        self.pattern()?;
        if self.take_operator(":") {
            self.layout.word(": ");
            self.type_()?;
        }
        if self.take_operator("=") {
            self.layout.word(" = ");
            self.layout.never_break();
            self.expression()?;
            if self.take_word("else") {
                self.layout.space();
                self.layout.word("else ");
                self.layout.end();
                self.layout.never_break();
                self.layout.consistent(INDENT);
                self.small_block()?;
            }
        }
        self.layout.end();
        self.expect(";")?;
        self.layout.word(";");
        self.layout.hard_break();
        Ok(())
    }

    /// A block that stays on its line if it is a single expression and fits.
    pub(super) fn small_block(&mut self) -> Printed {
        self.open(Delimiter::Brace)?;
        self.layout.word("{");
        if !self.is_end() {
            self.layout.space();
            let (start, mark) = (self.at, self.nodes.len());
            if let Some(expression) = self.parse_only_expression()? {
                self.layout.inconsistent(0);
                self.print_at_line_start(expression)?;
                self.layout.end();
                self.layout.space();
                self.at = self.tokens.after(start - 1) - 1;
                self.nodes.truncate(mark);
            } else {
                self.statements()?;
            }
            self.layout.offset(-INDENT);
        }
        self.layout.word("}");
        self.close()
    }

    /// The expression that is all of a block, where there is no statement in it; otherwise the next token is what it was.
    pub(super) fn parse_only_expression(&mut self) -> Printed<Option<Expression>> {
        let start = self.at;
        if self.is_end() || self.is_punct(b';') || self.is_punct(b'#') || self.is_word("let") || self.is_item() {
            return Ok(None);
        }
        let expression = self.parse_statement()?;
        let is_statement = self.is_macro(expression) && self.tokens.is_brace_before(self.at);
        if self.is_end() && !is_statement {
            return Ok(Some(expression));
        }
        self.at = start;
        Ok(None)
    }

    /// Statements in braces, one a line, with the boxes that a loop and a `match` have.
    pub(super) fn tall_block(&mut self) -> Printed {
        self.open(Delimiter::Brace)?;
        self.layout.word("{");
        self.layout.never_break();
        self.layout.consistent(INDENT);
        self.layout.hard_break_if_nonempty();
        self.statements()?;
        self.layout.offset(-INDENT);
        self.layout.end();
        self.layout.word("}");
        self.close()
    }
}
