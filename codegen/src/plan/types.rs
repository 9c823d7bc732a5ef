use super::client::{Role, Type, TypeModule, TypeRef};
use super::context::Context;
use super::docs::Docs;
use super::scopes::Scope;
use super::structures::{self, Definition};
use super::{enums, unions};
use crate::diagnostic::Report;
use crate::model::{ShapeId, ShapeKind};
use crate::sorted::sort_by_text;

/// Plans the types of the module `types`, sorted by name.
pub(super) fn plan(context: &Context<'_>, report: &mut Report) -> Vec<Type> {
    let closure = context.reach.closure();
    let mut types: Vec<Type> = closure.iter().filter_map(|id| plan_type(context, id, report)).collect();
    let mut modules = Scope::of_private_modules();
    for planned in &mut types {
        let module = planned.module_mut();
        *module = modules.take_name(module.clone());
    }
    sort_by_text(&mut types, |planned| planned.name());
    types
}

fn plan_type(context: &Context<'_>, id: &ShapeId, report: &mut Report) -> Option<Type> {
    let shape = context.model.shape(id)?;
    let TypeRef { module: TypeModule::Types, name } = context.names.type_of(id)?.clone() else { return None };
    let docs = Docs::of(&shape.traits, || format!("The {} `{}`.", shape.kind.name(), shape.id.name()))
        .with_facts(&shape.traits, context.documentation_traits);
    Some(match &shape.kind {
        ShapeKind::Structure(members) => {
            let definition =
                Definition { name, shape, members, docs, role: Role::Member, http: None, has_waiters: false };
            Type::Structure(structures::plan(context, definition, report))
        }
        ShapeKind::Union(members) => Type::Union(unions::plan(context, name, shape, members, docs)),
        ShapeKind::Enum(members) => Type::Enum(enums::plan(context, name, shape, members, docs, report)),
        ShapeKind::IntEnum(members) => Type::IntEnum(enums::plan_int(context, name, shape, members, docs, report)),
        _ => return None,
    })
}
