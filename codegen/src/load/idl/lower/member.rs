use super::super::super::fragment::{Aggregate, MemberDefinition};
use super::super::syntax::{MemberStatement, Target};
use super::Lowering;
use crate::model::ShapeId;
use crate::sorted::SortedSet;

impl Lowering<'_> {
    /// The members of a shape. A second member of the same name is an error.
    pub(super) fn members(
        &mut self,
        owner: &ShapeId,
        aggregate: Aggregate,
        statements: &[MemberStatement<'_>],
    ) -> Vec<MemberDefinition> {
        let mut seen = SortedSet::new();
        let mut members = Vec::new();
        for statement in statements {
            if !seen.insert(statement.name.text) {
                let message = format!("the member `{}` of `{owner}` is defined twice", statement.name.text);
                self.error(statement.name.offset, message);
            } else if let Some(expected) = unexpected(aggregate, statement.name.text) {
                self.error(statement.name.offset, format!("expected {expected}, found `{}`", statement.name.text));
            } else {
                members.extend(self.member(owner, statement));
            }
        }
        members
    }

    fn member(&mut self, owner: &ShapeId, statement: &MemberStatement<'_>) -> Option<MemberDefinition> {
        let name = statement.name.text;
        let target = match statement.target {
            Target::Named(target) => Some(self.id(target)?),
            Target::Elided => None,
            Target::Unit => Some(ShapeId::prelude("Unit")),
        };
        let traits = self.traits(&owner.with_member(name), &statement.traits);
        Some(MemberDefinition { name: name.to_owned(), target, traits, location: self.location(statement.name.offset) })
    }
}

/// The members that a list or map has, if it cannot have a member of this name.
fn unexpected(aggregate: Aggregate, name: &str) -> Option<&'static str> {
    match aggregate {
        Aggregate::List => (name != "member").then_some("the member `member` of a list"),
        Aggregate::Map => (!matches!(name, "key" | "value")).then_some("the members `key` and `value` of a map"),
        _ => None,
    }
}
