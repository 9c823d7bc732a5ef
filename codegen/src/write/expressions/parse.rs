//! How expressions with operators are put together.

use super::super::printer::{Printed, Printer};
use super::node::{Closure, Expression, Node};
use super::operators::Precedence;
use crate::tokens::{Delimiter, Kind};

/// Whether a structure may be written without parentheses: not where a block follows.
#[derive(Clone, Copy, PartialEq)]
pub(in super::super) enum Structs {
    Allowed,
    Forbidden,
}

impl Printer {
    /// An expression that stands where a statement can, which ends with the block if it starts with `if`, `match` and their
    /// like, unless something is called on it.
    pub(in super::super) fn parse_statement(&mut self) -> Printed<Expression> {
        if !self.starts_block() {
            return self.parse(Structs::Allowed);
        }
        let block = self.parse_primary(Structs::Allowed)?;
        let is_called = self.is_punct(b'?') || (self.is_punct(b'.') && !self.is_operator(".."));
        if !is_called {
            return Ok(block);
        }
        let left = self.parse_calls(block)?;
        self.parse_operators(left, Precedence::Assign, Structs::Allowed)
    }

    /// Whether an expression starts here that ends with a block where it is a statement.
    fn starts_block(&self) -> bool {
        match self.tokens.kind(self.at) {
            Kind::Open(Delimiter::Brace) => true,
            Kind::Word => match self.tokens.text(self.at) {
                "if" | "match" | "while" | "loop" | "for" => true,
                "unsafe" | "const" => self.tokens.is_open(self.at + 1, Delimiter::Brace),
                _ => self.starts_macro_block(),
            },
            _ => false,
        }
    }

    fn starts_macro_block(&self) -> bool {
        let mut at = self.at;
        while self.tokens.kind(at) == Kind::Word || self.tokens.is_operator(at, "::") {
            at += if self.tokens.kind(at) == Kind::Word { 1 } else { 2 };
        }
        self.tokens.is_punct(at, b'!') && self.tokens.is_open(at + 1, Delimiter::Brace)
    }

    /// An expression that ends where no operator follows.
    pub(in super::super) fn parse(&mut self, structs: Structs) -> Printed<Expression> {
        self.parse_from(Precedence::Assign, structs)
    }

    /// An expression of operators that bind at least so strongly.
    fn parse_from(&mut self, least: Precedence, structs: Structs) -> Printed<Expression> {
        let left =
            if self.is_operator("..") { self.parse_range(None, structs)? } else { self.parse_prefixed(structs)? };
        self.parse_operators(left, least, structs)
    }

    fn parse_operators(&mut self, left: Expression, least: Precedence, structs: Structs) -> Printed<Expression> {
        let mut left = left;
        while let Some((operator, precedence)) = self.tokens.binary_operator(self.at) {
            if precedence < least {
                break;
            }
            if precedence == Precedence::Range {
                left = self.parse_range(Some(left), structs)?;
                continue;
            }
            self.at += if operator == "as" { 1 } else { operator.len() };
            left = match precedence {
                Precedence::Cast => {
                    let start = self.at;
                    self.at = self.tokens.after_type(start);
                    self.push(Node::Cast(left, start))
                }
                Precedence::Assign => {
                    let right = self.parse_from(Precedence::Assign, structs)?;
                    self.push(match operator {
                        "=" => Node::Assign(left, right),
                        _ => Node::Binary(left, operator, right),
                    })
                }
                _ => {
                    let right = self.parse_from(precedence.stronger(), structs)?;
                    self.push(Node::Binary(left, operator, right))
                }
            };
        }
        Ok(left)
    }

    fn parse_range(&mut self, start: Option<Expression>, structs: Structs) -> Printed<Expression> {
        let operator = if self.take_operator("..=") { "..=" } else { ".." };
        if operator == ".." {
            self.expect("..")?;
        }
        let end = match self.starts_expression(structs) {
            true => Some(self.parse_from(Precedence::Or, structs)?),
            false => None,
        };
        Ok(self.push(Node::Range(start, operator, end)))
    }

