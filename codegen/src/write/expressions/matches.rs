//! `match` and its arms.

use super::super::layout::{Break, INDENT};
use super::super::printer::{Printed, Printer};
use super::node::{Expression, Node};
use crate::tokens::Delimiter;

impl Printer {
    pub(super) fn print_match(&mut self, matched: Expression, open: usize) -> Printed {
        self.layout.inconsistent(0);
        self.layout.word("match ");
        self.print_condition(matched)?;
        self.at = open;
        self.open(Delimiter::Brace)?;
        self.layout.word("{");
        self.layout.never_break();
        self.layout.consistent(INDENT);
        self.layout.hard_break_if_nonempty();
        while !self.is_end() {
            self.arm()?;
            self.layout.hard_break();
        }
        self.layout.offset(-INDENT);
        self.layout.end();
        self.layout.word("}");
        self.layout.end();
        Ok(())
    }

    fn arm(&mut self) -> Printed {
        self.outer_attributes()?;
        self.layout.inconsistent(0);
        self.pattern()?;
        if self.take_word("if") {
            self.layout.word(" if ");
            self.expression()?;
        }
        self.expect("=>")?;
        self.layout.word(" => ");
        let mark = self.nodes.len();
        let body = self.parse_statement()?;
        self.take_operator(",");
        let after = self.at;
        let body = self.without_braces(body)?;
        self.print_arm_body(body)?;
        self.layout.end();
        self.at = after;
        self.nodes.truncate(mark);
        Ok(())
    }

    /// What a block is that holds nothing but an expression.
    fn without_braces(&mut self, body: Expression) -> Printed<Expression> {
        let mut body = body;
        while let Node::Block("", open) = self.node(body) {
            self.at = open + 1;
            match self.parse_only_expression()? {
                Some(expression) => body = expression,
                None => break,
            }
        }
        Ok(body)
    }

    fn print_arm_body(&mut self, body: Expression) -> Printed {
        match self.node(body) {
            Node::Tuple(open) if self.tokens.is_close(open + 1) => {
                self.layout.word("{");
                self.layout.never_break();
                self.layout.word("}");
                return Ok(());
            }
            Node::Block("", open) => {
                self.at = open;
                return self.tall_block();
            }
            _ => {}
        }
        self.layout.never_break();
        self.layout.consistent(INDENT);
        let is_statement = self.is_statement(body);
        self.layout.add_break(Break { before: if is_statement { "{" } else { "(" }, ..Break::default() });
        self.print_at_line_start(body)?;
        self.layout.add_break(Break {
            offset: -INDENT,
            before: if is_statement && self.takes_semicolon(body) { ";" } else { "" },
            after: if is_statement { "}" } else { ")," },
            instead: if self.takes_comma(body) { "," } else { "" },
            ..Break::default()
        });
        self.layout.end();
        Ok(())
    }
}
