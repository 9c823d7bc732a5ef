//! How expressions without operators are put together.

use super::super::printer::{Printed, Printer};
use super::super::tokens::Tokens;
use super::node::{Expression, Node};
use super::parse::Structs;
use crate::tokens::{Delimiter, Kind};

impl Printer {
    /// An expression without operators, and without what is called on it.
    pub(super) fn parse_primary(&mut self, structs: Structs) -> Printed<Expression> {
        let at = self.at;
        let node = match self.tokens.kind(at) {
            Kind::Literal => Node::Literal(at),
            Kind::Open(Delimiter::Bracket) => Node::Array(at),
            Kind::Open(Delimiter::Brace) => Node::Block("", at),
            Kind::Open(Delimiter::Parenthesis) => {
                let is_tuple = self.tokens.is_close(at + 1) || self.tokens.has_comma_of_expressions(at);
                if is_tuple { Node::Tuple(at) } else { Node::Parenthesized(at) }
            }
            Kind::Open(Delimiter::None) => return self.parse_grouped(),
            Kind::Punct(b':' | b'<', _) => return self.parse_path(structs),
            Kind::Word => return self.parse_word(structs),
            _ => return Err(self.unexpected("an expression")),
        };
        self.at = self.tokens.after(at);
        Ok(self.push(node))
    }

    fn parse_grouped(&mut self) -> Printed<Expression> {
        self.open(Delimiter::None)?;
        let inner = self.parse(Structs::Allowed)?;
        self.close()?;
        Ok(self.push(Node::Grouped(inner)))
    }

    /// What starts with a word.
    fn parse_word(&mut self, structs: Structs) -> Printed<Expression> {
        let next = self.at + 1;
        match self.tokens.text(self.at) {
            "true" | "false" => {
                self.at = next;
                Ok(self.push(Node::Literal(next - 1)))
            }
            "continue" => {
                self.at = next;
                Ok(self.push(Node::Continue))
            }
            "if" => {
                self.at = next;
                self.parse_conditional(Node::If)
            }
            "while" => {
                self.at = next;
                self.parse_conditional(Node::While)
            }
            "match" => {
                self.at = next;
                self.parse_conditional(Node::Match)
            }
            "for" => self.parse_for(),
            "loop" => {
                self.at = self.tokens.after(next);
                Ok(self.push(Node::Loop(next)))
            }
            "async" if self.tokens.is_word(next, "move") => self.parse_block("async move ", next + 1),
            "async" => self.parse_block("async ", next),
            "unsafe" => self.parse_block("unsafe ", next),
            "const" => self.parse_block("const ", next),
            _ => self.parse_path(structs),
        }
    }

    fn parse_block(&mut self, words: &'static str, open: usize) -> Printed<Expression> {
        self.at = open;
        self.open(Delimiter::Brace)?;
        self.at = self.tokens.after(open);
        Ok(self.push(Node::Block(words, open)))
    }

    /// A condition and the block that follows; of an `if`, all that belong to it.
    fn parse_conditional(&mut self, node: fn(Expression, usize) -> Node) -> Printed<Expression> {
        let condition = self.parse(Structs::Forbidden)?;
        let open = self.at;
        self.open(Delimiter::Brace)?;
        self.at = self.tokens.after(open);
        let conditional = node(condition, open);
        if matches!(conditional, Node::If(..)) {
            self.pass_else()?;
        }
        Ok(self.push(conditional))
    }

    fn pass_else(&mut self) -> Printed {
        while self.take_word("else") {
            if self.take_word("if") {
                let mark = self.nodes.len();
                self.parse(Structs::Forbidden)?;
                self.nodes.truncate(mark);
            }
            let open = self.at;
            self.open(Delimiter::Brace)?;
            self.at = self.tokens.after(open);
        }
        Ok(())
    }

