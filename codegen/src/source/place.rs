use super::location::{Location, Position, SourceId};
use std::fmt;
use std::path::Path;

/// The place that a diagnostic is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Place {
    /// Not in a file: the diagnostic is about the request.
    Nowhere,
    /// A byte offset in a file.
    Offset(SourceId, u32),
    /// A path in a JSON file: member names and element indices, from the root.
    Path(SourceId, Vec<String>),
}

impl Place {
    /// The place of a loaded item: its byte offset, or `path` if it comes from a JSON file.
    pub(crate) fn of(location: Location, path: impl IntoIterator<Item = impl Into<String>>) -> Self {
        match location.position {
            Position::Offset(offset) => Place::Offset(location.source, offset),
            Position::Json => Place::Path(location.source, path.into_iter().map(Into::into).collect()),
        }
    }
}

/// A position in a file, as a person reads it. It displays as `model.smithy:12:5`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FilePosition<'a> {
    path: &'a Path,
    line: usize,
    column: usize,
    line_text: &'a str,
}

impl<'a> FilePosition<'a> {
    pub(super) fn new(path: &'a Path, line: usize, column: usize, line_text: &'a str) -> Self {
        Self { path, line, column, line_text }
    }

    /// The path of the file, as it was given.
    pub fn path(&self) -> &'a Path {
        self.path
    }

    /// The line number, from 1.
    pub fn line(&self) -> usize {
        self.line
    }

    /// The column number, from 1, in characters.
    pub fn column(&self) -> usize {
        self.column
    }

    /// The text of the line, without its line break.
    pub fn line_text(&self) -> &'a str {
        self.line_text
    }
}

impl fmt::Display for FilePosition<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}", self.path.display(), self.line, self.column)
    }
}
