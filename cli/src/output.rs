use smithereens_codegen::Error;
use smithereens_codegen::diagnostic::Report;
use smithereens_codegen::load::Sources;
use std::io::{ErrorKind, IsTerminal, Write};
use std::path::PathBuf;
use std::process::ExitCode;

/// Prints to standard output. Who reads it may stop before the end, as `head` does.
pub(crate) fn print(text: &[u8]) -> ExitCode {
    let mut output = std::io::stdout().lock();
    match output.write_all(text).and_then(|()| output.flush()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) if error.kind() == ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: cannot write to standard output: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Prints the path of what was written, or why nothing was.
pub(crate) fn print_written(written: Result<PathBuf, Error>) -> ExitCode {
    match written {
        Ok(path) => print(format!("{}\n", path.display()).as_bytes()),
        Err(error) => {
            eprintln!("{}", error.to_string().trim_end());
            ExitCode::FAILURE
        }
    }
}

/// Prints diagnostics to standard error, in colors if that is a terminal and <https://no-color.org> does not forbid it.
pub(crate) fn print_diagnostics(report: &Report, sources: &Sources) {
    let is_forbidden = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    let is_colored = std::io::stderr().is_terminal() && !is_forbidden;
    eprint!("{}", report.render(sources).colored(is_colored));
}
