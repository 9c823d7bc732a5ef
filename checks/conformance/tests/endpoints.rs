//! Runs the endpoint tests of every generated client, and compares their number with the models.

use serde_json::Value;
use std::path::Path;

include!(concat!(env!("OUT_DIR"), "/endpoint_tests.rs"));

#[test]
#[ignore = "needs SMITHY_MODELS when it is compiled: see CONTRIBUTING.md"]
fn every_endpoint_test_of_the_models_passes() {
    assert!(!CLIENTS.is_empty(), "SMITHY_MODELS named no folder with models when this test was compiled");
    let (mut passed, mut declared, mut failures) = (0, 0, String::new());
    for (model, tests) in CLIENTS {
        let results = tests.iter().map(|test| test.run().map_err(|failure| (test.documentation(), failure)));
        let (ok, failed): (Vec<_>, Vec<_>) = results.partition(Result::is_ok);
        let expected = declared_in(model);
        let name = Path::new(model).file_stem().unwrap_or_default().to_string_lossy();
        println!("{name}: {} of {expected} endpoint tests passed", ok.len());
        for (documentation, failure) in failed.into_iter().filter_map(Result::err) {
            failures += &format!("{name}: {documentation}\n{failure}\n\n");
        }
        passed += ok.len();
        declared += expected;
    }
    println!("{} services: {passed} of {declared} endpoint tests passed", CLIENTS.len());
    assert!(failures.is_empty(), "{failures}");
    assert_eq!(passed, declared, "the models declare tests that no client has");
}

/// The number of endpoint tests in a model, read without the generator.
fn declared_in(model: &str) -> usize {
    let text = std::fs::read_to_string(model).expect("the model can still be read");
    let model: Value = serde_json::from_str(&text).expect("a model is JSON");
    let shapes = model["shapes"].as_object().expect("a model has shapes");
    let cases =
        shapes.values().filter_map(|shape| shape["traits"]["smithy.rules#endpointTests"]["testCases"].as_array());
    cases.map(Vec::len).sum()
}
