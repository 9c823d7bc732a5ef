//! What is wrong with a model, and where.

mod render;

pub use render::Rendered;

use crate::load::Sources;
use crate::model::{Location, SourceId};

/// How much a [`Diagnostic`] matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Code can be generated all the same.
    Warning,
    /// Nothing is generated.
    Error,
}

/// One thing that is wrong with a model.
#[derive(Debug, Clone, PartialEq)]
pub struct Diagnostic {
    /// How much it matters.
    pub severity: Severity,
    /// What kind of problem it is, by the ID that Smithy's own validators use for it where there is one.
    pub id: &'static str,
    /// What was expected and what was found.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
    /// Where it is.
    pub place: Place,
    /// Other places that have to do with it, each with what is there.
    pub related: Vec<(Place, String)>,
}

impl Diagnostic {
    /// An error.
    pub fn error(id: &'static str, place: impl Into<Place>, message: impl Into<String>) -> Self {
        Self {
            severity: Severity::Error,
            id,
            message: message.into(),
            help: None,
            place: place.into(),
            related: Vec::new(),
        }
    }

    /// A warning.
    pub fn warning(id: &'static str, place: impl Into<Place>, message: impl Into<String>) -> Self {
        Self { severity: Severity::Warning, ..Self::error(id, place, message) }
    }

    /// Shows another place that has to do with it.
    pub fn related(mut self, place: impl Into<Place>, message: impl Into<String>) -> Self {
        self.related.push((place.into(), message.into()));
        self
    }

    /// Says what to do about it.
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}

/// Where a problem is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// Nowhere in a file: in the request to generate.
    Nowhere,
    /// A file as a whole.
    File(SourceId),
    /// A byte offset in a file.
    Offset(SourceId, u32),
    /// A path inside a JSON file: names of members and indices of elements, from the root.
    Path(SourceId, Vec<String>),
}

impl Place {
    /// The place of something that was loaded: its offset, or the path to it in a JSON AST.
    pub fn of(location: Location, path: impl IntoIterator<Item = impl Into<String>>) -> Self {
        match location.position {
            crate::model::Position::Offset(offset) => Place::Offset(location.source, offset),
            crate::model::Position::Json => Place::Path(location.source, path.into_iter().map(Into::into).collect()),
        }
    }
}

/// Diagnostics, collected so that a user sees all of them at once.
#[derive(Debug, Default)]
pub struct Report {
    diagnostics: Vec<Diagnostic>,
}

impl Report {
    /// Adds one.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// Whether an error is among them.
    pub fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error)
    }

    /// All of them, in the order in which they were found.
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.diagnostics
    }

    /// Prints all of them for a person, with the source lines that they are about.
    pub fn render<'a>(&'a self, sources: &'a Sources) -> Rendered<'a> {
        Rendered { report: self, sources, is_colored: false }
    }
}
