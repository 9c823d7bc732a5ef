use super::location::SourceId;
use super::place::{FilePosition, Place};
use crate::json;
use crate::sorted::SortedMap;
use std::fmt;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

/// The files that a model was read from, kept so that a diagnostic can show the line that it is about.
#[derive(Default)]
pub(crate) struct Sources(Vec<Source>);

struct Source {
    path: PathBuf,
    text: String,
    /// The offsets of lines, looked up when the first position is needed.
    lines: OnceLock<Vec<usize>>,
    /// The object `shapes` of a JSON file. It is almost all of the text, so that a search from the root for each position
    /// would be slow.
    shapes: OnceLock<Option<Object>>,
}

/// An object in a JSON text.
struct Object {
    start: usize,
    /// The offsets of its members.
    members: SortedMap<String, Range<usize>>,
}

impl Sources {
    /// Adds a file.
    pub(crate) fn add(&mut self, path: impl Into<PathBuf>, text: impl Into<String>) -> SourceId {
        let id = SourceId(u32::try_from(self.0.len()).expect("fewer than four billion model files"));
        self.0.push(Source { path: path.into(), text: text.into(), lines: OnceLock::new(), shapes: OnceLock::new() });
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
                (source, source.offset_of(path))
            }
        };
        Some(source.position(offset))
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

impl Source {
    fn position(&self, offset: usize) -> FilePosition<'_> {
        let offset = offset.min(self.text.len());
        let lines = self.lines.get_or_init(|| {
            let breaks = self.text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
            std::iter::once(0).chain(breaks.map(|(index, _)| index + 1)).collect()
        });
        let line = lines.partition_point(|start| *start <= offset);
        let start = lines[line - 1];
        let before = String::from_utf8_lossy(&self.text.as_bytes()[start..offset]);
        let text = self.text[start..].lines().next().unwrap_or_default();
        FilePosition::new(&self.path, line, 1 + before.chars().count(), text)
    }

    /// The byte offset of the value at a path in a JSON text.
    fn offset_of(&self, path: &[String]) -> usize {
        let Some((first, rest)) = path.split_first().filter(|(first, _)| *first == "shapes") else {
            return json::offset_of(&self.text, path);
        };
        let Some(shapes) = self.shapes.get_or_init(|| Object::read(&self.text, first)) else {
            return json::offset_of(&self.text, path);
        };
        let found = rest.iter().enumerate().find_map(|(index, step)| Some((index, shapes.members.get(step)?)));
        match found {
            Some((index, range)) => range.start + json::offset_of(&self.text[range.clone()], &rest[index + 1..]),
            None => shapes.start,
        }
    }
}

impl Object {
    /// The object that is this member of the root of a JSON text.
    fn read(text: &str, name: &str) -> Option<Self> {
        let (_, object) = json::members(text).into_iter().find(|(member, _)| member == name)?;
        let start = object.start;
        let absolute = |range: Range<usize>| start + range.start..start + range.end;
        let members = json::members(&text[object]).into_iter().map(|(name, range)| (name, absolute(range))).collect();
        Some(Self { start, members })
    }
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
