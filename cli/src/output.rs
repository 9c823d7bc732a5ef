use crate::error::Error;
use smithereens_codegen::diagnostic::{Diagnostic, Report};
use std::io::{self, ErrorKind, IsTerminal, Write};

/// Prints to standard output. A reader such as `head`, which closes the pipe before the end, is not an error.
pub(crate) fn print(text: &[u8]) -> Result<(), smithereens_codegen::Error> {
    let mut output = io::stdout().lock();
    match output.write_all(text).and_then(|()| output.flush()) {
        Err(source) if source.kind() != ErrorKind::BrokenPipe => {
            Err(smithereens_codegen::Error::Write { path: "<standard output>".into(), source })
        }
        _ => Ok(()),
    }
}

/// Prints an error to standard error.
pub(crate) fn print_error(error: &Error) {
    let report = match error {
        Error::Codegen(error) => error.report(),
        Error::Request { .. } => None,
    };
    match report {
        Some(report) => print_report(report),
        None => eprintln!("{error}"),
    }
}

/// Prints diagnostics to standard error, in colors if that is a terminal and <https://no-color.org> does not forbid them.
pub(crate) fn print_report(report: &Report) {
    match io::stderr().is_terminal() && !is_forbidden() {
        true => eprint!("{}", report.colored()),
        false => eprint!("{report}"),
    }
}

/// A diagnostic for standard output, in colors under the same conditions.
pub(crate) fn for_stdout(diagnostic: &Diagnostic) -> String {
    match io::stdout().is_terminal() && !is_forbidden() {
        true => diagnostic.colored().to_string(),
        false => diagnostic.to_string(),
    }
}

/// Whether the environment forbids colors.
fn is_forbidden() -> bool {
    std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty())
}

/// A number of things.
pub(crate) fn count(number: usize, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}
