//! Plans the variants of unions and enums.

use super::event_streams::is_event_stream;
use super::names::{self, Scope};
use super::planner::Planner;
use super::types::{IntConstant, UnionVariant};
use super::{Docs, Variant};
use crate::diagnostic::{Diagnostic, Place};
use crate::markdown::code;
use crate::model::{Member, Node, Shape};
use std::collections::BTreeSet;

impl Planner<'_, '_> {
    pub(super) fn union_variants(&mut self, shape: &Shape, members: &[Member]) -> Vec<UnionVariant> {
        let (mut scope, mut methods) = (Scope::default(), Scope::default());
        scope.take("Unknown");
        let variant = |member: &Member| {
            let target = self.model.shape(&member.target)?;
            // It is a variant of the enum of the stream's errors.
            if is_event_stream(shape) && target.traits.has("error") {
                return None;
            }
            Some(UnionVariant {
                name: scope.take(names::variant_name(&member.name)),
                snake: methods.take(match names::snake_case(&member.name) {
                    // The method for what the model does not know has this name.
                    unknown if unknown == "unknown" => "unknown_value".to_owned(),
                    snake => snake,
                }),
                docs: self.member_docs(member, target),
                value: self.value(target)?,
                boxed: self.boxed.contains(&shape.id.with_member(&member.name)),
                sensitive: self.must_not_be_printed(shape) || self.is_sensitive(member, &mut BTreeSet::new()),
                schema: self.member_schema(&shape.id, member, target),
            })
        };
        members.iter().filter_map(variant).collect()
    }

    pub(super) fn variants(&mut self, shape: &Shape, members: &[Member]) -> Vec<Variant> {
        let mut scope = Scope::default();
        scope.take("Unknown");
        let mut values = BTreeSet::new();
        let mut variants = Vec::new();
        for member in members {
            let value = match member.traits.get("enumValue") {
                None => member.name.clone(),
                Some(Node::String(value)) => value.clone(),
                Some(other) => {
                    self.enum_error(shape, member, format!("must be a string, found {}", other.kind()));
                    continue;
                }
            };
            if !values.insert(value.clone()) {
                self.enum_error(shape, member, format!("`{value}` is the value of another member too"));
                continue;
            }
            let docs = Docs::of(&member.traits, || format!("The value {}.", code(&value)));
            variants.push(Variant { name: scope.take(names::variant_name(&member.name)), value, docs });
        }
        variants.sort_by(|a, b| a.value.cmp(&b.value));
        variants
    }

    pub(super) fn constants(&mut self, shape: &Shape, members: &[Member]) -> Vec<IntConstant> {
        let mut scope = Scope::default();
        let mut constants = Vec::new();
        for member in members {
            let value = member.traits.get("enumValue").and_then(Node::as_number).and_then(|value| value.as_i64());
            match value.and_then(|value| i32::try_from(value).ok()) {
                Some(value) => constants.push(IntConstant {
                    name: scope.take(names::static_name(&member.name)),
                    value,
                    docs: Docs::of(&member.traits, || format!("The value {value}.")),
                }),
                None => self.enum_error(shape, member, "must be an integer of 32 bits".to_owned()),
            }
        }
        constants
    }

    pub(super) fn enum_error(&mut self, shape: &Shape, member: &Member, problem: String) {
        let path = ["shapes", shape.id.as_str(), "members", &member.name, "traits", "smithy.api#enumValue"];
        let message = format!("the `enumValue` of `{}`: {problem}", shape.id.with_member(&member.name));
        self.report.push(Diagnostic::error("EnumShape", Place::of(member.location, path), message));
    }
}
