//! How calls fail and recover: the requests that a service receives, and the errors that a program gets.
//!
//! Without an argument, it runs every scenario in a separate process, with only the environment of the scenario, and prints
//! their output. The program starts the servers itself, on the loopback interface.

mod failures {
    pub(crate) mod clients;
    pub(crate) mod clocks;
    pub(crate) mod configuration;
    pub(crate) mod connections;
    pub(crate) mod identity;
    pub(crate) mod interceptors;
    pub(crate) mod mocks;
    pub(crate) mod report;
    pub(crate) mod responses;
    pub(crate) mod retries;
    pub(crate) mod scenario;
    pub(crate) mod server;
    pub(crate) mod streams;
    pub(crate) mod timeouts;
}

use failures::scenario::{self, Scenario};

fn main() {
    let modules: [&[Scenario]; 9] = [
        &failures::interceptors::SCENARIOS,
        &failures::mocks::SCENARIOS,
        &failures::retries::SCENARIOS,
        &failures::responses::SCENARIOS,
        &failures::timeouts::SCENARIOS,
        &failures::streams::SCENARIOS,
        &failures::clocks::SCENARIOS,
        &failures::connections::SCENARIOS,
        &failures::identity::SCENARIOS,
    ];
    let scenarios: Vec<&Scenario> = modules.into_iter().flatten().chain(&failures::configuration::SCENARIOS).collect();
    match std::env::args().nth(1) {
        Some(name) => scenario::run(scenarios.into_iter().find(|scenario| scenario.name == name).expect("its name")),
        None => scenario::run_all(&scenarios),
    }
}
