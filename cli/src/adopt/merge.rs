//! Takes back a change to a text that was edited since.

use super::record::Edited;
use crate::error::Error;
use similar::{DiffTag, TextDiff};

/// The current text of a file without the recorded change to it. Without other changes, that is the text of before.
///
/// # Errors
/// Lines of the change were edited since.
pub(super) fn revert(change: &Edited, current: &str) -> Result<String, Error> {
    let Edited { path, before, after } = change;
    // A file with the text of before was not written, or is restored already.
    if current == after || current == before {
        return Ok(before.clone());
    }
    let conflict = || {
        let help = "revert the edit of these lines, or restore the file from version control";
        Error::new(format!("{path}: lines that `smithereens adopt` wrote were edited since"), help)
    };
    let edits = TextDiff::from_lines(after.as_str(), current);
    // The line of the current text for each line that was not edited.
    let mut places: Vec<Option<usize>> = vec![None; edits.old_slices().len()];
    for op in edits.ops().iter().filter(|op| op.tag() == DiffTag::Equal) {
        op.old_range().zip(op.new_range()).for_each(|(old, new)| places[old] = Some(new));
    }
    let place = |line: usize| places.get(line).copied().flatten();
    let mut lines = edits.new_slices().to_vec();
    let end = lines.len();
    let changes = TextDiff::from_lines(after.as_str(), before.as_str());
    for op in changes.ops().iter().rev().filter(|op| op.tag() != DiffTag::Equal) {
        let range = op.old_range();
        let start = match range.start.checked_sub(1).map(place) {
            _ if !range.is_empty() => place(range.start),
            Some(Some(previous)) => Some(previous + 1),
            _ => place(range.start).or((range.start == places.len()).then_some(end)),
        };
        let start = start.ok_or_else(conflict)?;
        let is_whole = range.clone().enumerate().all(|(offset, line)| place(line) == Some(start + offset));
        if !is_whole {
            return Err(conflict());
        }
        lines.splice(start..start + range.len(), changes.new_slices()[op.new_range()].iter().copied());
    }
    Ok(lines.concat())
}

#[cfg(test)]
mod tests {
    use super::revert;
    use crate::adopt::record::Edited;

    fn reverted(current: &str) -> Option<String> {
        let before = "[package]\nname = \"a\"\n\n[dependencies]\naws-config = \"1\"\nlog = \"1\"\n".to_owned();
        let after = "[package]\nname = \"a\"\n\n[dependencies]\naws-config = { git = \"x\" }\nlog = \"1\"\n\n\
            [patch.crates-io]\naws-sdk-s3 = { path = \"y\" }\n"
            .to_owned();
        let current = current.replace("AFTER", &after);
        revert(&Edited { path: "Cargo.toml".to_owned(), before, after }, &current).ok()
    }

    #[test]
    fn edits_elsewhere_stay() {
        let before = "[package]\nname = \"a\"\n\n[dependencies]\naws-config = \"1\"\nlog = \"1\"\n";
        assert_eq!(reverted("AFTER").as_deref(), Some(before));
        assert_eq!(reverted(before).as_deref(), Some(before), "it can be taken back again");
        assert_eq!(reverted("# ours\nAFTER[profile.dev]\n"), Some(format!("# ours\n{before}[profile.dev]\n")));
        let edited = "[package]\nname = \"b\"\n\n[dependencies]\naws-config = { git = \"x\" }\nlog = \"2\"\nurl = \"1\"\n\n\
            [patch.crates-io]\naws-sdk-s3 = { path = \"y\" }\n";
        let expected = "[package]\nname = \"b\"\n\n[dependencies]\naws-config = \"1\"\nlog = \"2\"\nurl = \"1\"\n";
        assert_eq!(reverted(edited).as_deref(), Some(expected));
    }

    #[test]
    fn edits_of_the_same_lines_are_a_conflict() {
        let edited =
            "[dependencies]\naws-config = { git = \"z\" }\n\n[patch.crates-io]\naws-sdk-s3 = { path = \"y\" }\n";
        assert_eq!(reverted(edited), None);
        assert_eq!(reverted(""), None);
        let change = |current: &str| {
            let (before, after) = ("a\nb\nc\n".to_owned(), "A\nB\nc\n".to_owned());
            revert(&Edited { path: "Cargo.toml".to_owned(), before, after }, current).ok()
        };
        assert_eq!(change("A\nB\nc\nd\n").as_deref(), Some("a\nb\nc\nd\n"));
        for within in ["A\nX\nc\n", "A\nX\nB\nc\n", "A\nc\n"] {
            assert_eq!(change(within), None, "{within}");
        }
    }
}
