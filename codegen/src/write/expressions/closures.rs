//! Closures.

use super::super::layout::{Break, INDENT};
use super::super::printer::{Printed, Printer};
use super::node::{Closure, Expression, Node};

impl Printer {
    pub(super) fn print_closure(&mut self, closure: Closure) -> Printed {
        self.layout.inconsistent(0);
        if closure.is_async {
            self.layout.word("async ");
        }
        if closure.is_move {
            self.layout.word("move ");
        }
        self.layout.consistent(INDENT);
        self.layout.word("|");
        self.print_parameters(closure.parameters, closure.output.is_some())?;
        match closure.output {
            None => {
                self.layout.word("|");
                self.layout.space();
                self.layout.offset(-INDENT);
                self.layout.end();
                self.layout.never_break();
                self.print_closure_body(closure.body)?;
            }
            Some(output) => {
                self.layout.word("|");
                self.layout.end();
                self.layout.word(" -> ");
                self.at = output;
                self.type_()?;
                self.layout.word(" ");
                self.layout.never_break();
                self.print(closure.body)?;
            }
        }
        self.layout.end();
        Ok(())
    }

    fn print_parameters(&mut self, start: usize, has_output: bool) -> Printed {
        self.at = start;
        let mut is_first = true;
        while !self.is_punct(b'|') {
            if is_first {
                self.layout.zero_break();
                is_first = false;
            }
            self.closure_parameter()?;
            if !self.take_operator(",") {
                break;
            }
            if !self.is_punct(b'|') {
                self.layout.word(",");
                self.layout.space();
            }
        }
        if has_output && !is_first {
            self.layout.comma(true);
            self.layout.offset(-INDENT);
        }
        Ok(())
    }

    fn closure_parameter(&mut self) -> Printed {
        self.single_pattern()?;
        if self.take_operator(":") {
            self.layout.word(": ");
            self.type_()?;
        }
        Ok(())
    }

    /// The body, which gets braces if it does not fit on the line and has none.
    fn print_closure_body(&mut self, body: Expression) -> Printed {
        if self.is_blocklike(body) || matches!(self.node(body), Node::Match(..) | Node::Call(..)) {
            return self.print(body);
        }
        self.layout.consistent(INDENT);
        let is_statement = self.is_statement(body);
        self.layout.add_break(Break { before: if is_statement { "{" } else { "(" }, ..Break::default() });
        self.print(body)?;
        self.layout.add_break(Break {
            offset: -INDENT,
            before: if is_statement && self.takes_semicolon(body) { ";" } else { "" },
            after: if is_statement { "}" } else { ")" },
            ..Break::default()
        });
        self.layout.end();
        Ok(())
    }
}