    fn parse_for(&mut self) -> Printed<Expression> {
        let pattern = self.at + 1;
        while !self.is_word("in") {
            if self.is_end() {
                return Err(self.unexpected("in"));
            }
            self.at = self.tokens.after(self.at);
        }
        self.at += 1;
        let iterated = self.parse(Structs::Forbidden)?;
        let open = self.at;
        self.open(Delimiter::Brace)?;
        self.at = self.tokens.after(open);
        Ok(self.push(Node::For(pattern, iterated, open)))
    }

    /// A path, or a macro or a structure that starts with one.
    fn parse_path(&mut self, structs: Structs) -> Printed<Expression> {
        let start = self.at;
        let after = self.tokens.after_path_in_expression(start);
        if after == start {
            return Err(self.unexpected("an expression"));
        }
        let is_macro = self.tokens.is_punct(after, b'!') && matches!(self.tokens.kind(after + 1), Kind::Open(_));
        let node = if is_macro {
            self.at = self.tokens.after(after + 1);
            Node::Macro(start, after + 1)
        } else if structs == Structs::Allowed && self.tokens.is_open(after, Delimiter::Brace) {
            self.at = self.tokens.after(after);
            Node::Struct(start, after)
        } else {
            self.at = after;
            Node::Path(start, after)
        };
        Ok(self.push(node))
    }

    /// What is called on an expression: methods, fields, `?`, and so on.
    pub(super) fn parse_calls(&mut self, base: Expression) -> Printed<Expression> {
        let mut base = base;
        loop {
            let at = self.at;
            let node = match self.tokens.kind(at) {
                Kind::Open(Delimiter::Parenthesis) => Node::Call(base, at),
                Kind::Open(Delimiter::Bracket) => Node::Index(base, at),
                Kind::Punct(b'?', _) => Node::Try(base),
                Kind::Punct(b'.', false) => {
                    base = self.parse_member(base)?;
                    continue;
                }
                _ => return Ok(base),
            };
            self.at = self.tokens.after(at);
            base = self.push(node);
        }
    }

    /// A field or method, or `await`, at the dot before it.
    fn parse_member(&mut self, base: Expression) -> Printed<Expression> {
        let name = self.at + 1;
        let mut after = name + 1;
        let node = match self.tokens.kind(name) {
            Kind::Word if self.tokens.text(name) == "await" => Node::Await(base),
            // Of `a.0.1`, `0.1` is one token.
            Kind::Literal if self.tokens.text(name).contains('.') => return Err(self.unexpected("a field or method")),
            Kind::Literal | Kind::Word => {
                if self.tokens.is_operator(after, "::") {
                    after = self.tokens.after_angles(after + 2);
                }
                match self.tokens.is_open(after, Delimiter::Parenthesis) {
                    true => Node::MethodCall(base, name, after),
                    false => Node::Field(base, name),
                }
            }
            _ => return Err(self.unexpected("a field or method")),
        };
        self.at = match node {
            Node::MethodCall(..) => self.tokens.after(after),
            _ => name + 1,
        };
        Ok(self.push(node))
    }
}

impl Tokens {
    /// Whether a comma stands in this group of expressions, and not deeper. Of a comparison, nothing here is deeper.
    fn has_comma_of_expressions(&self, open: usize) -> bool {
        let mut at = open + 1;
        let mut after_colons = false;
        while !self.is_close(at) {
            if self.is_punct(at, b',') {
                return true;
            }
            let is_generic = self.is_punct(at, b'<') && (after_colons || at == open + 1);
            after_colons = self.is_punct(at, b':');
            at = if is_generic { self.after_angles(at) } else { self.after(at) };
        }
        false
    }

    /// The index after the path that starts here, whose arguments stand after colons.
    pub(in super::super) fn after_path_in_expression(&self, start: usize) -> usize {
        let mut at = match self.kind(start) {
            Kind::Punct(b'<', _) => self.after_angles(start),
            Kind::Word => start + 1,
            _ => start,
        };
        while self.is_operator(at, "::") {
            let next = at + 2;
            at = match self.kind(next) {
                Kind::Word => next + 1,
                Kind::Punct(b'<', _) => self.after_angles(next),
                _ => return at,
            };
        }
        at
    }
}
