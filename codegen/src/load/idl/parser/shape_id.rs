//! [Shape IDs](https://smithy.io/2.0/spec/model.html#shape-id) and namespaces. They cannot contain spaces.

use super::super::lexer::TokenKind;
use super::super::syntax::Name;
use super::{Parsed, Parser, offset_of};

impl<'t> Parser<'t, '_> {
    /// `Namespace`
    pub(super) fn namespace(&mut self) -> Parsed<Name<'t>> {
        let start = self.token.start;
        let mut last = self.identifier("a namespace")?;
        while self.eat(b'.') {
            last = self.identifier("an identifier after the `.`")?;
        }
        Ok(self.name_from(start, last))
    }

    /// `ShapeId`, relative or absolute.
    pub(super) fn shape_id(&mut self) -> Parsed<Name<'t>> {
        let start = self.token.start;
        let mut last = self.namespace_or_name()?;
        if self.at(b'#') {
            self.bump();
            last = self.identifier("a shape name after the `#`")?;
        } else if self.text.get(start..end_of(last)).is_some_and(|text| text.contains('.')) {
            return self.fail_expected("`#` and a shape name after the namespace");
        }
        if self.eat(b'$') {
            last = self.identifier("a member name after the `$`")?;
        }
        Ok(self.name_from(start, last))
    }

    fn namespace_or_name(&mut self) -> Parsed<Name<'t>> {
        match self.token.kind {
            TokenKind::Identifier => self.namespace_parts(),
            _ => self.fail_expected("a shape ID"),
        }
    }

    fn namespace_parts(&mut self) -> Parsed<Name<'t>> {
        let mut last = self.identifier("a shape ID")?;
        while self.eat(b'.') {
            last = self.identifier("an identifier after the `.`")?;
        }
        Ok(last)
    }

    fn name_from(&self, start: usize, last: Name<'t>) -> Name<'t> {
        Name { text: self.text.get(start..end_of(last)).unwrap_or_default(), offset: offset_of(start) }
    }
}

fn end_of(name: Name<'_>) -> usize {
    name.offset as usize + name.text.len()
}
