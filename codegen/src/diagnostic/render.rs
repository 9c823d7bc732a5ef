//! Diagnostics as text for a person. This is written here since a build script pays for each crate that it compiles:
//! annotate-snippets takes a tenth of the time that this whole crate takes with all it depends on.

use super::{Diagnostic, Place, Report, Severity};
use crate::load::{FilePosition, Sources};
use std::fmt;

/// How many characters of a line are shown before the marked place, and after its start. The JSON AST of AWS is one line
/// of millions.
const SHOWN_BEFORE: usize = 60;
const SHOWN_AFTER: usize = 80;

/// How many diagnostics are shown. Who has more is helped by the first, and each has to be looked up in its file.
const MAX_RENDERED: usize = 100;

/// Diagnostics that can be printed.
#[derive(Debug)]
pub struct Rendered<'a> {
    pub(super) report: &'a Report,
    pub(super) sources: &'a Sources,
    pub(super) is_colored: bool,
}

impl Rendered<'_> {
    /// Whether to print colors, as a terminal shows them.
    pub fn colored(mut self, is_colored: bool) -> Self {
        self.is_colored = is_colored;
        self
    }
}

impl fmt::Display for Rendered<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Errors first: they are what must be read when not all is shown.
        let mut diagnostics: Vec<&Diagnostic> = self.report.diagnostics().iter().collect();
        if diagnostics.len() > MAX_RENDERED {
            diagnostics.sort_by_key(|diagnostic| std::cmp::Reverse(diagnostic.severity));
        }
        for diagnostic in diagnostics.iter().take(MAX_RENDERED) {
            self.diagnostic(diagnostic, f)?;
        }
        match diagnostics.len().saturating_sub(MAX_RENDERED) {
            0 => Ok(()),
            more => writeln!(f, "{more} more diagnostics are not shown"),
        }
    }
}

#[derive(Clone, Copy)]
enum Style {
    Error,
    Warning,
    Margin,
    Strong,
}

impl Rendered<'_> {
    fn paint(&self, style: Style, text: impl fmt::Display) -> String {
        let code = match style {
            Style::Error => "1;31",
            Style::Warning => "1;33",
            Style::Margin => "1;34",
            Style::Strong => "1",
        };
        if self.is_colored { format!("\u{1b}[{code}m{text}\u{1b}[0m") } else { text.to_string() }
    }

    fn diagnostic(&self, diagnostic: &Diagnostic, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (style, severity) = match diagnostic.severity {
            Severity::Warning => (Style::Warning, "warning"),
            Severity::Error => (Style::Error, "error"),
        };
        let title = self.paint(style, format_args!("{severity}[{}]", diagnostic.id));
        writeln!(f, "{title}{}", self.paint(Style::Strong, format_args!(": {}", diagnostic.message)))?;
        let places: Vec<_> = std::iter::once((&diagnostic.place, None))
            .chain(diagnostic.related.iter().map(|(place, message)| (place, Some(message.as_str()))))
            .filter_map(|(place, message)| Some((self.position(place)?, message)))
            .collect();
        let width =
            places.iter().filter_map(|(position, _)| position.line_and_column).map(|(line, _)| digits(line)).max();
        let width = width.unwrap_or(1);
        for (position, message) in &places {
            self.snippet(style, position, *message, width, f)?;
        }
        if let Some(help) = &diagnostic.help {
            writeln!(f, "{:width$} {} help: {help}", "", self.paint(Style::Margin, "="))?;
        }
        writeln!(f)
    }

    fn position(&self, place: &Place) -> Option<FilePosition<'_>> {
        self.sources.position(place)
    }

    fn snippet(
        &self,
        style: Style,
        position: &FilePosition<'_>,
        message: Option<&str>,
        width: usize,
        f: &mut fmt::Formatter<'_>,
    ) -> fmt::Result {
        let arrow = if message.is_some() { ":::" } else { "-->" };
        writeln!(f, "{:width$}{} {position}", "", self.paint(Style::Margin, arrow))?;
        let Some((line, column)) = position.line_and_column else { return Ok(()) };
        let bar = self.paint(Style::Margin, "|");
        let (text, mark) = excerpt(self.sources.line(position.source, line), column);
        let (style, message) = match message {
            Some(message) => (Style::Margin, format!(" {message}")),
            None => (style, String::new()),
        };
        writeln!(f, "{:width$} {bar}", "")?;
        writeln!(f, "{} {bar} {text}", self.paint(Style::Margin, format_args!("{line:>width$}")))?;
        let mark = mark.lead + &self.paint(style, format_args!("{}{message}", "^".repeat(mark.length)));
        writeln!(f, "{:width$} {bar} {mark}", "")
    }
}

