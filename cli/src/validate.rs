use crate::arguments::Files;
use crate::{input, output};
use smithereens_codegen::Error;
use smithereens_codegen::diagnostic::{Report, Severity};
use std::process::ExitCode;

/// Prints the diagnostics of a model and counts them. The exit code is 1 if there are errors.
pub(crate) fn run(files: &Files) -> Result<ExitCode, Error> {
    let (report, code) = match input::load(files) {
        Ok(loaded) => (loaded.warnings().clone(), ExitCode::SUCCESS),
        Err(Error::Invalid(report)) => (report, ExitCode::FAILURE),
        Err(error) => return Err(error),
    };
    output::print_report(&report);
    eprintln!("{}, {}", count(&report, Severity::Error, "error"), count(&report, Severity::Warning, "warning"));
    Ok(code)
}

fn count(report: &Report, severity: Severity, noun: &str) -> String {
    let number = report.count(severity);
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}
