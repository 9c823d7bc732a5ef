//! What the layout asks of an expression.

use super::super::layout::INDENT;
use super::super::printer::Printer;
use super::super::tokens::Tokens;
use super::node::{Expression, Node};
use crate::tokens::{Delimiter, Kind};

impl Printer {
    pub(in super::super) fn is_macro(&self, expression: Expression) -> bool {
        matches!(self.node(expression), Node::Macro(..))
    }

    /// Whether it brings its own delimiters, so that it needs no further ones where it is the only argument.
    pub(super) fn is_blocklike(&self, expression: Expression) -> bool {
        match self.ungrouped(expression) {
            Node::Array(open) => !self.is_repetition(open),
            Node::Block(..) | Node::Closure(_) | Node::Struct(..) | Node::Tuple(_) => true,
            _ => false,
        }
    }

    /// Whether this is `[value; count]`.
    pub(super) fn is_repetition(&self, open: usize) -> bool {
        let mut at = open + 1;
        while !self.tokens.is_close(at) {
            if self.tokens.is_punct(at, b';') {
                return true;
            }
            at = self.tokens.after(at);
        }
        false
    }

    /// Whether the block after this condition starts on a line of its own if the condition breaks.
    pub(super) fn breaks_before_block(&self, condition: Expression) -> bool {
        match self.ungrouped(condition) {
            Node::Assign(..)
            | Node::Await(_)
            | Node::Binary(..)
            | Node::Cast(..)
            | Node::Field(..)
            | Node::Index(..)
            | Node::MethodCall(..) => true,
            Node::Call(inner, _)
            | Node::Let(_, inner)
            | Node::Reference(_, inner)
            | Node::Try(inner)
            | Node::Unary(_, inner)
            | Node::Break(Some(inner))
            | Node::Range(_, _, Some(inner))
            | Node::Return(Some(inner)) => self.breaks_before_block(inner),
            _ => false,
        }
    }

    /// Whether it is a name so short that what is called on it does not go to the next line.
    pub(super) fn is_short_name(&self, expression: Expression) -> bool {
        matches!(self.node(expression), Node::Path(start, after) if after == start + 1
            && self.tokens.text(start).len() <= INDENT.unsigned_abs())
    }

    /// Whether a comma stands after it where it is the body of an arm.
    pub(super) fn takes_comma(&self, expression: Expression) -> bool {
        match self.ungrouped(expression) {
            Node::If(..) | Node::Match(..) | Node::While(..) | Node::Loop(_) | Node::For(..) => false,
            Node::Block(words, _) => words.starts_with("async"),
            _ => true,
        }
    }

    /// Whether a semicolon stands after it where it is a statement and has none.
    pub(in super::super) fn takes_semicolon(&self, expression: Expression) -> bool {
        match self.ungrouped(expression) {
            Node::Assign(..) | Node::Break(..) | Node::Continue | Node::Return(_) => true,
            Node::Binary(_, operator, _) => is_assignment(operator),
            _ => false,
        }
    }

    /// Whether the semicolon after it is dropped where it is a statement.
    pub(in super::super) fn drops_semicolon(&self, expression: Expression) -> bool {
        match self.ungrouped(expression) {
            Node::For(..) | Node::While(..) => true,
            Node::If(_, open) => !self.tokens.has_last_else(open),
            _ => false,
        }
    }

    /// Whether it means the same in braces.
    pub(super) fn is_statement(&self, expression: Expression) -> bool {
        match self.ungrouped(expression) {
            Node::Assign(left, _)
            | Node::Binary(left, ..)
            | Node::Call(left, _)
            | Node::Cast(left, _)
            | Node::Index(left, _)
            | Node::Range(Some(left), ..) => self.ends_as_statement(left) && self.is_statement(left),
            Node::Await(base) | Node::Field(base, _) | Node::MethodCall(base, ..) | Node::Try(base) => {
                self.is_statement(base)
            }
            Node::Let(..) => false,
            _ => true,
        }
    }

    fn ends_as_statement(&self, expression: Expression) -> bool {
        match self.ungrouped(expression) {
            Node::Macro(_, open) => !self.tokens.is_open(open, Delimiter::Brace),
            _ => self.takes_comma(expression),
        }
    }

    /// Whether all elements of this array are numbers or their like, of which many stand on a line.
    pub(super) fn is_plain_array(&self, open: usize) -> bool {
        let mut at = open + 1;
        while !self.tokens.is_close(at) {
            let is_end = self.tokens.is_punct(at + 1, b',') || self.tokens.is_close(at + 1);
            if !is_end || !self.tokens.is_plain_literal(at) {
                return false;
            }
            at += if self.tokens.is_close(at + 1) { 1 } else { 2 };
        }
        true
    }
}

/// Whether an operator changes what stands before it.
fn is_assignment(operator: &str) -> bool {
    operator.ends_with('=') && !matches!(operator, "==" | "!=" | "<=" | ">=")
}

impl Tokens {
    /// Whether this is a whole number, a character, a byte or a Boolean.
    fn is_plain_literal(&self, at: usize) -> bool {
        let text = self.text(at);
        match self.kind(at) {
            Kind::Word => matches!(text, "true" | "false"),
            Kind::Literal if text.starts_with(|first: char| first.is_ascii_digit()) => {
                let has_prefix = text.starts_with("0x") || text.starts_with("0b") || text.starts_with("0o");
                has_prefix || !text.contains(['.', 'e', 'E', 'f'])
            }
            Kind::Literal => text.starts_with('\'') || text.starts_with("b'"),
            _ => false,
        }
    }

    /// Whether the `if` with this block ends with `else` and no condition.
    fn has_last_else(&self, open: usize) -> bool {
        let mut at = self.after(open);
        while self.is_word(at, "else") {
            if self.is_open(at + 1, Delimiter::Brace) {
                return true;
            }
            while !self.is_close(at) && !self.is_open(at, Delimiter::Brace) {
                at = self.after(at);
            }
            at = self.after(at);
        }
        false
    }

    /// Whether a brace closes before this token.
    pub(in super::super) fn is_brace_before(&self, at: usize) -> bool {
        self.kind(at - 1) == Kind::Close(Delimiter::Brace)
    }
}
