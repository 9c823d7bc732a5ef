use super::client::Collection;
use super::context::Context;
use super::schemas;
use crate::model::{Member, ShapeId};

/// Plans the schemas of the members of lists and maps.
pub(super) fn plan(context: &Context<'_>) -> Vec<Collection> {
    context.reach.closure().iter().flat_map(|id| members(context, id)).collect()
}

fn members(context: &Context<'_>, id: &ShapeId) -> Vec<Collection> {
    let Some(shape) = context.model.shape(id) else { return Vec::new() };
    let Some(name) = context.names.collection(id) else { return Vec::new() };
    let collection = |member: &Member| {
        let target = context.model.shape(&member.target)?;
        Some(Collection {
            name: format!("{name}_{}", member.name.to_uppercase()),
            value: context.names.value(context.model, target)?,
            schema: schemas::of_member(context.protocol, &shape.id, member, target),
        })
    };
    shape.members().into_iter().filter_map(collection).collect()
}
