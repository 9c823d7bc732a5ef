//! Runs AWS's scenarios of how clients find credentials.
//!
//! `CREDENTIAL_SCENARIOS` names a folder with:
//!
//! - `default-credential-provider-chain/`: scenarios of the whole chain, each in a folder
//! - `default-token-provider-chain/`: scenarios of tokens, each in a folder
//! - `profile-provider/`: scenarios of the provider of profiles, each in a folder
//! - `ecs-tests.json`: environments, and the URI of the container in each
//! - `assume-role-tests.json`: profiles, and the chain that each describes
//! - `imds-config/imds-endpoint-tests.json`: settings of the metadata service, and the URI that they lead to
//! - `login-provider-test-cases.json`: sessions of the console, and what a provider returns and writes
//!
//! Other files are left out. Any difference is a failure; the last line counts the scenarios that pass.

mod chain;
mod container;
mod expected;
mod imds;
mod login;
#[path = "../support/logs.rs"]
mod logs;
mod recorded;

use libtest_mimic::{Arguments, Failed, Trial, run};
use recorded::Provider;
use serde_json::Value;
use std::fs::{read_dir, read_to_string};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// What a scenario yields: nothing, or how the outcome differs from the expected one.
type Outcome = Result<(), String>;

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let trials = match std::env::var_os("CREDENTIAL_SCENARIOS") {
        Some(folder) => trials(Path::new(&folder)),
        None => {
            let message = "needs CREDENTIAL_SCENARIOS, the folder of AWS's scenarios";
            vec![Trial::test(message, move || Err(message.into())).with_ignored_flag(true)]
        }
    };
    let conclusion = run(&arguments, trials);
    println!("{} of {} scenarios", conclusion.num_passed, conclusion.num_passed + conclusion.num_failed);
    conclusion.exit_code()
}

fn trials(folder: &Path) -> Vec<Trial> {
    let mut trials = Vec::new();
    for path in sorted(folder) {
        match path.file_name().and_then(|name| name.to_str()) {
            Some("default-credential-provider-chain") => trials.extend(recordings(&path, Provider::DefaultChain)),
            Some("default-token-provider-chain") => trials.extend(recordings(&path, Provider::Token)),
            Some("profile-provider") => trials.extend(recordings(&path, Provider::Profile)),
            Some("assume-role-tests.json") => trials.extend(cases(&path, |file| file.clone(), chain::check)),
            Some("ecs-tests.json") => trials.extend(cases(&path, |file| file["tests"].clone(), container::check)),
            Some("imds-config") => {
                let file = path.join("imds-endpoint-tests.json");
                trials.extend(cases(&file, |file| file["tests"].clone(), imds::check));
            }
            Some("login-provider-test-cases.json") => trials.extend(cases(&path, |file| file.clone(), login::check)),
            _ => println!("left out: {}", path.display()),
        }
    }
    assert!(!trials.is_empty(), "there are no scenarios in {}", folder.display());
    trials
}

fn sorted(folder: &Path) -> Vec<PathBuf> {
    let entries = read_dir(folder).unwrap_or_else(|error| panic!("cannot read {}: {error}", folder.display()));
    let mut paths: Vec<_> = entries.map(|entry| entry.expect("the folder can be read").path()).collect();
    paths.sort();
    paths
}

/// A trial for each folder.
fn recordings(folder: &Path, provider: Provider) -> Vec<Trial> {
    let trial = |path: PathBuf| trial(folder, &path.display().to_string(), move || recorded::check(&path, provider));
    sorted(folder).into_iter().filter(|path| path.is_dir()).map(trial).collect()
}

/// A trial for each element of a list.
fn cases(file: &Path, list: fn(&Value) -> Value, check: fn(&Value) -> Outcome) -> Vec<Trial> {
    let text = read_to_string(file).unwrap_or_else(|error| panic!("cannot read {}: {error}", file.display()));
    let value = serde_json::from_str(&text).unwrap_or_else(|error| panic!("cannot parse {}: {error}", file.display()));
    let Value::Array(cases) = list(&value) else { panic!("{} has no list of scenarios", file.display()) };
    let trial = |case: Value| {
        let docs = case["docs"].as_str().or(case["documentation"].as_str()).unwrap_or("without a name").to_owned();
        trial(file, &docs, move || check(&case))
    };
    cases.into_iter().map(trial).collect()
}

fn trial(group: &Path, name: &str, check: impl FnOnce() -> Outcome + Send + 'static) -> Trial {
    let group = group.file_stem().unwrap_or_default().to_string_lossy();
    let name = name.rsplit('/').next().unwrap_or(name);
    Trial::test(format!("{group}: {name}"), || check().map_err(Failed::from)).with_ignored_flag(true)
}

/// Runs a future on a runtime of its own.
fn block_on<T>(future: impl Future<Output = T>) -> T {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    runtime.expect("the system has threads").block_on(future)
}
