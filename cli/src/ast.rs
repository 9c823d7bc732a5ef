use crate::arguments::Files;
use crate::{input, output};
use std::process::ExitCode;

pub(crate) fn run(files: &Files) -> ExitCode {
    match input::read_valid(files) {
        Ok(model) => output::print(smithereens_codegen::ast::to_string(&model).as_bytes()),
        Err(code) => code,
    }
}
