use super::location::SourceId;
use super::place::{FilePosition, Place};
use serde_json::value::RawValue;
use std::collections::BTreeMap;
use std::fmt;
use std::path::{Path, PathBuf};

/// The files that a model was read from, kept so that a diagnostic can show the line that it is about.
#[derive(Default)]
pub(crate) struct Sources(Vec<Source>);

struct Source {
    path: PathBuf,
    text: String,
}

impl Sources {
    /// Adds a file.
    pub(crate) fn add(&mut self, path: impl Into<PathBuf>, text: impl Into<String>) -> SourceId {
        let id = SourceId(u32::try_from(self.0.len()).expect("fewer than four billion model files"));
        self.0.push(Source { path: path.into(), text: text.into() });
        id
    }

    /// The text of a file.
    pub(crate) fn text(&self, source: SourceId) -> &str {
        self.get(source).map_or("", |source| &source.text)
    }

    /// The path of a file, as it was given.
    pub(crate) fn path(&self, source: SourceId) -> &Path {
        self.get(source).map_or(Path::new(""), |source| &source.path)
    }

    /// The paths of all files, in the order of reading.
    pub(crate) fn paths(&self) -> impl Iterator<Item = &Path> {
        self.0.iter().map(|source| source.path.as_path())
    }

    /// The position of a place; `None` if the place is not in one of these files.
    pub(crate) fn position(&self, place: &Place) -> Option<FilePosition<'_>> {
        let (source, offset) = match place {
            Place::Nowhere => return None,
            Place::Offset(source, offset) => (self.get(*source)?, *offset as usize),
            Place::Path(source, path) => {
                let source = self.get(*source)?;
                (source, offset_of(&source.text, path))
            }
        };
        let (line, column) = line_and_column(&source.text, offset);
        let line_text = source.text.lines().nth(line - 1).unwrap_or_default();
        Some(FilePosition::new(&source.path, line, column, line_text))
    }

    /// A model is public and can be combined from several loads, so an ID can be one of other sources.
    fn get(&self, source: SourceId) -> Option<&Source> {
        self.0.get(source.0 as usize)
    }
}

impl fmt::Debug for Sources {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.paths()).finish()
    }
}

fn line_and_column(text: &str, offset: usize) -> (usize, usize) {
    let before = &text.as_bytes()[..offset.min(text.len())];
    let line_start = before.iter().rposition(|byte| *byte == b'\n').map_or(0, |newline| newline + 1);
    let line = 1 + before.iter().filter(|byte| **byte == b'\n').count();
    (line, 1 + String::from_utf8_lossy(&before[line_start..]).chars().count())
}

/// The byte offset of the value at a path in a JSON text. Steps that do not exist are skipped, so that one path can
/// name alternative ways to a value and leads as far as possible.
fn offset_of(text: &str, path: &[String]) -> usize {
    let Ok(mut value) = serde_json::from_str::<&RawValue>(text) else { return 0 };
    for step in path {
        let inner = if value.get().starts_with('[') {
            let elements: Vec<&RawValue> = serde_json::from_str(value.get()).unwrap_or_default();
            step.parse::<usize>().ok().and_then(|index| elements.get(index).copied())
        } else {
            let members: BTreeMap<String, &RawValue> = serde_json::from_str(value.get()).unwrap_or_default();
            members.get(step).copied()
        };
        value = inner.unwrap_or(value);
    }
    // A raw value borrows from the text that it was read from, so the distance between the two is its offset.
    value.get().as_ptr() as usize - text.as_ptr() as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_leads_to_line_and_column() {
        let mut sources = Sources::default();
        let text = "{\n  \"shapes\": {\n    \"ä\": [1, {\"b\": true}]\n  }\n}";
        let source = sources.add("model.json", text);
        let at = |path: &[&str]| {
            let path = path.iter().map(|step| step.to_string()).collect();
            sources.position(&Place::Path(source, path)).expect("a place in a file").to_string()
        };
        assert_eq!(at(&[]), "model.json:1:1");
        assert_eq!(at(&["shapes"]), "model.json:2:13");
        assert_eq!(at(&["shapes", "ä", "1", "b"]), "model.json:3:20");
        assert_eq!(at(&["shapes", "ä", "7"]), "model.json:3:10", "steps that do not exist are skipped");
    }
}
