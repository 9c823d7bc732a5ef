//! The benchmark of programs that make one call and exit.

use crate::costs::{self, CPU_MILLISECONDS, MILLISECONDS, Measure, RESIDENT};
use crate::failure::Failure;
use crate::process::Cost;
use crate::programs::{self, Program};
use crate::selection::Selection;
use crate::services::SERVICES;
use crate::{server, tools};
use std::env;
use std::net::SocketAddr;
use std::path::Path;
use std::process::Command;

const MEASURES: [Measure; 3] = [MILLISECONDS, CPU_MILLISECONDS, RESIDENT];

/// The number of times that each program is run.
const RUNS: usize = 51;

/// Prints the cost of programs that call `GetGatewayResponse`, next to ours.
pub(crate) fn measure(mut selection: Selection) -> Result<(), Failure> {
    let variants = selection.variants();
    selection.finish()?;
    let service = SERVICES.into_iter().find(|service| service.name == "apigateway");
    let service = service.ok_or_else(|| Failure::new("no program calls API Gateway"))?;
    programs::fetch()?;
    let server = server::start()?;
    let mut programs = Vec::new();
    for &variant in service.variants(&variants) {
        programs.push((variant, Program { service, variant }.executable()?, Vec::new()));
    }
    // In turn, so that other load on the machine affects all of them.
    for _ in 0..RUNS {
        for (_, program, costs) in &mut programs {
            costs.push(run(program, server)?);
        }
    }
    let costs = programs.iter().filter_map(|(variant, _, costs)| Some((*variant, costs::median(costs)?)));
    let costs: Vec<_> = costs.collect();
    costs::print_titles("start, one call, end", &MEASURES);
    costs::print_rows("GetGatewayResponse", &costs, &MEASURES);
    Ok(())
}

/// Runs a program that calls a server, in a separate process without other children, because the system reports the peak
/// memory of all children together.
fn run(program: &Path, server: SocketAddr) -> Result<Cost, Failure> {
    let mut command = Command::new(env::current_exe()?);
    command
        .arg("cost")
        .args([program.as_os_str(), "a1b2c3d4e5".as_ref()])
        .env_clear()
        .env("AWS_ACCESS_KEY_ID", "AKIAIOSFODNN7EXAMPLE")
        .env("AWS_SECRET_ACCESS_KEY", "secret")
        .env("AWS_REGION", "us-east-1")
        .env("AWS_ENDPOINT_URL", format!("http://{server}"));
    let (output, _) = tools::output(&mut command)?;
    match output.split_once('\n') {
        Some(("403", cost)) => cost.parse().map_err(Failure::new),
        _ => Err(Failure::new(format!("expected `403` from {}, found `{output}`", program.display()))),
    }
}

/// Runs a program, and prints its cost after its own output.
pub(crate) fn cost(program: &str, arguments: &[&str]) -> Result<(), Failure> {
    println!("{}", tools::cost(Command::new(program).args(arguments))?);
    Ok(())
}
