//! Calls of methods and fields, one after the other, which start a line each where they do not fit on one.

use super::super::layout::{Break, INDENT};
use super::super::paths::Arguments;
use super::super::printer::{Printed, Printer};
use super::node::{Expression, Node};
use super::operators::Precedence;

impl Printer {
    /// An expression that ends with a method, a field or `await`.
    pub(super) fn print_chain(&mut self, expression: Expression, at_line_start: bool) -> Printed {
        self.layout.consistent(INDENT);
        let unindents =
            at_line_start && matches!(self.node(expression), Node::MethodCall(base, ..) if self.is_short_name(base));
        self.print_link(expression, at_line_start, if unindents { -INDENT } else { 0 })?;
        self.layout.end();
        Ok(())
    }

    /// A part of a chain; the arguments of its last method are indented so.
    fn print_link(&mut self, expression: Expression, at_line_start: bool, indent: isize) -> Printed {
        match self.node(expression) {
            Node::Await(base) => {
                self.print_base(base, at_line_start)?;
                self.layout.word(".await");
            }
            Node::Field(base, name) => {
                self.print_base(base, at_line_start)?;
                self.layout.word(".");
                self.layout.word(self.tokens.text(name));
            }
            Node::MethodCall(base, name, open) => {
                self.print_base(base, at_line_start)?;
                self.layout.word(".");
                self.at = name;
                self.name()?;
                if self.take_operator("::") {
                    self.generic_arguments(Arguments::Expression)?;
                }
                self.layout.consistent(indent);
                self.print_call(open)?;
                self.layout.end();
            }
            Node::Call(function, open) => {
                self.print_link(function, false, 0)?;
                self.print_call(open)?;
            }
            Node::Index(base, open) => {
                self.print_link(base, at_line_start, 0)?;
                self.layout.word("[");
                self.at = open + 1;
                self.expression()?;
                self.layout.word("]");
            }
            Node::Try(base) => {
                self.print_link(base, at_line_start, 0)?;
                self.layout.word("?");
            }
            _ => {
                let needs_parentheses = self.needs_parentheses(expression, Precedence::Operand);
                if needs_parentheses {
                    self.layout.word("(");
                }
                self.layout.consistent(-INDENT);
                self.print(expression)?;
                self.layout.end();
                if needs_parentheses {
                    self.layout.word(")");
                }
            }
        }
        Ok(())
    }

    /// What comes before a dot, and the place where the line may break before it.
    fn print_base(&mut self, base: Expression, at_line_start: bool) -> Printed {
        self.print_link(base, at_line_start, 0)?;
        if !(at_line_start && self.is_short_name(base)) {
            let instead = if self.layout.ends_with('.') { " " } else { "" };
            self.layout.add_break(Break { instead, ..Break::default() });
        }
        Ok(())
    }
}
