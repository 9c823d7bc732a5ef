//! Measures generated clients and the generator against their peers, and prints tables.

mod build;
mod call;
mod changed_model;
mod client;
mod compiler;
mod costs;
mod failure;
mod generator;
mod loopback;
mod options;
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
mod throughput;
mod tools;
mod transfer;

use failure::Failure;
use selection::Selection;

use std::env;
use std::process::ExitCode;

const HELP: &str = "\
Measures generated clients and the generator against their peers.

Usage: cargo run --release --package smithereens-bench -- BENCHMARK [NAME...|--check]

  call [NAME...]  calls: instructions, allocations and time; ours against AWS's crate (needs valgrind, hyperfine)
  generator       the generator: as a build script, and over all models (needs valgrind, hyperfine)
  options         each option of the generator: packages, lines, and CPU time of the build script and of rustc

Of the programs in bench/programs, with AWS's crates and with generated clients:

  build           cold builds
  client          compiling a client alone, with the operations that a program calls and with all operations
  rebuild         builds after a change
  size            the programs, stripped (needs strip)
  crates          the number of crates
  start           from start to end of a program that makes one call, and its memory
  throughput      64 calls at a time
  transfer        objects that are put into S3 and got from it

  NAME            a service (apigateway, dynamodb, ec2, ec2-regions, s3, s3-list, sqs, sts), a setup (lean, real, defaults),
                  a side (aws, ours) or a profile (dev, release), to measure only these; the name of a call for `call`
  --check         of `call` and `generator`: measure only instructions, and fail if a ratio is worse by more than a tenth
                  than in docs/src/benchmarks.md

All need the folders of models that SMITHY_MODELS and BOTOCORE_DATA name, and `options` also needs SMITHY_PROTOCOL_TESTS.";

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
        ["options"] => options::measure(),
        ["build", names @ ..] => build::measure(Selection::new(names)),
        ["client", names @ ..] => client::measure(Selection::new(names)),
        ["rebuild", names @ ..] => rebuild::measure(Selection::new(names)),
        ["size", names @ ..] => size::measure(Selection::new(names)),
        ["crates", names @ ..] => size::measure_crates(Selection::new(names)),
        ["start", names @ ..] => start::measure(Selection::new(names)),
        ["throughput", names @ ..] => throughput::measure(Selection::new(names)),
        ["transfer", names @ ..] => transfer::measure(Selection::new(names)),
        ["cost", program, arguments @ ..] => loopback::print_cost(program, arguments),
        _ => Err(Failure::new(HELP)),
    }
}
