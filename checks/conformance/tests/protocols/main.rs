//! Runs the protocol tests of every generated client, and prints a table by protocol. The tests must be those that
//! `src/declared.rs` finds in the models. Each test must pass, or be listed in `src/known_failures.rs` and fail.

mod results;

use libtest_mimic::{Arguments, Failed, Trial};
use results::{Outcome, Results};
use smithereens::test_util::Kind;
use smithereens_checks_conformance::declared::{self, Declared};
use smithereens_checks_conformance::known_failures::{ALWAYS, WITHOUT_S3_RULES};
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

include!(concat!(env!("OUT_DIR"), "/protocol_tests.rs"));

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let Some(folder) = MODELS else {
        return libtest_mimic::run(&arguments, vec![without_models()]).exit_code();
    };
    let declared = match declared::below(Path::new(folder)) {
        Ok(declared) => declared,
        Err(error) => {
            eprintln!("the models in {folder} cannot be read: {error}");
            return ExitCode::FAILURE;
        }
    };
    let without_rules = if HAS_S3_RULES { &[] } else { WITHOUT_S3_RULES };
    let results = Arc::new(Results::new(declared, [ALWAYS, without_rules].concat()));
    let trials = CLIENTS.iter().flat_map(|(protocol, tests)| tests.iter().map(|test| trial(protocol, test, &results)));
    let conclusion = libtest_mimic::run(&arguments, trials.map(|trial| trial.with_ignored_flag(true)).collect());
    if is_whole(&arguments) && !results.report() {
        return ExitCode::FAILURE;
    }
    conclusion.exit_code()
}

/// The only test if no client was generated.
fn without_models() -> Trial {
    let reason = "SMITHY_PROTOCOL_TESTS named no folder with models when this test was compiled: see CONTRIBUTING.md";
    Trial::test("protocol_tests", move || Err(Failed::from(reason))).with_ignored_flag(true)
}

/// Whether all tests run. They are ignored by default, like other tests that need resources outside of the repository.
fn is_whole(arguments: &Arguments) -> bool {
    let runs_ignored = arguments.ignored || arguments.include_ignored;
    runs_ignored && arguments.filter.is_none() && arguments.skip.is_empty() && !arguments.list
}

/// One test of a client.
fn trial(protocol: &'static str, test: &'static smithereens::test_util::Test, results: &Arc<Results>) -> Trial {
    let kind = match test.kind() {
        Kind::Request => declared::Kind::Request,
        Kind::Response => declared::Kind::Response,
        Kind::EventStream => declared::Kind::EventStream,
    };
    let declared = Declared { protocol: protocol.to_owned(), id: test.id().to_owned(), kind };
    let name = format!("{protocol}::{}::{kind:?}", test.id());
    let results = results.clone();
    Trial::test(name, move || {
        let run = std::panic::catch_unwind(|| test.run());
        let failure = match run {
            Ok(Ok(())) => None,
            Ok(Err(failure)) => Some(failure.to_string()),
            Err(panic) => Some(message(&*panic)),
        };
        match (results.record(declared, failure.is_none()), failure) {
            (Outcome::Passed | Outcome::FailedAsKnown, _) => Ok(()),
            (Outcome::Failed, failure) => Err(Failed::from(failure.unwrap_or_default())),
            (Outcome::PassedUnexpectedly, _) => Err(Failed::from("it passes: remove it from src/known_failures.rs")),
        }
    })
}

fn message(panic: &(dyn std::any::Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
    text.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_default()
}
