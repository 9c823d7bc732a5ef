use crate::arguments::{Denied, Diff, Format};
use crate::{input, output};
use smithereens_codegen::Error;
use smithereens_codegen::diagnostic::Severity;
use smithereens_codegen::diff::{self, Change, ItemChange, ItemChangeKind};
use std::fmt::Write;
use std::process::ExitCode;

/// Prints the differences between two models. The exit code is 1 if a change breaks, or if there are warnings that are
/// denied.
pub(crate) fn run(arguments: &Diff) -> Result<ExitCode, Error> {
    let (old, new) = (input::load_path(&arguments.old)?, input::load_path(&arguments.new)?);
    let mut comparison = diff::compare(&old, &new);
    if let Some(service) = &arguments.service {
        comparison = comparison.service(service);
    }
    if !arguments.operations.is_empty() {
        comparison = comparison.operations(&arguments.operations);
    }
    if !arguments.used_in.is_empty() {
        comparison = comparison.operations_used_in(&arguments.used_in);
    }
    let diff = comparison.run()?;
    output::print_report(diff.warnings());
    let are_chosen = !(arguments.operations.is_empty() && arguments.used_in.is_empty());
    match arguments.format {
        Format::Text => output::print(text(&diff, arguments.severity.severity(), are_chosen).as_bytes())?,
        Format::Json => output::print(diff.to_json().as_bytes())?,
    }
    let is_denied = match arguments.deny {
        Some(Denied::Warnings) => has_warnings(&diff),
        None => false,
    };
    Ok(if diff.breaks() || is_denied { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

pub(crate) fn has_warnings(diff: &diff::Diff) -> bool {
    count(diff, Severity::Warning) > 0
}

/// The differences as text, from a severity on. The operations are chosen ones, or all.
pub(crate) fn text(diff: &diff::Diff, minimum: Severity, are_chosen: bool) -> String {
    let mut text = String::new();
    for change in diff.changes().iter().filter(|change| change.diagnostic().severity() >= minimum) {
        text.push_str(&output::for_stdout(change.diagnostic()));
    }
    let items: Vec<&ItemChange> =
        diff.items().iter().filter(|item| item.breaks() || minimum == Severity::Note).collect();
    if !items.is_empty() {
        text.push_str("Rust client:\n");
        items.iter().for_each(|item| write_item(item, &mut text));
        text.push('\n');
    }
    text.push_str(&operations(diff, are_chosen));
    text.push_str(&summary(diff, minimum));
    text
}

fn write_item(item: &ItemChange, text: &mut String) {
    let path = item.path();
    let line = match (item.old(), item.new()) {
        (Some(old), Some(new)) => format!("  changed {path}\n    - {old}\n    + {new}"),
        (Some(_), None) => format!("  removed {path}"),
        (None, _) => format!("  added   {path}"),
    };
    writeln!(text, "{line}").expect("writing to memory");
}

/// How many operations change, and which of the chosen ones do.
fn operations(diff: &diff::Diff, are_chosen: bool) -> String {
    let all = diff.operations();
    if all.is_empty() {
        return String::new();
    }
    let changed: Vec<_> = all.iter().filter(|operation| operation.changes()).collect();
    let breaking = diff.changes().iter().filter(|change| change.breaks() && !change.operations().is_empty()).count();
    let mut text = format!(
        "{} of {}{} {}; {} {}\n",
        changed.len(),
        if are_chosen { "your " } else { "" },
        output::count(all.len(), "operation"),
        if changed.len() == 1 { "changes" } else { "change" },
        output::count(breaking, "change"),
        if breaking == 1 { "breaks" } else { "break" },
    );
    if are_chosen {
        for operation in changed {
            let state = if operation.breaks() { "breaks" } else { "changes" };
            writeln!(text, "    {} {state}", operation.name()).expect("writing to memory");
        }
    }
    text
}

fn summary(diff: &diff::Diff, minimum: Severity) -> String {
    let counted = |severity, noun| output::count(count(diff, severity), noun);
    let items = |kind| diff.items().iter().filter(|item| item.kind() == kind).count();
    let hidden = diff.changes().iter().filter(|change| change.diagnostic().severity() < minimum).count();
    let shown = if hidden > 0 { format!("; {hidden} not shown") } else { String::new() };
    format!(
        "{}, {}, {}, {}{shown}\nRust client: {} removed, {} changed, {} added\n",
        counted(Severity::Error, "error"),
        counted(Severity::Danger, "danger"),
        counted(Severity::Warning, "warning"),
        counted(Severity::Note, "note"),
        output::count(items(ItemChangeKind::Removed), "item"),
        items(ItemChangeKind::Changed),
        items(ItemChangeKind::Added),
    )
}

fn count(diff: &diff::Diff, severity: Severity) -> usize {
    let is_of = |change: &&Change| change.diagnostic().severity() == severity;
    diff.changes().iter().filter(is_of).count()
}
