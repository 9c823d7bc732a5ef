//! Runs the endpoint tests of every generated client, and compares their number with the models.

use libtest_mimic::{Arguments, Trial};
use serde_json::Value;
use std::path::Path;
use std::process::ExitCode;

include!(concat!(env!("OUT_DIR"), "/endpoint_tests.rs"));

/// The tests of older models that contradict the present partitions: model, documentation, the expected error, and the
/// URL.
const OLDER_PARTITIONS: &str = include_str!("../older_partitions.txt");

fn older_partitions(model: &str) -> Vec<[&'static str; 3]> {
    let lines = OLDER_PARTITIONS.lines().filter(|line| !line.starts_with('#'));
    let columns = lines.map(|line| line.split('\t').collect::<Vec<_>>());
    let of_model = columns.filter_map(|columns| match columns.as_slice() {
        [name, rest @ ..] if *name == model => Some(rest.try_into().expect("a line has four columns")),
        _ => None,
    });
    of_model.collect()
}

/// Runs one test, which is ignored by default because it needs models.
fn main() -> ExitCode {
    let run = || {
        every_endpoint_test_of_the_models_passes();
        Ok(())
    };
    let trial = Trial::test("every_endpoint_test_of_the_models_passes", run).with_ignored_flag(true);
    libtest_mimic::run(&Arguments::from_args(), vec![trial]).exit_code()
}

fn every_endpoint_test_of_the_models_passes() {
    assert!(
        !CLIENTS.is_empty(),
        "SMITHY_MODELS named no folder with models when this test was compiled: see CONTRIBUTING.md"
    );
    let (mut total, mut total_declared, mut failures) = (Counts::default(), Counts::default(), String::new());
    for (model, tests) in CLIENTS {
        let (mut passed, declared) = (Counts::default(), declared_in(model));
        let name = Path::new(model).file_stem().unwrap_or_default().to_string_lossy();
        let older = older_partitions(&name);
        let mut contradicted = 0;
        for test in *tests {
            let listed = older.iter().find(|[documentation, ..]| *documentation == test.documentation());
            match (test.run(), listed) {
                (Ok(()), None) => passed.add(1, test.calls()),
                (Ok(()), Some(_)) => failures += &format!("{name}: {} is listed, but passes\n\n", test.documentation()),
                (Err(failure), Some([_, error, url])) if has_both(&failure.to_string(), error, url) => {
                    contradicted += 1
                }
                (Err(failure), _) => failures += &format!("{name}: {}\n{failure}\n\n", test.documentation()),
            }
        }
        println!(
            "{name}: {} of {} endpoint tests passed, with {} of {} calls; {contradicted} contradict the present partitions",
            passed.tests, declared.tests, passed.calls, declared.calls
        );
        if contradicted != older.len() {
            failures +=
                &format!("{name}: {} tests are listed, {contradicted} contradict the partitions\n", older.len());
        }
        total.add(passed.tests + contradicted, passed.calls);
        total_declared.add(declared.tests, declared.calls);
    }
    println!("{} services: {} endpoint tests, with {} calls", CLIENTS.len(), total.tests, total.calls);
    assert!(failures.is_empty(), "{failures}");
    assert_eq!(total, total_declared, "the models declare tests or calls that no client has");
}

/// Whether a failure has the error that a test expects and the URL that was found.
fn has_both(failure: &str, error: &str, url: &str) -> bool {
    [error, url].iter().all(|value| failure.contains(&format!("{value:?}")))
}

/// The numbers of endpoint tests and of their calls.
#[derive(Debug, Default, PartialEq)]
struct Counts {
    tests: usize,
    calls: usize,
}

impl Counts {
    fn add(&mut self, tests: usize, calls: usize) {
        self.tests += tests;
        self.calls += calls;
    }
}

/// The numbers of endpoint tests and calls in a model, read without the generator.
fn declared_in(model: &str) -> Counts {
    let text = std::fs::read_to_string(model).expect("the model can still be read");
    let model: Value = serde_json::from_str(&text).expect("a model is JSON");
    let shapes = model["shapes"].as_object().expect("a model has shapes");
    let cases =
        shapes.values().filter_map(|shape| shape["traits"]["smithy.rules#endpointTests"]["testCases"].as_array());
    let mut counts = Counts::default();
    for case in cases.flatten() {
        counts.add(1, case["operationInputs"].as_array().map_or(0, Vec::len));
    }
    counts
}
