//! How expressions are printed.

use super::super::layout::INDENT;
use super::super::paths::Arguments;
use super::super::printer::{Printed, Printer};
use super::node::{Expression, Node};
use super::operators::Precedence;
use super::parse::Structs;
use crate::tokens::Delimiter;

impl Printer {
    /// The expression that starts with the next token.
    pub(in super::super) fn expression(&mut self) -> Printed {
        let mark = self.nodes.len();
        let expression = self.parse(Structs::Allowed)?;
        let after = self.at;
        self.print(expression)?;
        self.at = after;
        self.nodes.truncate(mark);
        Ok(())
    }

    /// The same, where a line starts with it.
    pub(in super::super) fn print_at_line_start(&mut self, expression: Expression) -> Printed {
        match self.node(expression) {
            Node::Await(_) | Node::Field(..) | Node::MethodCall(..) => self.print_chain(expression, true),
            Node::Index(base, open) => {
                self.print_at_line_start(base)?;
                self.print_index(open)
            }
            Node::Try(base) => {
                self.print_at_line_start(base)?;
                self.layout.word("?");
                Ok(())
            }
            _ => self.print(expression),
        }
    }

    /// An operand of something that binds so strongly, or of what must be stronger.
    pub(super) fn print_operand(&mut self, expression: Expression, least: Precedence) -> Printed {
        let needs_parentheses = self.needs_parentheses(expression, least);
        if needs_parentheses {
            self.layout.word("(");
        }
        self.print(expression)?;
        if needs_parentheses {
            self.layout.word(")");
        }
        Ok(())
    }

    pub(super) fn print(&mut self, expression: Expression) -> Printed {
        match self.node(expression) {
            Node::Array(open) => self.print_array(open),
            Node::Assign(left, right) => self.print_assignment(left, right),
            Node::Await(_) | Node::Field(..) | Node::MethodCall(..) => self.print_chain(expression, false),
            Node::Binary(left, operator, right) => self.print_binary(left, operator, right),
            Node::Block(words, open) => self.print_block(words, open),
            Node::Break(value) => self.print_jump("break", value),
            Node::Call(function, open) => {
                self.print_operand(function, Precedence::Operand)?;
                self.print_call(open)
            }
            Node::Cast(value, start) => self.print_cast(value, start),
            Node::Closure(closure) => self.print_closure(closure),
            Node::Continue => self.print_jump("continue", None),
            Node::For(pattern, iterated, open) => self.print_for(pattern, iterated, open),
            Node::Grouped(inner) => self.print(inner),
            Node::If(condition, open) => self.print_if(condition, open),
            Node::Index(base, open) => {
                self.print_operand(base, Precedence::Operand)?;
                self.print_index(open)
            }
            Node::Let(pattern, value) => self.print_let(pattern, value),
            Node::Literal(at) => {
                self.layout.word(self.tokens.text(at));
                Ok(())
            }
            Node::Loop(open) => self.print_loop(open),
            Node::Macro(start, _) => {
                self.at = start;
                self.macro_call().map(drop)
            }
            Node::Match(matched, open) => self.print_match(matched, open),
            Node::Parenthesized(open) => self.print_parenthesized(open),
            Node::Path(start, _) => {
                self.at = start;
                self.qualified_path(Arguments::Expression)
            }
            Node::Range(start, operator, end) => self.print_range(start, operator, end),
            Node::Reference(is_mutable, target) => {
                self.layout.word(if is_mutable { "&mut " } else { "&" });
                self.print_operand(target, Precedence::Prefix)
            }
            Node::Return(value) => self.print_jump("return", value),
            Node::Struct(start, open) => self.print_struct(start, open),
            Node::Try(base) => {
                self.print_operand(base, Precedence::Operand)?;
                self.layout.word("?");
                Ok(())
            }
            Node::Tuple(open) => self.print_tuple(open),
            Node::Unary(operator, operand) => {
                self.layout.word(match operator {
                    b'*' => "*",
                    b'!' => "!",
                    _ => "-",
                });
                self.print_operand(operand, Precedence::Prefix)
            }
            Node::While(condition, open) => self.print_while(condition, open),
        }
    }

    fn print_array(&mut self, open: usize) -> Printed {
        self.at = open + 1;
        if self.is_end() {
            self.layout.word("[]");
            return Ok(());
        }
        if self.is_repetition(open) {
            self.layout.word("[");
            self.expression()?;
            self.expect(";")?;
            self.layout.word("; ");
            self.expression()?;
            self.layout.word("]");
            return Ok(());
        }
        if self.is_plain_array(open) {
            return self.print_plain_array();
        }
        self.layout.word("[");
        self.layout.consistent(INDENT);
        self.layout.zero_break();
        self.print_elements()?;
        self.layout.word("]");
        Ok(())
    }

    /// Numbers, many on a line.
    fn print_plain_array(&mut self) -> Printed {
        self.layout.consistent(INDENT);
        self.layout.word("[");
        self.layout.zero_break();
        self.layout.inconsistent(0);
        loop {
            self.copy();
            if self.is_last()? {
                break;
            }
            self.layout.word(",");
            self.layout.space();
        }
        self.layout.end();
        self.layout.comma(true);
        self.layout.offset(-INDENT);
        self.layout.word("]");
        self.layout.end();
        Ok(())
    }

