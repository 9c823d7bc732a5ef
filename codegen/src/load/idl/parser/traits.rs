//! [Applied traits](https://smithy.io/2.0/spec/idl.html#applying-traits).

use super::super::lexer::TokenKind;
use super::super::syntax::{AppliedTrait, Key, Name, Statement, TraitName, Value};
use super::{Parsed, Parser, offset_of};

impl<'t> Parser<'t, '_> {
    /// `TraitStatements`, with preceding documentation comments.
    pub(super) fn documented_traits(&mut self) -> Parsed<Vec<AppliedTrait<'t>>> {
        self.whitespace();
        let mut traits = Vec::new();
        if let Some((text, start)) = self.take_documentation() {
            let id = TraitName::Prelude("documentation");
            traits.push(AppliedTrait { id, value: Some(Value::String(text)), offset: offset_of(start) });
        }
        self.more_traits(&mut traits)?;
        Ok(traits)
    }

    fn more_traits(&mut self, traits: &mut Vec<AppliedTrait<'t>>) -> Parsed<()> {
        while self.at(b'@') {
            traits.push(self.applied_trait()?);
            self.whitespace();
        }
        Ok(())
    }

    /// `Trait`
    fn applied_trait(&mut self) -> Parsed<AppliedTrait<'t>> {
        let offset = offset_of(self.token.start);
        self.expect(b'@')?;
        let id = TraitName::Written(self.shape_id()?);
        let start = self.token.start;
        let value = if self.eat(b'(') { self.trait_body(start)? } else { None };
        Ok(AppliedTrait { id, value, offset })
    }

    /// `TraitBody`, after its opening parenthesis.
    fn trait_body(&mut self, start: usize) -> Parsed<Option<Value<'t>>> {
        self.whitespace();
        if self.eat(b')') {
            return Ok(None);
        }
        self.check_closed(start, b')')?;
        let first = self.token;
        let first_text = self.token_text();
        let value = self.value()?;
        self.whitespace();
        if self.token.kind != TokenKind::Colon {
            self.expect(b')')?;
            return Ok(Some(value));
        }
        // The value is the first key of a `TraitStructure`.
        let text = match (first.kind, value) {
            (TokenKind::String, Value::String(text)) => text,
            (TokenKind::Identifier, Value::ShapeId(Name { text, .. })) if text != first_text => {
                return self.fail(
                    first.start,
                    format!("expected a key, found the shape ID `{text}`; a key with such characters needs quotes"),
                );
            }
            (TokenKind::Identifier, _) => first_text.to_owned(),
            _ => return self.fail(first.start, "expected an identifier or a quoted string as the key"),
        };
        self.trait_structure(start, Key { text, offset: offset_of(first.start) }).map(Some)
    }

    /// `TraitStructure`, after its first key.
    fn trait_structure(&mut self, start: usize, first: Key) -> Parsed<Value<'t>> {
        self.expect_colon()?;
        self.whitespace();
        let mut members = vec![(first, self.value()?)];
        members.extend(self.members(start, b')')?);
        self.check_keys(&members);
        Ok(Value::Object(members))
    }

    /// `ApplyStatement`
    pub(super) fn apply(&mut self) -> Parsed<Statement<'t>> {
        self.bump();
        self.spaces();
        let target = self.shape_id()?;
        self.whitespace();
        let mut traits = Vec::new();
        if self.at(b'{') {
            self.require_version_two("an `apply` block");
            self.bump();
            self.whitespace();
            self.more_traits(&mut traits)?;
            self.expect(b'}')?;
        } else {
            traits.push(self.applied_trait()?);
        }
        Ok(Statement::Apply { target, traits })
    }
}