    /// Whether an expression can start here, after a keyword or operator that may stand alone.
    fn starts_expression(&self, structs: Structs) -> bool {
        match self.tokens.kind(self.at) {
            Kind::Close(_) => false,
            Kind::Open(Delimiter::Brace) => structs == Structs::Allowed,
            Kind::Punct(first, _) => !matches!(first, b',' | b';' | b'=' | b'.' | b'?'),
            Kind::Word | Kind::Literal | Kind::Open(_) => true,
        }
    }

    fn parse_prefixed(&mut self, structs: Structs) -> Printed<Expression> {
        match self.tokens.kind(self.at) {
            Kind::Punct(b'&', _) => {
                self.at += 1;
                let is_mutable = self.take_word("mut");
                let target = self.parse_prefixed(structs)?;
                Ok(self.push(Node::Reference(is_mutable, target)))
            }
            Kind::Punct(operator @ (b'*' | b'!' | b'-'), _) => {
                self.at += 1;
                let operand = self.parse_prefixed(structs)?;
                Ok(self.push(Node::Unary(operator, operand)))
            }
            Kind::Punct(b'|', _) => self.parse_closure(structs),
            Kind::Word => match self.tokens.text(self.at) {
                "move" => self.parse_closure(structs),
                "async" if !self.tokens.is_async_block(self.at) => self.parse_closure(structs),
                "return" => {
                    self.at += 1;
                    let value = self.parse_optional(structs)?;
                    Ok(self.push(Node::Return(value)))
                }
                "break" => {
                    self.at += 1;
                    let value = self.parse_optional(structs)?;
                    Ok(self.push(Node::Break(value)))
                }
                "let" => self.parse_let(),
                _ => self.parse_called(structs),
            },
            _ => self.parse_called(structs),
        }
    }

    fn parse_called(&mut self, structs: Structs) -> Printed<Expression> {
        let primary = self.parse_primary(structs)?;
        self.parse_calls(primary)
    }

    fn parse_optional(&mut self, structs: Structs) -> Printed<Option<Expression>> {
        if self.starts_expression(structs) || self.is_operator("..") {
            return Ok(Some(self.parse(structs)?));
        }
        Ok(None)
    }

    /// `let` as a condition, whose value holds no `&&` and `||`.
    fn parse_let(&mut self) -> Printed<Expression> {
        let pattern = self.at + 1;
        let mut at = pattern;
        while !self.tokens.is_assignment(at) {
            if self.tokens.is_close(at) {
                self.at = at;
                return Err(self.unexpected("="));
            }
            at = self.tokens.after(at);
        }
        self.at = at + 1;
        let value = self.parse_from(Precedence::Compare, Structs::Forbidden)?;
        Ok(self.push(Node::Let(pattern, value)))
    }

    fn parse_closure(&mut self, structs: Structs) -> Printed<Expression> {
        let is_async = self.take_word("async");
        let is_move = self.take_word("move");
        self.expect("|")?;
        let parameters = self.at;
        while !self.is_punct(b'|') {
            if self.is_end() {
                return Err(self.unexpected("|"));
            }
            self.at = self.tokens.after(self.at);
        }
        self.at += 1;
        let mut output = None;
        if self.take_operator("->") {
            output = Some(self.at);
            self.at = self.tokens.after_type(self.at);
        }
        let body = self.parse(structs)?;
        Ok(self.push(Node::Closure(Closure { is_async, is_move, parameters, output, body })))
    }
}

impl super::super::tokens::Tokens {
    /// Whether `async` here starts a block.
    fn is_async_block(&self, at: usize) -> bool {
        let next = at + 1 + usize::from(self.is_word(at + 1, "move"));
        self.is_open(next, Delimiter::Brace)
    }

    /// Whether a single `=` stands here.
    fn is_assignment(&self, at: usize) -> bool {
        self.kind(at) == Kind::Punct(b'=', false) && !matches!(self.kind(at - 1), Kind::Punct(_, true))
    }
}
