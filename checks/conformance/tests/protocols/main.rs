//! Runs the protocol tests of every client that was generated, and ends with a table of them by protocol. Its tests are
//! those of the models, as `src/declared.rs` counts them; each passes, or is in `src/skipped.rs` and fails.

#[cfg(event_streams)]
mod event_streams;
mod results;

use libtest_mimic::{Arguments, Failed, Trial};
use results::{Outcome, Results};
use smithereens::test_util::Kind;
use smithereens_checks_conformance::declared::{self, Declared};
use smithereens_checks_conformance::skipped::{SKIPPED, WITHOUT_S3_RULES};
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

include!(concat!(env!("OUT_DIR"), "/protocol_tests.rs"));

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let Some(folder) = MODELS else {
        println!("skipped: SMITHY_PROTOCOL_TESTS is not set; the README says how to get Smithy's protocol tests");
        return ExitCode::SUCCESS;
    };
    let declared = match declared::below(Path::new(folder)) {
        Ok(declared) => declared,
        Err(error) => {
            eprintln!("the models in {folder} cannot be read: {error}");
            return ExitCode::FAILURE;
        }
    };
    let without_rules = if HAS_S3_RULES { &[] } else { WITHOUT_S3_RULES };
    let results = Arc::new(Results::new(declared, [SKIPPED, without_rules].concat()));
    let trials = CLIENTS.iter().flat_map(|(protocol, tests)| tests.iter().map(|test| trial(protocol, test, &results)));
    let trials = trials.chain(event_streams(Path::new(folder)));
    let is_whole = arguments.filter.is_none() && arguments.skip.is_empty() && !arguments.list;
    let conclusion = libtest_mimic::run(&arguments, trials.collect());
    if is_whole && !results.report() {
        return ExitCode::FAILURE;
    }
    conclusion.exit_code()
}

/// One test of a client.
fn trial(protocol: &'static str, test: &'static smithereens::test_util::Test, results: &Arc<Results>) -> Trial {
    let kind = match test.kind {
        Kind::Request => declared::Kind::Request,
        Kind::Response => declared::Kind::Response,
    };
    let declared = Declared { protocol: protocol.to_owned(), id: test.id.to_owned(), kind };
    let name = format!("{protocol}::{}::{kind:?}", test.id);
    let results = results.clone();
    Trial::test(name, move || {
        let run = std::panic::catch_unwind(test.run);
        let failure = match run {
            Ok(Ok(())) => None,
            Ok(Err(failure)) => Some(failure.to_string()),
            Err(panic) => Some(message(&*panic)),
        };
        match (results.record(declared, failure.is_none()), failure) {
            (Outcome::Passed | Outcome::Skipped, _) => Ok(()),
            (Outcome::Failed, failure) => Err(Failed::from(failure.unwrap_or_default())),
            (Outcome::PassedThoughSkipped, _) => Err(Failed::from("it passes: take it out of src/skipped.rs")),
        }
    })
}

/// The tests of event streams, which no model counts among the others.
#[cfg(event_streams)]
fn event_streams(folder: &Path) -> Vec<Trial> {
    event_streams::trials(folder)
}

#[cfg(not(event_streams))]
fn event_streams(_: &Path) -> Vec<Trial> {
    Vec::new()
}

fn message(panic: &(dyn std::any::Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
    text.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_default()
}
