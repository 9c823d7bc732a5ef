use crate::diagnostic::Place;
use crate::model::{ShapeId, Trait};
use crate::source::Location;

/// The place of a shape or member, or of something in it.
pub(super) fn of(owner: &ShapeId, location: Location, steps: &[&str]) -> Place {
    // In the JSON AST a member is in its shape, under `members` or directly, or in an `apply` under its own ID; botocore
    // writes the name of a shape without its namespace. Steps that lead nowhere are skipped.
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
