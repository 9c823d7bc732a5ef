//! Models that break one rule of Smithy each, and the event that says so, by the rules and examples of the
//! [specification](https://smithy.io/2.0/spec/index.html).

mod http;
mod linters;
mod metadata;
mod published;
mod refused;
mod resources;
mod services;
mod shapes;
mod traits;

use smithereens_codegen::Error;
use smithereens_codegen::diagnostic::{Report, Severity};
use smithereens_codegen::load::Loader;

/// The report about a model with the namespace `example`. A text that begins with `$version` or `{` is a whole file.
fn validate(text: &str) -> Report {
    let is_whole = text.trim_start().starts_with(['$', '{']) || text.trim_start().starts_with("metadata");
    let file = match is_whole {
        true if text.trim_start().starts_with("metadata") => format!("$version: \"2\"\n{text}"),
        true => text.to_owned(),
        false => format!("$version: \"2\"\nnamespace example\n{}", statements(text)),
    };
    match Loader::new().text("model", file).load() {
        Ok(loaded) => smithereens_codegen::validate(&loaded),
        Err(Error::Invalid(report)) => report,
        Err(error) => panic!("{error}"),
    }
}

/// The statements and members of a text, each on a line of its own: several of them can be written on one line here.
fn statements(text: &str) -> String {
    const KEYWORDS: &str = "blob boolean byte document double enum float intEnum integer list long map operation resource \
        service short string structure timestamp union bigInteger bigDecimal @";
    let (mut lines, mut depth, mut is_quoted) = (String::new(), 0_usize, false);
    for (index, character) in text.char_indices() {
        match character {
            '"' if !text[..index].ends_with('\\') => is_quoted = !is_quoted,
            '{' | '(' | '[' if !is_quoted => depth += 1,
            '}' | ')' | ']' if !is_quoted => depth = depth.saturating_sub(1),
            _ => {}
        }
        let word = text[index..].split(|c: char| !c.is_ascii_alphanumeric() && c != '@').next().unwrap_or_default();
        let word = if word.starts_with('@') { "@" } else { word };
        let is_start =
            text[..index].ends_with([' ', '\n']) && KEYWORDS.split_whitespace().any(|keyword| keyword == word);
        if depth == 0 && !is_quoted && is_start {
            lines.push('\n');
        }
        // A value of a member ends with its line.
        match character {
            ',' if !is_quoted => lines.push_str(",\n"),
            '}' if !is_quoted => lines.push_str("\n}"),
            _ => lines.push(character),
        }
    }
    lines
}

/// The events about a model that have an ID, each as its severity and the shape in the namespace `example`.
fn events(text: &str, id: &str) -> Vec<(Severity, String)> {
    let report = validate(text);
    let events = report.diagnostics().iter().filter(|diagnostic| diagnostic.id() == id);
    let shape = |message: &str| {
        let quoted = message.strip_prefix('`').and_then(|rest| rest.split('`').next()).unwrap_or_default();
        quoted.strip_prefix("example#").unwrap_or(quoted).to_owned()
    };
    events.map(|diagnostic| (diagnostic.severity(), shape(diagnostic.message()))).collect()
}

/// The model has exactly one event with this ID, about this shape.
#[track_caller]
fn assert_event(severity: Severity, id: &str, shape: &str, text: &str) {
    let found = events(text, id);
    assert_eq!(found, [(severity, shape.to_owned())], "{id} of\n{text}\n{}", validate(text));
}

/// The model has one error with this ID, about this shape.
#[track_caller]
fn assert_error(id: &str, shape: &str, text: &str) {
    assert_event(Severity::Error, id, shape, text);
}

/// The model has no event with this ID.
#[track_caller]
fn assert_none(id: &str, text: &str) {
    assert_eq!(events(text, id), [], "{id} of\n{text}\n{}", validate(text));
}

/// The model has no errors.
#[track_caller]
fn assert_valid(text: &str) {
    let report = validate(text);
    assert!(!report.has_errors(), "{text}\n{report}");
}
