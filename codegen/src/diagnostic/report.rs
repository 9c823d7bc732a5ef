use super::message::{Diagnostic, Severity};
use super::render;
use crate::source::Sources;
use std::fmt;
use std::sync::Arc;

/// How many diagnostics are displayed. With more than this, the first ones help the most, and each has to be looked up
/// in its file.
const MAX_DISPLAYED: usize = 100;

/// All diagnostics of a model and a request, in the order in which they were found.
///
/// It displays as text for a person, with the source line of each diagnostic:
///
/// ```
/// use smithereens_codegen::load::Loader;
///
/// let error = Loader::new().text("names.smithy", "namespace example\nstring 1").load().expect_err("`1` is not a name");
/// let report = error.report().expect("the model is invalid");
/// assert!(report.to_string().starts_with("warning[Model]: "));
/// assert!(report.to_string().contains("--> names.smithy:2:8"));
/// ```
#[derive(Debug, Clone, Default)]
pub struct Report {
    diagnostics: Vec<Diagnostic>,
}

impl Report {
    /// The diagnostics.
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.diagnostics
    }

    /// Whether there are no diagnostics.
    pub fn is_empty(&self) -> bool {
        self.diagnostics.is_empty()
    }

    /// Whether there is a diagnostic of severity [`Error`](Severity::Error).
    pub fn has_errors(&self) -> bool {
        self.count(Severity::Error) > 0
    }

    /// The number of diagnostics of a severity.
    ///
    /// ```
    /// use smithereens_codegen::diagnostic::Severity;
    /// use smithereens_codegen::load::Loader;
    ///
    /// let loaded = Loader::new().text("name.smithy", "namespace example\nstring Name").load()?;
    /// assert_eq!(loaded.warnings().count(Severity::Warning), 1, "the version is missing");
    /// # Ok::<(), smithereens_codegen::Error>(())
    /// ```
    pub fn count(&self, severity: Severity) -> usize {
        self.diagnostics.iter().filter(|diagnostic| diagnostic.severity() == severity).count()
    }

    /// Displays the report in colors, as ANSI escape sequences.
    ///
    /// ```no_run
    /// if let Err(error) = smithereens_codegen::load::load(["model/"])
    ///     && let Some(report) = error.report()
    /// {
    ///     eprint!("{}", report.colored());
    /// }
    /// ```
    pub fn colored(&self) -> Colored<'_> {
        Colored(self)
    }

    pub(crate) fn push(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// Adds the diagnostics of another report.
    pub(crate) fn extend(&mut self, other: Report) {
        self.diagnostics.extend(other.diagnostics);
    }

    /// Gives the diagnostics the files that their places are in, so that they can be displayed.
    pub(crate) fn locate(&mut self, sources: &Arc<Sources>) {
        self.diagnostics.iter_mut().for_each(|diagnostic| diagnostic.locate(sources));
    }

    fn display(&self, is_colored: bool, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut diagnostics: Vec<&Diagnostic> = self.diagnostics.iter().collect();
        if diagnostics.len() > MAX_DISPLAYED {
            // Errors first: they must be read even if not all diagnostics are displayed.
            diagnostics.clear();
            for severity in [Severity::Error, Severity::Danger, Severity::Warning, Severity::Note] {
                diagnostics.extend(self.diagnostics.iter().filter(|diagnostic| diagnostic.severity() == severity));
            }
        }
        for diagnostic in diagnostics.iter().take(MAX_DISPLAYED) {
            render::render(diagnostic, is_colored, f)?;
        }
        match diagnostics.len().saturating_sub(MAX_DISPLAYED) {
            0 => Ok(()),
            more => writeln!(f, "{more} more diagnostics are not shown"),
        }
    }
}

impl From<Diagnostic> for Report {
    fn from(diagnostic: Diagnostic) -> Self {
        Self { diagnostics: vec![diagnostic] }
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.display(false, f)
    }
}

/// Displays a [`Report`] in colors. See [`Report::colored`].
#[derive(Debug, Clone, Copy)]
pub struct Colored<'a>(&'a Report);

impl fmt::Display for Colored<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.display(true, f)
    }
}