struct Mark {
    /// What stands before the mark: as wide as what stands before the place.
    lead: String,
    length: usize,
}

/// The part of a line around a column, and the mark below it.
fn excerpt(line: &str, column: usize) -> (String, Mark) {
    let column = column.saturating_sub(1);
    let skipped = column.saturating_sub(SHOWN_BEFORE);
    let mut shown = String::new();
    let mut lead = String::new();
    if skipped > 0 {
        shown.push('…');
        lead.push(' ');
    }
    let mut length = 0;
    let mut marking = true;
    let mut characters = line.chars().skip(skipped).enumerate();
    for (index, character) in characters.by_ref().take(column - skipped + SHOWN_AFTER) {
        let index = index + skipped;
        // Control characters could move the cursor; a tab is as wide here as it is in the mark.
        shown.push(if character.is_control() && character != '\t' { '\u{fffd}' } else { character });
        if index < column {
            lead.push(if character == '\t' { '\t' } else { ' ' });
        } else if marking && is_word(character) {
            length += 1;
        } else {
            marking = false;
        }
    }
    if characters.next().is_some() {
        shown.push('…');
    }
    (shown, Mark { lead, length: length.max(1) })
}

/// Whether a character belongs to the shape ID, word or number that is marked.
fn is_word(character: char) -> bool {
    character.is_alphanumeric() || matches!(character, '_' | '.' | '#' | '$' | '@' | '-')
}

fn digits(number: usize) -> usize {
    number.to_string().len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn render(text: &str, offset: u32, other: Option<u32>) -> String {
        let mut sources = Sources::default();
        let source = sources.add("model.smithy", text);
        let mut report = Report::default();
        let mut diagnostic =
            Diagnostic::error("Model", Place::Offset(source, offset), "this is wrong").help("do it well");
        if let Some(other) = other {
            diagnostic = diagnostic.related(Place::Offset(source, other), "the other one");
        }
        report.push(diagnostic);
        report.render(&sources).to_string()
    }

    #[test]
    fn the_place_is_marked_under_its_line() {
        let expected = [
            "error[Model]: this is wrong",
            " --> model.smithy:2:6",
            "  |",
            "2 | \tint Ärger b",
            "  | \t    ^^^^^",
            "  = help: do it well",
        ];
        assert_eq!(render("a\n\tint Ärger b\nc", 7, None).trim_end(), expected.join("\n"));
    }

    #[test]
    fn two_places_are_both_shown() {
        let expected = [
            "error[Model]: this is wrong",
            "  --> model.smithy:10:1",
            "   |",
            "10 | ten",
            "   | ^^^",
            "  ::: model.smithy:2:1",
            "   |",
            " 2 | two",
            "   | ^^^ the other one",
            "   = help: do it well",
        ];
        assert_eq!(render("one\ntwo\n\n\n\n\n\n\n\nten", 15, Some(4)).trim_end(), expected.join("\n"));
    }

    #[test]
    fn a_long_line_is_cut_around_its_place() {
        let text = format!("{}HERE {}", "x ".repeat(5000), "y".repeat(5000));
        let rendered = render(&text, 10_000, None);
        assert!(rendered.len() < 600, "{rendered}");
        assert!(rendered.contains("model.smithy:1:10001"), "{rendered}");
        let lines: Vec<Vec<char>> = rendered.lines().map(|line| line.chars().collect()).collect();
        let mark = lines[4].iter().position(|character| *character == '^').expect("a mark");
        assert_eq!(lines[3][mark..mark + 4].iter().collect::<String>(), "HERE");
        assert_eq!(lines[4].iter().filter(|character| **character == '^').count(), 4);
    }

    #[test]
    fn control_characters_are_not_printed() {
        assert!(!render("\u{1b}[31m \u{7}x", 6, None).contains(['\u{1b}', '\u{7}']));
    }
}
