//! [Operations](https://smithy.io/2.0/spec/idl.html#operation-shape) and their inline structures.

use super::super::super::fragment::Aggregate;
use super::super::lexer::TokenKind;
use super::super::syntax::{InlineStructure, InputOutput, Name, OperationBody};
use super::{Parsed, Parser, offset_of};
use crate::sorted::SortedSet;

impl<'t> Parser<'t, '_> {
    /// `OperationBody`
    pub(super) fn operation_body(&mut self) -> Parsed<OperationBody<'t>> {
        let start = self.token.start;
        self.expect(b'{')?;
        let open = self.open;
        let mut body = OperationBody::default();
        let mut seen = SortedSet::new();
        self.whitespace();
        while !self.at(b'}') {
            self.check_closed(start, b'}')?;
            if let Err(broken) = self.operation_property(&mut body, &mut seen)
                && !self.skip_member(open)
            {
                return Err(broken);
            }
            self.whitespace();
        }
        self.bump();
        Ok(body)
    }

    fn operation_property(&mut self, body: &mut OperationBody<'t>, seen: &mut SortedSet<String>) -> Parsed<()> {
        let start = self.token.start;
        // The body of an operation is an object in version 1.0 only, so that its keys can have quotes.
        let property = match self.is_version_one() {
            true => self.key()?.text,
            false => self.identifier("a property of the operation or `}`")?.text.to_owned(),
        };
        if !seen.insert(property.clone()) {
            self.error(start, format!("the property `{property}` is defined twice"));
        }
        self.whitespace();
        match property.as_str() {
            "input" => body.input = Some(self.input_or_output()?),
            "output" => body.output = Some(self.input_or_output()?),
            "errors" => {
                self.expect_colon()?;
                self.whitespace();
                body.errors = self.shape_ids()?;
            }
            other => return self.fail(start, format!("unknown property `{other}` of an operation")),
        }
        Ok(())
    }

    fn input_or_output(&mut self) -> Parsed<InputOutput<'t>> {
        if self.token.kind != TokenKind::Walrus {
            self.expect_colon()?;
            self.whitespace();
            return self.shape_id().map(InputOutput::Target);
        }
        self.require_version_two("an inline structure");
        let offset = offset_of(self.token.start);
        self.bump();
        let traits = self.documented_traits()?;
        let resource = self.for_resource()?;
        self.whitespace();
        let mixins = self.mixins()?;
        self.whitespace();
        let members = self.member_statements(Aggregate::Structure)?;
        Ok(InputOutput::Inline(Box::new(InlineStructure { offset, traits, resource, mixins, members })))
    }

    /// Shape IDs in brackets.
    fn shape_ids(&mut self) -> Parsed<Vec<Name<'t>>> {
        self.expect(b'[')?;
        let mut ids = Vec::new();
        self.whitespace();
        while !self.eat(b']') {
            ids.push(self.shape_id()?);
            self.whitespace();
        }
        Ok(ids)
    }
}
