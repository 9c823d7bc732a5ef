use crate::source::{FilePosition, Place, Sources};
use std::borrow::Cow;
use std::sync::Arc;

/// The severity of a [`Diagnostic`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Severity {
    /// Nothing is wrong.
    Note,
    /// Something may be wrong. A client can be generated.
    Warning,
    /// Something is very likely wrong. A client can be generated.
    Danger,
    /// No client can be generated.
    Error,
}

impl Severity {
    /// The word that diagnostics begin with.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Danger => "danger",
            Self::Error => "error",
        }
    }
}

/// One thing that is wrong with a model or a request.
///
/// It displays over several lines, with the source line that it is about:
///
/// ```text
/// error[Target]: `example#Names$member` targets `example#Nmae`, which is not in the model
///  --> names.smithy:3:14
///   |
/// 3 | list Names { member: Nmae }
///   |              ^^^^^^
/// ```
#[derive(Debug, Clone)]
pub struct Diagnostic {
    severity: Severity,
    id: Cow<'static, str>,
    message: String,
    place: Place,
    details: Box<Details>,
}

/// The parts that not every diagnostic has. They are boxed, so that results with a diagnostic are small.
#[derive(Debug, Clone, Default)]
struct Details {
    help: Option<String>,
    related: Vec<(Place, String)>,
    /// The files that the places are in; `None` until the report is handed out.
    sources: Option<Arc<Sources>>,
}

impl Diagnostic {
    pub(crate) fn new(
        severity: Severity,
        id: impl Into<Cow<'static, str>>,
        place: Place,
        message: impl Into<String>,
    ) -> Self {
        Self { severity, id: id.into(), message: message.into(), place, details: Box::default() }
    }

    pub(crate) fn error(id: &'static str, place: Place, message: impl Into<String>) -> Self {
        Self::new(Severity::Error, id, place, message)
    }

    pub(crate) fn warning(id: &'static str, place: Place, message: impl Into<String>) -> Self {
        Self::new(Severity::Warning, id, place, message)
    }

    /// Adds a related place, with a note about it.
    pub(crate) fn related(mut self, place: Place, note: impl Into<String>) -> Self {
        self.details.related.push((place, note.into()));
        self
    }

    /// Sets what the user can do about it.
    pub(crate) fn with_help(mut self, help: impl Into<String>) -> Self {
        self.details.help = Some(help.into());
        self
    }

    /// Sets the files that the places are in, unless they are set already.
    pub(crate) fn locate(&mut self, sources: &Arc<Sources>) {
        self.details.sources.get_or_insert_with(|| Arc::clone(sources));
    }

    /// The severity.
    pub fn severity(&self) -> Severity {
        self.severity
    }

    /// The kind of problem. It is the event ID of Smithy's own validators where there is one, such as `Target`.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// What was expected and what was found, in one line.
    pub fn message(&self) -> &str {
        &self.message
    }

    /// What to do about it.
    pub fn help(&self) -> Option<&str> {
        self.details.help.as_deref()
    }

    /// The position in a model file; `None` if the diagnostic is about the request.
    pub fn position(&self) -> Option<FilePosition<'_>> {
        self.position_of(&self.place)
    }

    /// Related positions, each with a note, such as the other definition of a shape that is defined twice.
    pub fn related_positions(&self) -> impl Iterator<Item = (FilePosition<'_>, &str)> {
        self.details.related.iter().filter_map(|(place, note)| Some((self.position_of(place)?, note.as_str())))
    }

    fn position_of(&self, place: &Place) -> Option<FilePosition<'_>> {
        self.details.sources.as_deref()?.position(place)
    }
}