    /// Elements to the end of the group, in the box that the caller began, which this ends.
    fn print_elements(&mut self) -> Printed {
        while !self.is_end() {
            self.expression()?;
            let is_last = self.is_last()?;
            self.layout.comma(is_last);
        }
        self.layout.offset(-INDENT);
        self.layout.end();
        Ok(())
    }

    fn print_assignment(&mut self, left: Expression, right: Expression) -> Printed {
        self.layout.inconsistent(0);
        self.print(left)?;
        self.layout.word(" = ");
        self.layout.never_break();
        self.print(right)?;
        self.layout.end();
        Ok(())
    }

    fn print_binary(&mut self, left: Expression, operator: &'static str, right: Expression) -> Printed {
        let precedence = Precedence::of(operator);
        self.layout.inconsistent(INDENT);
        self.layout.inconsistent(-INDENT);
        let least = match operator {
            // What follows a type would be its generic arguments. prettyplease does not see it where a template has an
            // operand.
            "<" | "<<" if self.ends_in_cast(left) => Precedence::Operand,
            _ if precedence == Precedence::Compare => precedence.stronger(),
            _ => precedence,
        };
        self.print_operand(left, least)?;
        self.layout.end();
        self.layout.space();
        self.layout.word(operator);
        self.layout.word(" ");
        self.print_operand(right, precedence.stronger())?;
        self.layout.end();
        Ok(())
    }

    fn print_cast(&mut self, value: Expression, start: usize) -> Printed {
        self.layout.inconsistent(INDENT);
        self.layout.inconsistent(-INDENT);
        self.print_operand(value, Precedence::Cast)?;
        self.layout.end();
        self.layout.space();
        self.layout.word("as ");
        self.at = start;
        self.type_()?;
        self.layout.end();
        Ok(())
    }

    fn print_block(&mut self, words: &'static str, open: usize) -> Printed {
        self.layout.word(words);
        self.layout.consistent(INDENT);
        self.at = open;
        self.small_block()?;
        self.layout.end();
        Ok(())
    }

    /// `break`, `continue` and `return`.
    fn print_jump(&mut self, keyword: &'static str, value: Option<Expression>) -> Printed {
        self.layout.word(keyword);
        if let Some(value) = value {
            self.layout.word(" ");
            self.print(value)?;
        }
        Ok(())
    }

    fn print_parenthesized(&mut self, open: usize) -> Printed {
        self.at = open + 1;
        self.layout.word("(");
        self.expression()?;
        self.layout.word(")");
        self.close()
    }

    fn print_range(&mut self, start: Option<Expression>, operator: &'static str, end: Option<Expression>) -> Printed {
        match start {
            Some(start) => self.print(start)?,
            None if self.layout.ends_with('.') => self.layout.word(" "),
            None => {}
        }
        self.layout.word(operator);
        end.map_or(Ok(()), |end| self.print(end))
    }

    fn print_struct(&mut self, start: usize, open: usize) -> Printed {
        self.at = start;
        self.layout.consistent(INDENT);
        self.layout.inconsistent(-INDENT);
        self.qualified_path(Arguments::Expression)?;
        self.layout.end();
        self.layout.word(" {");
        self.layout.space_if_nonempty();
        self.at = open;
        self.open(Delimiter::Brace)?;
        while !self.is_end() {
            if self.take_operator("..") {
                self.layout.word("..");
                self.expression()?;
                self.layout.space();
                break;
            }
            self.print_field_value()?;
            let is_last = self.is_last()?;
            self.layout.comma_or_space(is_last);
        }
        self.layout.offset(-INDENT);
        // A structure of more than a few words stands on several lines.
        self.layout.end_narrower_than(34);
        self.layout.word("}");
        self.close()
    }

    fn print_field_value(&mut self) -> Printed {
        self.outer_attributes()?;
        self.copy();
        if self.take_operator(":") {
            self.layout.word(": ");
            self.layout.inconsistent(0);
            self.expression()?;
            self.layout.end();
        }
        Ok(())
    }

    fn print_tuple(&mut self, open: usize) -> Printed {
        self.at = open + 1;
        self.layout.word("(");
        self.layout.consistent(INDENT);
        self.layout.zero_break();
        let mut is_first = true;
        while !self.is_end() {
            self.expression()?;
            let is_last = self.is_last()?;
            self.tuple_comma(is_first && is_last, is_last);
            is_first = false;
        }
        self.layout.offset(-INDENT);
        self.layout.end();
        self.layout.word(")");
        Ok(())
    }

    /// The arguments of a call, with their parentheses.
    pub(super) fn print_call(&mut self, open: usize) -> Printed {
        self.layout.word("(");
        self.at = open + 1;
        if !self.is_end() {
            self.print_arguments()?;
        }
        self.layout.word(")");
        Ok(())
    }

    fn print_arguments(&mut self) -> Printed {
        let mark = self.nodes.len();
        let first = self.parse(Structs::Allowed)?;
        let after = self.at;
        let is_only = self.is_last()?;
        if is_only && self.is_blocklike(first) {
            self.print(first)?;
        } else {
            self.layout.consistent(INDENT);
            self.layout.zero_break();
            self.print(first)?;
            self.layout.comma(is_only);
            self.at = after;
            self.is_last()?;
            self.print_elements()?;
        }
        self.nodes.truncate(mark);
        Ok(())
    }

    fn print_index(&mut self, open: usize) -> Printed {
        self.layout.word("[");
        self.at = open + 1;
        self.expression()?;
        self.layout.word("]");
        Ok(())
    }
}
