//! Plans structures and their members.

use super::customize::{self, leaves_out_default};
use super::members::{default_value, is_optional, is_stream};
use super::names::{self, Scope};
use super::planner::Planner;
use super::schemas::check_traits;
use super::{Default, Docs, Field, HttpBinding, Requirement, Role, Structure, StructureSchema, Value};
use crate::diagnostic::{Diagnostic, Place};
use crate::model::{Member, Shape, ShapeId, ShapeKind};
use std::collections::BTreeSet;

impl Planner<'_, '_> {
    pub(super) fn structure(
        &mut self,
        name: String,
        shape: &Shape,
        members: &[Member],
        docs: Docs,
        role: Role,
        http: Option<HttpBinding>,
    ) -> Structure {
        check_traits(&format!("`{}`", shape.id), &shape.traits, &["shapes", shape.id.as_str()], self.report);
        let mut scope = Scope::default();
        for method in reserved_methods(role) {
            scope.take(*method);
        }
        let uri = http.as_ref().map(|http| http.uri.clone());
        let fields: Vec<Field> =
            members.iter().filter_map(|member| self.field(shape, member, role, uri.as_deref(), &mut scope)).collect();
        let mut schema = StructureSchema::of(shape);
        if matches!(role, Role::Input | Role::Output) {
            schema.original_name = Some(shape.id.name().to_owned());
        }
        if role == Role::Input {
            schema.no_body_members = fields.iter().all(|field| field.schema.is_bound_in_request(&field.value));
            schema.document_payload =
                fields.iter().any(|field| field.value == Value::Document && field.schema.is_payload());
            schema.http = http;
        }
        Structure {
            module: private_module(&name),
            fallible_build: role == Role::Input || fields.iter().any(Field::is_needed_to_build),
            is_written: match role {
                Role::Input => true,
                Role::Output => self.options.read_and_write_all,
                Role::Exception | Role::Member => self.reach.written.contains(&shape.id),
            },
            is_read: match role {
                Role::Input => self.options.read_and_write_all,
                Role::Output => true,
                // An exception is read by the operations that have a code for it as well.
                Role::Exception | Role::Member => self.reach.read.contains(&shape.id),
            },
            extended_request_id: self.has_extended_request_ids,
            name,
            docs,
            fields,
            schema,
        }
    }

    pub(super) fn field(
        &mut self,
        shape: &Shape,
        member: &Member,
        role: Role,
        uri: Option<&str>,
        scope: &mut Scope,
    ) -> Option<Field> {
        let path = ["shapes", shape.id.as_str(), "members", &member.name];
        let target = self.model.shape(&member.target)?;
        let value = match self.event_stream(target, role) {
            Some(events) => Value::EventStream(Box::new(events)),
            None if is_stream(member, target, role) => Value::ByteStream,
            None => self.value(target)?,
        };
        check_traits(&format!("the member `{}`", member.name), &member.traits, &path, self.report);
        let optional = !value.is_stream()
            && (is_optional(member, target, role == Role::Input)
                || leaves_out_default(self.slice.service, shape, member, target, &value));
        let default = match default_value(member, &value) {
            Ok(_) if value == Value::ByteStream => Some(Default::Empty),
            Ok(default) => default.filter(|_| !optional),
            Err(message) => {
                let path = path.into_iter().chain(["traits", "smithy.api#default"]);
                self.report.push(Diagnostic::error("DefaultTrait", Place::of(member.location, path), message));
                None
            }
        };
        Some(Field {
            name: scope.take_field(names::field_name(&member.name)),
            docs: self.member_docs(member, target),
            optional,
            boxed: self.boxed.contains(&shape.id.with_member(&member.name)),
            default,
            required: member.traits.has("required"),
            requirement: (role == Role::Input).then(|| Requirement::of(member, &value, uri)).flatten(),
            idempotency_token: role == Role::Input && value == Value::String && member.traits.has("idempotencyToken"),
            sensitive: self.must_not_be_printed(shape) || self.is_sensitive(member, &mut BTreeSet::new()),
            schema: self.member_schema(&shape.id, member, target),
            value,
        })
    }

    pub(super) fn member_docs(&self, member: &Member, target: &Shape) -> Docs {
        let own = Docs::of(&member.traits, String::new);
        if !own.is_empty() {
            return own;
        }
        let of_target = Docs::of(&target.traits, || format!("The model's `{}`.", member.name));
        Docs { deprecated: own.deprecated, ..of_target }
    }

    /// Whether a shape holds nothing that may be printed.
    pub(super) fn must_not_be_printed(&self, shape: &Shape) -> bool {
        customize::is_sensitive(self.slice.service, shape)
    }

    /// Whether a member holds what must not be printed: it or what it targets is sensitive, or an element of it is.
    pub(super) fn is_sensitive(&self, member: &Member, seen: &mut BTreeSet<ShapeId>) -> bool {
        let Some(target) = self.model.shape(&member.target) else { return false };
        if member.traits.has("sensitive") || self.must_not_be_printed(target) {
            return true;
        }
        matches!(target.kind, ShapeKind::List(_) | ShapeKind::Map { .. })
            && seen.insert(target.id.clone())
            && target.members().into_iter().any(|element| self.is_sensitive(element, seen))
    }
}

/// The methods that a structure or its builders have beside those of its members.
fn reserved_methods(role: Role) -> &'static [&'static str] {
    match role {
        Role::Input => &["deserialize", "as_input", "into_paginator", "send_with"],
        Role::Exception => &["deserialize", "set_meta"],
        Role::Output | Role::Member => &["deserialize"],
    }
}

/// The private module that a type is defined in: `_gateway_response`.
pub(super) fn private_module(type_name: &str) -> names::Name {
    names::Name::new(format!("_{}", names::snake_case(type_name).trim_start_matches('_')))
}
