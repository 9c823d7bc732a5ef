use std::future::Future;
use std::pin::Pin;
use std::process::{Command, Stdio};

/// One way in which calls fail.
pub(crate) struct Scenario {
    pub(crate) name: &'static str,
    /// The environment variables, in addition to those that exclude the settings of the machine.
    pub(crate) environment: &'static [(&'static str, &'static str)],
    pub(crate) run: fn() -> Pin<Box<dyn Future<Output = ()>>>,
}

/// The credentials and region that most scenarios have.
pub(crate) const SIGNED_IN: &[(&str, &str)] =
    &[("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE"), ("AWS_SECRET_ACCESS_KEY", "secret"), ("AWS_REGION", "eu-west-1")];

/// A scenario from the `async fn` of this name. By default, its environment has credentials and a region.
macro_rules! scenario {
    ($name:ident) => {
        $crate::failures::scenario::scenario!($name, $crate::failures::scenario::SIGNED_IN)
    };
    ($name:ident, $environment:expr) => {
        $crate::failures::scenario::Scenario {
            name: stringify!($name),
            environment: $environment,
            run: || Box::pin($name()),
        }
    };
}
pub(crate) use scenario;

/// Runs a scenario in this process.
pub(crate) fn run(scenario: &Scenario) {
    let runtime =
        tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().expect("a runtime");
    runtime.block_on((scenario.run)());
    // Do not wait for tasks of stalled calls.
    runtime.shutdown_background();
}

/// Runs each scenario in a separate process, a few in parallel, and prints their outputs in order.
pub(crate) fn run_all(scenarios: &[&Scenario]) {
    let program = std::env::current_exe().expect("the path of this program");
    for some in scenarios.chunks(4) {
        let children: Vec<_> = some
            .iter()
            .map(|scenario| {
                Command::new(&program)
                    .arg(scenario.name)
                    .env_clear()
                    .env("AWS_EC2_METADATA_DISABLED", "true")
                    .env("AWS_CONFIG_FILE", "/nowhere/config")
                    .env("AWS_SHARED_CREDENTIALS_FILE", "/nowhere/credentials")
                    .envs(scenario.environment.iter().copied())
                    .stdin(Stdio::null())
                    .stdout(Stdio::piped())
                    .stderr(Stdio::piped())
                    .spawn()
                    .expect("this program starts again")
            })
            .collect();
        for (scenario, child) in some.iter().zip(children) {
            let output = child.wait_with_output().expect("the output of this program");
            println!("== {}", scenario.name.replace('_', " "));
            print!("{}", String::from_utf8_lossy(&output.stdout));
            if !output.status.success() {
                println!("{}: {}", output.status, String::from_utf8_lossy(&output.stderr));
            }
            println!();
        }
    }
}
