use crate::model::ShapeId;

/// How many steps of a way are written before the rest is left out.
const SHOWN: usize = 8;

/// The way from a shape back to itself, for a message.
pub(super) fn way<'i>(steps: impl Iterator<Item = &'i ShapeId>) -> String {
    let mut names: Vec<String> = steps.map(|id| format!("`{id}`")).collect();
    if names.len() > SHOWN + 1 {
        names.splice(SHOWN - 1..names.len() - 1, ["…".to_owned()]);
    }
    names.join(" → ")
}
