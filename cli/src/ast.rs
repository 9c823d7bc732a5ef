use crate::arguments::Files;
use crate::{input, output};
use std::process::ExitCode;

pub(crate) fn run(files: &Files) -> ExitCode {
    match input::read_valid(files) {
        Ok(input) => output::print(smithereens_codegen::ast::to_string(&input.model).as_bytes()),
        Err(code) => code,
    }
}
