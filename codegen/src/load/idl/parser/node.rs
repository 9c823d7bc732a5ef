//! [Node values](https://smithy.io/2.0/spec/idl.html#node-values).

use super::super::lexer::TokenKind;
use super::super::string::{self, StringError};
use super::super::syntax::{Key, Value};
use super::{MAX_DEPTH, Parsed, Parser, offset_of};
use crate::model::Number;
use crate::sorted::SortedSet;

impl<'t> Parser<'t, '_> {
    /// `NodeValue`
    pub(super) fn value(&mut self) -> Parsed<Value<'t>> {
        match self.token.kind {
            TokenKind::Punctuation(b'[') => self.nested(Self::array),
            TokenKind::Punctuation(b'{') => self.nested(Self::object).map(Value::Object),
            TokenKind::String | TokenKind::TextBlock => self.string().map(Value::String),
            TokenKind::Number => self.number(),
            TokenKind::Identifier => self.word(),
            TokenKind::Unclosed => self.fail(self.token.start, "expected closing quotes, found the end of the file"),
            _ => self.fail_expected("a value"),
        }
    }

    fn nested<T>(&mut self, read: impl FnOnce(&mut Self) -> Parsed<T>) -> Parsed<T> {
        if self.depth == MAX_DEPTH {
            return self.fail(self.token.start, format!("values are nested more than {MAX_DEPTH} deep"));
        }
        self.depth += 1;
        let result = read(self);
        self.depth -= 1;
        result
    }

    /// `NodeKeywords` or a `ShapeId`
    fn word(&mut self) -> Parsed<Value<'t>> {
        let id = self.shape_id()?;
        Ok(match id.text {
            "true" => Value::Bool(true),
            "false" => Value::Bool(false),
            "null" => Value::Null,
            _ => Value::ShapeId(id),
        })
    }

    /// `Number`
    fn number(&mut self) -> Parsed<Value<'t>> {
        let text = self.token_text();
        match Number::parse(text) {
            Some(number) => {
                self.bump();
                Ok(Value::Number(number))
            }
            None => self.fail(self.token.start, format!("expected a number, found {}", self.found())),
        }
    }

    /// `QuotedText` or `TextBlock`
    fn string(&mut self) -> Parsed<String> {
        let token = self.token;
        let (quotes, value) = match token.kind {
            TokenKind::TextBlock => (3, string::text_block(self.between_quotes(3))),
            _ => (1, string::quoted(self.between_quotes(1))),
        };
        self.bump();
        match value {
            Ok(value) => Ok(value),
            Err(StringError { message, offset }) => {
                // The quotes end the string, so parsing can continue after it.
                self.error(token.start + quotes + offset, message);
                Ok(String::new())
            }
        }
    }

    fn between_quotes(&self, quotes: usize) -> &'t str {
        self.text.get(self.token.start + quotes..self.token.end - quotes).unwrap_or_default()
    }

    /// `NodeArray`
    fn array(&mut self) -> Parsed<Value<'t>> {
        let start = self.token.start;
        self.expect(b'[')?;
        let mut elements = Vec::new();
        self.whitespace();
        while !self.eat(b']') {
            self.check_closed(start, b']')?;
            elements.push(self.value()?);
            self.whitespace();
        }
        Ok(Value::Array(elements))
    }

    /// `NodeObject`
    pub(super) fn object(&mut self) -> Parsed<Vec<(Key, Value<'t>)>> {
        let start = self.token.start;
        self.expect(b'{')?;
        self.members(start, b'}')
    }

    /// `NodeObjectKvp`s up to the closing bracket.
    pub(super) fn members(&mut self, start: usize, end: u8) -> Parsed<Vec<(Key, Value<'t>)>> {
        let mut members = Vec::new();
        self.whitespace();
        while !self.eat(end) {
            self.check_closed(start, end)?;
            let key = self.key()?;
            self.whitespace();
            self.expect_colon()?;
            self.whitespace();
            members.push((key, self.value()?));
            self.whitespace();
        }
        self.check_keys(&members);
        Ok(members)
    }

    pub(super) fn check_keys(&mut self, members: &[(Key, Value<'t>)]) {
        let mut seen = SortedSet::new();
        for (key, _) in members {
            if !seen.insert(&key.text) {
                self.error(key.offset as usize, format!("the key `{}` is defined twice", key.text));
            }
        }
    }

    /// `NodeObjectKey`
    pub(super) fn key(&mut self) -> Parsed<Key> {
        let offset = offset_of(self.token.start);
        match self.token.kind {
            TokenKind::String => Ok(Key { text: self.string()?, offset }),
            TokenKind::Identifier => Ok(Key { text: self.identifier("a key")?.text.to_owned(), offset }),
            TokenKind::Unclosed => self.fail(self.token.start, "expected closing quotes, found the end of the file"),
            _ => self.fail_expected("a key"),
        }
    }
}
