use crate::arguments::{Denied, Files};
use crate::{input, output};
use smithereens_codegen::Error;
use smithereens_codegen::diagnostic::Severity;
use std::process::ExitCode;

/// Prints the diagnostics of a model and counts them. The exit code is 1 if there are errors, or warnings that are denied.
pub(crate) fn run(files: &Files, denied: Option<Denied>) -> Result<ExitCode, Error> {
    let report = match input::load(files) {
        Ok(loaded) => smithereens_codegen::check(&loaded),
        Err(Error::Invalid(report)) => report,
        Err(error) => return Err(error),
    };
    output::print_report(&report);
    let warnings = report.count(Severity::Warning) + report.count(Severity::Danger);
    let (errors, notes) = (report.count(Severity::Error), report.count(Severity::Note));
    let notes = if notes > 0 { format!(", {}", output::count(notes, "note")) } else { String::new() };
    eprintln!("{}, {}{notes}", output::count(errors, "error"), output::count(warnings, "warning"));
    let is_denied = match denied {
        Some(Denied::Warnings) => warnings > 0,
        None => false,
    };
    Ok(if errors > 0 || is_denied { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}
