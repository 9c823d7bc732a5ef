use crate::arguments::Files;
use crate::output;
use smithereens_codegen::diagnostic::{Report, Severity};
use smithereens_codegen::load::{self, Sources};
use smithereens_codegen::model::{Model, SourceId};
use std::path::Path;
use std::process::ExitCode;

/// The model that files make together, after what is wrong with it was printed.
pub(crate) struct Input {
    pub(crate) model: Model,
    pub(crate) sources: Sources,
    pub(crate) errors: usize,
    pub(crate) warnings: usize,
}

pub(crate) fn read(files: &Files) -> Input {
    let (mut sources, mut report) = (Sources::default(), Report::default());
    let mut read: Vec<SourceId> = Vec::new();
    // Each run of paths is read at once, so that a file that a folder and a path name is one file.
    for run in files.paths.chunk_by(|first, second| is_standard_input(first) == is_standard_input(second)) {
        match run.first().is_some_and(|path| is_standard_input(path)) {
            true => read.extend(load::read_from("<standard input>", std::io::stdin(), &mut sources, &mut report)),
            false => read.extend(load::read_files(run, &mut sources, &mut report)),
        }
    }
    let model = load::load_sources(&read, &mut sources, &mut report);
    output::print_diagnostics(&report, &sources);
    let count = |severity| report.diagnostics().iter().filter(|diagnostic| diagnostic.severity == severity).count();
    Input { model, sources, errors: count(Severity::Error), warnings: count(Severity::Warning) }
}

/// The same, if the model has no errors.
pub(crate) fn read_valid(files: &Files) -> Result<Input, ExitCode> {
    let input = read(files);
    if input.errors == 0 { Ok(input) } else { Err(ExitCode::FAILURE) }
}

fn is_standard_input(path: &Path) -> bool {
    path.as_os_str() == "-"
}
