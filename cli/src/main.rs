//! The command `smithereens`: checks, lists and prints Smithy models, and generates clients from them.

mod add;
mod adopt;
mod arguments;
mod ast;
mod changes;
mod client;
mod diff;
mod error;
mod generate;
mod input;
mod models;
mod operations;
mod output;
mod package;
mod policy;
mod serve;
mod slice;
mod temporary;
mod update;
mod validate;

use arguments::{Arguments, Command};
use clap::{CommandFactory, Parser};
use error::Error;
use std::process::ExitCode;

fn main() -> ExitCode {
    run(Arguments::parse().command).unwrap_or_else(|error| {
        output::print_error(&error);
        ExitCode::FAILURE
    })
}

fn run(command: Command) -> Result<ExitCode, Error> {
    match command {
        Command::Add(request) => add::run(&request)?,
        Command::Adopt(request) => adopt::run(&request)?,
        Command::Ast { files } => ast::run(&files)?,
        Command::Validate { files, deny } => return Ok(validate::run(&files, deny)?),
        Command::Diff(request) => return Ok(diff::run(&request)?),
        Command::Operations { files } => operations::run(&files)?,
        Command::Generate(request) => generate::run(&request)?,
        Command::Crate(request) => package::run(&request)?,
        Command::Serve(request) => serve::run(&request)?,
        Command::Slice(request) => slice::run(&request)?,
        Command::Policy(request) => policy::run(&request)?,
        Command::Update(request) => return update::run(&request),
        Command::Completions { shell } => {
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut Arguments::command(), "smithereens", &mut script);
            output::print(&script)?;
        }
    }
    Ok(ExitCode::SUCCESS)
}
