//! Measures generated clients and the generator against their peers, and prints tables.

mod call;
mod failure;
mod generator;
mod models;
mod record;
mod table;
mod tools;

use failure::Failure;
use std::env;
use std::process::ExitCode;

const HELP: &str = "\
Measures generated clients and the generator against their peers.

Usage: cargo run --release --package smithereens-bench -- BENCHMARK [--check]

  call [NAME...]
             calls: instructions, allocations and time; ours against AWS's own crate (needs valgrind, hyperfine, and the
             folders of models that SMITHY_MODELS and BOTOCORE_DATA name)
  generator  the generator: as a build script, and over every model that there is (needs valgrind, hyperfine, and the
             folders of models that SMITHY_MODELS and BOTOCORE_DATA name)

  --check    measure only what comes out the same on any machine, and fail when a ratio is worse by more than a tenth
             than docs/benchmarks.md records";

fn main() -> ExitCode {
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
        _ => Err(Failure::new(HELP)),
    }
}
