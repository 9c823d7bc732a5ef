//! Diagnostics as text for a person. The text is written here and not by a crate such as annotate-snippets, because build
//! scripts pay for every crate that they compile: annotate-snippets takes a tenth of the time of this crate with all of its
//! dependencies.

use super::message::{Diagnostic, Severity};
use crate::source::FilePosition;
use std::fmt;

/// How many characters of a line are shown before the marked position, and after its start. AWS's JSON AST models can be
/// one line of millions of characters.
const SHOWN_BEFORE: usize = 60;
const SHOWN_AFTER: usize = 80;

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        render(self, false, f)
    }
}

impl Diagnostic {
    /// Displays the diagnostic in colors, as ANSI escape sequences.
    ///
    /// ```no_run
    /// let loaded = smithereens_codegen::load::load(["model/"])?;
    /// for warning in loaded.warnings().diagnostics() {
    ///     eprint!("{}", warning.colored());
    /// }
    /// # Ok::<(), smithereens_codegen::Error>(())
    /// ```
    pub fn colored(&self) -> impl fmt::Display + '_ {
        fmt::from_fn(|f| render(self, true, f))
    }
}

/// Writes a diagnostic and an empty line.
pub(super) fn render(diagnostic: &Diagnostic, is_colored: bool, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let paint = Paint { is_colored };
    let severity = diagnostic.severity();
    let style = match severity {
        Severity::Note => Style::Margin,
        Severity::Warning | Severity::Danger => Style::Warning,
        Severity::Error => Style::Error,
    };
    let title = paint.text(style, format_args!("{}[{}]", severity.name(), diagnostic.id()));
    writeln!(f, "{title}{}", paint.text(Style::Strong, format_args!(": {}", diagnostic.message())))?;
    let related = diagnostic.related_positions().map(|(position, note)| (position, Some(note)));
    let positions: Vec<_> = diagnostic.position().map(|position| (position, None)).into_iter().chain(related).collect();
    let width = positions.iter().map(|(position, _)| position.line().to_string().len()).max().unwrap_or(1);
    for (position, note) in &positions {
        snippet(paint, style, position, *note, width, f)?;
    }
    if let Some(help) = diagnostic.help() {
        writeln!(f, "{:width$} {} help: {help}", "", paint.text(Style::Margin, "="))?;
    }
    writeln!(f)
}

#[derive(Clone, Copy)]
enum Style {
    Error,
    Warning,
    Margin,
    Strong,
}

#[derive(Clone, Copy)]
struct Paint {
    is_colored: bool,
}

impl Paint {
    fn text(self, style: Style, text: impl fmt::Display) -> String {
        let code = match style {
            Style::Error => "1;31",
            Style::Warning => "1;33",
            Style::Margin => "1;34",
            Style::Strong => "1",
        };
        if self.is_colored { format!("\u{1b}[{code}m{text}\u{1b}[0m") } else { text.to_string() }
    }
}

/// Writes the line of a position, with a mark under it. A note belongs to a related position.
fn snippet(
    paint: Paint,
    style: Style,
    position: &FilePosition<'_>,
    note: Option<&str>,
    width: usize,
    f: &mut fmt::Formatter<'_>,
) -> fmt::Result {
    let arrow = if note.is_some() { ":::" } else { "-->" };
    writeln!(f, "{:width$}{} {position}", "", paint.text(Style::Margin, arrow))?;
    let bar = paint.text(Style::Margin, "|");
    let (text, mark) = excerpt(position.line_text(), position.column());
    let (style, note) = match note {
        Some(note) => (Style::Margin, format!(" {note}")),
        None => (style, String::new()),
    };
    writeln!(f, "{:width$} {bar}", "")?;
    writeln!(f, "{} {bar} {text}", paint.text(Style::Margin, format_args!("{:>width$}", position.line())))?;
    let mark = mark.lead + &paint.text(style, format_args!("{}{note}", "^".repeat(mark.length)));
    writeln!(f, "{:width$} {bar} {mark}", "")
}

struct Mark {
    /// The text before the mark, as wide as the text before the marked position.
    lead: String,
    length: usize,
}

/// The part of a line around a column, and the mark under it.
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
        // Control characters could move the cursor. A tab is as wide here as in the mark.
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

/// Whether a character is part of a shape ID, word or number, which is marked as a whole.
fn is_word(character: char) -> bool {
    character.is_alphanumeric() || matches!(character, '_' | '.' | '#' | '$' | '@' | '-')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Report;
    use crate::source::{Place, Sources};
    use std::sync::Arc;

    fn render(text: &str, offset: u32, other: Option<u32>) -> String {
        let mut sources = Sources::default();
        let source = sources.add("model.smithy", text);
        let mut report = Report::default();
        let place = Place::Offset(source, offset);
        let mut diagnostic = Diagnostic::error("Model", place, "this is wrong").with_help("do it well");
        if let Some(other) = other {
            diagnostic = diagnostic.related(Place::Offset(source, other), "the other one");
        }
        report.push(diagnostic);
        report.locate(&Arc::new(sources));
        report.to_string()
    }

    #[test]
    fn the_position_is_marked_under_its_line() {
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
    fn related_positions_are_shown() {
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
    fn a_long_line_is_cut_around_the_position() {
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
