//! Measures generated clients and the generator against their peers, and prints tables.

mod build;
mod call;
mod changed_model;
mod client;
mod compiler;
mod costs;
mod failure;
mod generator;
mod process;
mod programs;
mod rebuild;
mod record;
mod selection;
mod server;
mod services;
mod size;
mod source;
mod start;
mod table;
mod tools;

use failure::Failure;
use selection::Selection;

use std::env;
use std::process::ExitCode;

const HELP: &str = "\
Measures generated clients and the generator against their peers.

Usage: cargo run --release --package smithereens-bench -- BENCHMARK [NAME...|--check]

  call [NAME...]
             calls: instructions, allocations and time; ours against AWS's own crate (needs valgrind, hyperfine, and the
             folders of models that SMITHY_MODELS and BOTOCORE_DATA name)
  generator  the generator: as a build script, and over every model that there is (needs valgrind, hyperfine, and the
             folders of models that SMITHY_MODELS and BOTOCORE_DATA name)

Of programs with AWS's crates and with generated clients, out of bench/programs (all need the folders of models):

  build      cold builds
  client     what rustc takes for a client alone, of the operations that a program calls and of the whole service
  rebuild    builds after a change
  size       the programs, stripped
  start      from start to end of a program that makes one call, and its memory

  --check    of `call` and `generator`: measure only what comes out the same on any machine, and fail when a ratio is
             worse by more than a tenth than docs/src/benchmarks.md records
  NAME       of the others: a service (apigateway, dynamodb, ec2, s3, sqs), a variant of programs (official, lean, ours)
             or a profile (dev, release), to measure only these; `lean` is measured of API Gateway only, unless named";

fn main() -> ExitCode {
    if let Some(code) = compiler::stand_in() {
        return code;
    }
    let arguments: Vec<String> = env::args().skip(1).collect();
    match run(&arguments.iter().map(String::as_str).collect::<Vec<_>>()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &[&str]) -> Result<(), Failure> {
    match arguments {
        ["call", "--check"] => call::check(),
        ["call", names @ ..] => call::measure(names),
        ["generator", "--check"] => generator::check(),
        ["generator"] => generator::measure(),
        ["build", names @ ..] => build::measure(Selection::new(names)),
        ["client", names @ ..] => client::measure(Selection::new(names)),
        ["rebuild", names @ ..] => rebuild::measure(Selection::new(names)),
        ["size", names @ ..] => size::measure(Selection::new(names)),
        ["start", names @ ..] => start::measure(Selection::new(names)),
        ["cost", program, arguments @ ..] => start::cost(program, arguments),
        _ => Err(Failure::new(HELP)),
    }
}
