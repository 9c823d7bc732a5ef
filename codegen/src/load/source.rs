use crate::diagnostic::Place;
use crate::model::SourceId;
use serde_json::value::RawValue;
use std::collections::BTreeMap;
use std::fmt;
use std::path::{Path, PathBuf};

/// The files that a model was read from, kept so that a message can show the line it is about.
#[derive(Debug, Default)]
pub struct Sources(Vec<Source>);

#[derive(Debug)]
struct Source {
    path: PathBuf,
    text: String,
}

/// A place in a file, for a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FilePosition<'a> {
    /// The file.
    pub source: SourceId,
    /// Its path, as it was given.
    pub path: &'a Path,
    /// Line and column, both from 1; columns count characters. `None` for a file as a whole.
    pub line_and_column: Option<(usize, usize)>,
}

impl fmt::Display for FilePosition<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.path.display())?;
        match self.line_and_column {
            Some((line, column)) => write!(f, ":{line}:{column}"),
            None => Ok(()),
        }
    }
}

impl Sources {
    /// Adds a file.
    pub fn add(&mut self, path: impl Into<PathBuf>, text: impl Into<String>) -> SourceId {
        let id = SourceId(u32::try_from(self.0.len()).expect("fewer than four billion model files"));
        self.0.push(Source { path: path.into(), text: text.into() });
        id
    }

    /// The text of a file.
    pub fn text(&self, source: SourceId) -> &str {
        &self.0[source.0 as usize].text
    }

    /// The paths of all files, in the order in which they were read.
    pub fn paths(&self) -> impl Iterator<Item = &Path> {
        self.0.iter().map(|source| source.path.as_path())
    }

    /// The path of a file, as it was given.
    pub fn path(&self, source: SourceId) -> &Path {
        &self.0[source.0 as usize].path
    }

    /// A line of a file, without its end. Lines count from 1.
    pub fn line(&self, source: SourceId, line: usize) -> &str {
        self.text(source).lines().nth(line.saturating_sub(1)).unwrap_or_default()
    }

    /// The place in a file that a diagnostic speaks of; `None` when it speaks of no file.
    pub fn position(&self, place: &Place) -> Option<FilePosition<'_>> {
        let (source, offset) = match place {
            Place::Nowhere => return None,
            Place::File(source) => (*source, None),
            Place::Offset(source, offset) => (*source, Some(*offset as usize)),
            Place::Path(source, path) => (*source, Some(offset_of(self.text(*source), path))),
        };
        let line_and_column = offset.map(|offset| line_and_column(self.text(source), offset));
        Some(FilePosition { source, path: self.path(source), line_and_column })
    }
}

fn line_and_column(text: &str, offset: usize) -> (usize, usize) {
    let before = &text.as_bytes()[..offset.min(text.len())];
    let line_start = before.iter().rposition(|byte| *byte == b'\n').map_or(0, |newline| newline + 1);
    let line = 1 + before.iter().filter(|byte| **byte == b'\n').count();
    (line, 1 + String::from_utf8_lossy(&before[line_start..]).chars().count())
}

/// The byte offset of the value at a path in a JSON text. A step that is not there is skipped, so that a path can name
/// several ways to a value, and leads as far as it can.
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
    // A raw value borrows from the text it was read from, so the distance between the two is its place.
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
        assert_eq!(at(&["shapes", "ä", "7"]), "model.json:3:10", "a path that ends early leads as far as it can");
    }
}
