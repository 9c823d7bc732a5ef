use super::client::{Union, UnionVariant};
use super::context::Context;
use super::docs::Docs;
use super::event_streams::is_event_stream;
use super::members::member_docs;
use super::names;
use super::schemas;
use super::scopes::Scope;
use super::sensitive::is_redacted;
use crate::model::{Member, Shape};

/// Plans a union.
pub(super) fn plan(context: &Context<'_>, name: String, shape: &Shape, members: &[Member], docs: Docs) -> Union {
    Union {
        module: names::private_module_name(&name),
        name,
        docs,
        variants: variants(context, shape, members),
        schema: schemas::of_structure(shape),
        is_written: context.reach.written.contains(&shape.id),
        is_read: context.reach.read.contains(&shape.id),
        has_serde: false,
        is_mocked: context.is_mocked(&shape.id),
        attributes: Vec::new(),
    }
}

fn variants(context: &Context<'_>, shape: &Shape, members: &[Member]) -> Vec<UnionVariant> {
    let (mut names, mut methods) = (Scope::of_variants(), Scope::of_union_methods());
    let variant = |member: &Member| {
        let target = context.model.shape(&member.target)?;
        // The errors of a stream are variants of its error enum.
        if is_event_stream(shape) && target.traits.has("error") {
            return None;
        }
        Some(UnionVariant {
            name: names.take(names::variant_name(&member.name)),
            snake: methods.take(names::variant_method_suffix(&member.name)),
            docs: member_docs(context, member, target),
            value: context.names.value(context.model, target)?,
            boxed: context.boxed.contains(&shape.id.with_member(&member.name)),
            sensitive: is_redacted(context, shape, member),
            schema: schemas::of_member(context.protocol, &shape.id, member, target),
            attributes: Vec::new(),
        })
    };
    members.iter().filter_map(variant).collect()
}
