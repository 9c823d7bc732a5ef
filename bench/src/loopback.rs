//! Programs that call the local server, and their cost.

use crate::costs;
use crate::failure::Failure;
use crate::process::Cost;
use crate::programs::{Program, Setup, Side};
use crate::tools;
use std::env;
use std::net::SocketAddr;
use std::path::Path;
use std::process::Command;

/// The median costs of a program in several setups and on both sides.
///
/// The variants run in turn, so that other load on the machine affects all of them.
///
/// # Errors
/// A program does not compile, or prints something else than `expected`.
pub(crate) fn costs(
    calls: &'static str,
    variants: &[(Setup, Side)],
    arguments: &[&str],
    expected: &str,
    server: SocketAddr,
    runs: usize,
) -> Result<Vec<(Setup, Side, Cost)>, Failure> {
    let mut programs = Vec::new();
    for &(setup, side) in variants {
        programs.push((setup, side, Program { calls, side, setup }.executable()?, Vec::new()));
    }
    for _ in 0..runs {
        for (.., program, costs) in &mut programs {
            costs.push(run(program, arguments, expected, server)?);
        }
    }
    Ok(programs.iter().filter_map(|(setup, side, _, costs)| Some((*setup, *side, costs::median(costs)?))).collect())
}

/// Runs a program in a separate process without other children, because the system reports the peak memory of all children
/// together.
fn run(program: &Path, arguments: &[&str], expected: &str, server: SocketAddr) -> Result<Cost, Failure> {
    let mut command = Command::new(env::current_exe()?);
    command
        .arg("cost")
        .arg(program)
        .args(arguments)
        .env_clear()
        .env("AWS_ACCESS_KEY_ID", "AKIAIOSFODNN7EXAMPLE")
        .env("AWS_SECRET_ACCESS_KEY", "secret")
        .env("AWS_REGION", "us-east-1")
        .env("AWS_ENDPOINT_URL", format!("http://{server}"));
    let (output, _) = tools::output(&mut command)?;
    match output.split_once('\n') {
        Some((printed, cost)) if printed == expected => cost.parse().map_err(Failure::new),
        _ => Err(Failure::new(format!("expected `{expected}` from {}, found `{output}`", program.display()))),
    }
}

/// Runs a program, and prints its cost after its own output.
pub(crate) fn print_cost(program: &str, arguments: &[&str]) -> Result<(), Failure> {
    println!("{}", tools::cost(Command::new(program).args(arguments))?);
    Ok(())
}
