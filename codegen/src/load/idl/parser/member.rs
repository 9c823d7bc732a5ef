//! Members of [aggregate shapes](https://smithy.io/2.0/spec/aggregate-types.html) and enums.

use super::super::super::fragment::Aggregate;
use super::super::lexer::TokenKind;
use super::super::syntax::{AppliedTrait, MemberStatement, Target, TraitName};
use super::{Parsed, Parser};

impl<'t> Parser<'t, '_> {
    /// The members of a shape, in braces. An error in one member does not hide the members after it.
    pub(super) fn member_statements(&mut self, aggregate: Aggregate) -> Parsed<Vec<MemberStatement<'t>>> {
        let start = self.token.start;
        self.expect(b'{')?;
        let open = self.open;
        let mut members = Vec::new();
        self.whitespace();
        while !self.at(b'}') {
            self.check_closed(start, b'}')?;
            match self.member_statement(aggregate) {
                Ok(member) => members.push(member),
                Err(broken) => {
                    if !self.skip_member(open) {
                        return Err(broken);
                    }
                }
            }
            self.whitespace();
        }
        self.bump();
        Ok(members)
    }

    fn member_statement(&mut self, aggregate: Aggregate) -> Parsed<MemberStatement<'t>> {
        let mut traits = self.documented_traits()?;
        let is_elided = self.at(b'$');
        if is_elided {
            self.require_version_two("the elided target of a member");
            self.bump();
        }
        let name = self.identifier("a member or `}`")?;
        let target = match aggregate {
            _ if is_elided => Target::Elided,
            Aggregate::Enum | Aggregate::IntEnum => Target::Unit,
            _ => {
                self.spaces();
                self.expect_colon()?;
                self.spaces();
                Target::Named(self.shape_id()?)
            }
        };
        self.spaces();
        match aggregate {
            Aggregate::Enum | Aggregate::IntEnum => self.assigned("enumValue", &mut traits)?,
            Aggregate::Structure => self.assigned("default", &mut traits)?,
            _ if self.at(b'=') => return self.fail(self.token.start, "only members of structures have defaults"),
            _ => {}
        }
        Ok(MemberStatement { name, target, traits })
    }

    /// `ValueAssignment`, which stands for a trait.
    fn assigned(&mut self, sugar_for: &'static str, traits: &mut Vec<AppliedTrait<'t>>) -> Parsed<()> {
        if !self.at(b'=') {
            return Ok(());
        }
        self.require_version_two("the value of a member");
        self.bump();
        self.spaces();
        let offset = super::offset_of(self.token.start);
        let value = Some(self.value()?);
        traits.push(AppliedTrait { id: TraitName::Prelude(sugar_for), value, offset });
        self.member_break();
        Ok(())
    }

    /// `[SP] [Comma] BR`, after a value. The end of the body has to be on another line too.
    fn member_break(&mut self) {
        self.spaces();
        if self.token.kind == TokenKind::Comma {
            self.bump();
            self.spaces();
        }
        if !matches!(self.token.kind, TokenKind::Newline | TokenKind::Comment | TokenKind::End) {
            let found = self.found();
            self.error(self.token.start, format!("expected a line break after the value of the member, found {found}"));
        }
    }
}
