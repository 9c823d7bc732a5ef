//! `smithereens`: Smithy models from a shell.

mod arguments;
mod ast;
mod client;
mod generate;
mod input;
mod operations;
mod output;
mod package;
mod validate;

use arguments::{Arguments, Command};
use clap::{CommandFactory, Parser};
use std::process::ExitCode;

fn main() -> ExitCode {
    match Arguments::parse().command {
        Command::Ast { files } => ast::run(&files),
        Command::Validate { files } => validate::run(&files),
        Command::Operations { files } => operations::run(&files),
        Command::Generate(request) => generate::run(&request),
        Command::Crate(request) => package::run(&request),
        Command::Completions { shell } => {
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut Arguments::command(), "smithereens", &mut script);
            output::print(&script)
        }
    }
}
