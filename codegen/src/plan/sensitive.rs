//! Which values `Debug` redacts, and which responses are not logged: those with the trait
//! [`sensitive`](https://smithy.io/2.0/spec/documentation-traits.html#sensitive-trait).

use super::context::Context;
use crate::model::{Member, Shape, ShapeId, ShapeKind};
use crate::sorted::SortedSet;

/// Whether a member is redacted because of its container, itself, its target, or an element of its target.
pub(super) fn is_redacted(context: &Context<'_>, container: &Shape, member: &Member) -> bool {
    is_sensitive(context, container) || holds_sensitive(context, member, &mut SortedSet::new())
}

/// Whether a value of a shape has a sensitive value anywhere in it.
pub(super) fn contains_sensitive(context: &Context<'_>, id: &ShapeId) -> bool {
    let mut seen = SortedSet::from_iter([id]);
    let mut left = vec![id];
    while let Some(shape) = left.pop().and_then(|id| context.model.shape(id)) {
        if is_sensitive(context, shape) {
            return true;
        }
        for member in shape.members() {
            if member.traits.has("sensitive") {
                return true;
            }
            if seen.insert(&member.target) {
                left.push(&member.target);
            }
        }
    }
    false
}

fn is_sensitive(context: &Context<'_>, shape: &Shape) -> bool {
    shape.traits.has("sensitive") || context.customization.is_sensitive(shape)
}

fn holds_sensitive(context: &Context<'_>, member: &Member, seen: &mut SortedSet<ShapeId>) -> bool {
    let Some(target) = context.model.shape(&member.target) else { return false };
    if member.traits.has("sensitive") || is_sensitive(context, target) {
        return true;
    }
    matches!(target.kind, ShapeKind::List(_) | ShapeKind::Map { .. })
        && seen.insert(target.id.clone())
        && target.members().into_iter().any(|element| holds_sensitive(context, element, seen))
}
