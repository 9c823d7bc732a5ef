use crate::diagnostic::Place;
use crate::model::{ShapeId, Trait};
use crate::source::Location;

/// The place of a shape or member, or of a part of it.
pub(super) fn of(owner: &ShapeId, location: Location, steps: &[&str]) -> Place {
    // In the JSON AST, a member is in its shape, in `members` or directly, or in an `apply` with its own ID. In
    // botocore, the name of a shape has no namespace. Steps that do not exist are skipped.
    let shape = owner.without_member();
    let mut path = vec!["shapes", shape.name(), owner.as_str(), shape.as_str()];
    path.extend(owner.member().into_iter().flat_map(|member| ["members", member]));
    path.extend(steps);
    Place::of(location, path)
}

/// The place of a trait.
pub(super) fn of_trait(owner: &ShapeId, applied: &Trait) -> Place {
    of(owner, applied.location, &["traits", applied.id.as_str()])
}
