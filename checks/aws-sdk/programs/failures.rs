//! How calls fail, and how they recover: what a service sees of it, and what a program is told.
//!
//! Without an argument, it runs every scenario in a process of its own, with nothing in its environment but what the
//! scenario says, and prints what they print. The servers are its own, on the loopback interface.

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
