use super::client::{Enum, IntConstant, IntEnum, Variant};
use super::context::Context;
use super::docs::Docs;
use super::names;
use super::schemas;
use super::scopes::Scope;
use crate::diagnostic::{Diagnostic, Place, Report};
use crate::markdown::code;
use crate::model::{Member, Node, Shape};
use crate::sorted::{SortedSet, sort_by_text};

/// Plans an enum of strings.
pub(super) fn plan(
    context: &Context<'_>,
    name: String,
    shape: &Shape,
    members: &[Member],
    docs: Docs,
    report: &mut Report,
) -> Enum {
    Enum {
        module: names::private_module_name(&name),
        name,
        docs,
        variants: variants(context, shape, members, report),
        sensitive: shape.traits.has("sensitive"),
        has_serde: false,
        id: schemas::id(&shape.id),
        attributes: Vec::new(),
    }
}

/// Plans an enum of integers.
pub(super) fn plan_int(
    context: &Context<'_>,
    name: String,
    shape: &Shape,
    members: &[Member],
    docs: Docs,
    report: &mut Report,
) -> IntEnum {
    IntEnum {
        module: names::private_module_name(&name),
        name,
        docs,
        constants: constants(context, shape, members, report),
        id: schemas::id(&shape.id),
        attributes: Vec::new(),
    }
}

fn variants(context: &Context<'_>, shape: &Shape, members: &[Member], report: &mut Report) -> Vec<Variant> {
    let mut scope = Scope::of_variants();
    let mut values = SortedSet::new();
    let mut variants = Vec::new();
    for member in members {
        let value = match member.traits.get("enumValue") {
            None => member.name.clone(),
            Some(Node::String(value)) => value.clone(),
            Some(other) => {
                error(shape, member, format!("must be a string, found {}", other.kind()), report);
                continue;
            }
        };
        if !values.insert(value.clone()) {
            error(shape, member, format!("`{value}` is also the value of another member"), report);
            continue;
        }
        let docs = Docs::of(&member.traits, || format!("The value {}.", code(&value)))
            .with_facts(&member.traits, context.documentation_traits);
        let id = schemas::id(&shape.id.with_member(&member.name));
        let name = scope.take(names::variant_name(&member.name));
        variants.push(Variant { name, value, docs, id, attributes: Vec::new() });
    }
    sort_by_text(&mut variants, |variant| &variant.value);
    variants
}

fn constants(context: &Context<'_>, shape: &Shape, members: &[Member], report: &mut Report) -> Vec<IntConstant> {
    let mut scope = Scope::of_constants();
    let mut constants = Vec::new();
    for member in members {
        let value = member.traits.get("enumValue").and_then(Node::as_number).and_then(|value| value.as_i64());
        match value.and_then(|value| i32::try_from(value).ok()) {
            Some(value) => constants.push(IntConstant {
                name: scope.take(names::static_name(&member.name)),
                value,
                docs: Docs::of(&member.traits, || format!("The value {value}."))
                    .with_facts(&member.traits, context.documentation_traits),
            }),
            None => error(shape, member, "must be a 32-bit integer".to_owned(), report),
        }
    }
    constants
}

fn error(shape: &Shape, member: &Member, problem: String, report: &mut Report) {
    let path = ["shapes", shape.id.as_str(), "members", &member.name, "traits", "smithy.api#enumValue"];
    let message = format!("the `enumValue` of `{}`: {problem}", shape.id.with_member(&member.name));
    report.push(Diagnostic::error("EnumShape", Place::of(member.location, path), message));
}
