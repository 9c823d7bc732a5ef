use crate::arguments::Files;
use crate::input::{self, Input};
use std::process::ExitCode;

pub(crate) fn run(files: &Files) -> ExitCode {
    let Input { errors, warnings, .. } = input::read(files);
    eprintln!("{}, {}", count(errors, "error"), count(warnings, "warning"));
    if errors == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn count(number: usize, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}
