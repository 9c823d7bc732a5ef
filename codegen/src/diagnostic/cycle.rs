use std::fmt::Display;

/// How many steps of a path are written before the rest is left out.
const SHOWN: usize = 8;

/// The path from a shape back to itself, for a message.
pub(crate) fn path(steps: impl IntoIterator<Item = impl Display>) -> String {
    let mut names: Vec<String> = steps.into_iter().map(|id| format!("`{id}`")).collect();
    if names.len() > SHOWN + 1 {
        names.splice(SHOWN - 1..names.len() - 1, ["…".to_owned()]);
    }
    names.join(" → ")
}
