//! The smoke tests of published models, against moto.

use crate::MODELS;
use crate::program::Program;
use serde_json::Value;
use smithereens_checks_support::Resource;

#[test]
#[ignore = "needs SMITHY_MODELS and MOTO_ENDPOINT: see CONTRIBUTING.md"]
fn every_smoke_test_of_the_models_passes() {
    assert!(
        !MODELS.is_empty(),
        "SMITHY_MODELS named no folder with models when this test was compiled: see CONTRIBUTING.md"
    );
    let declared: usize = MODELS.iter().map(|model| declared_in(model)).sum();
    assert!(declared > 0, "the models have smoke tests");
    let moto = Resource::Moto.url().expect("this test calls moto");
    let output = Program::new("published_").endpoint(&moto).run();
    output.assert_contains(&format!("{declared} passed; 0 failed"));
    output.assert_lacks("is skipped");
}

/// The number of smoke tests in a model, read without the generator.
fn declared_in(model: &str) -> usize {
    let text = std::fs::read_to_string(model).expect("the model can still be read");
    let model: Value = serde_json::from_str(&text).expect("a model is JSON");
    let shapes = model["shapes"].as_object().expect("a model has shapes");
    shapes.values().filter_map(|shape| Some(shape["traits"]["smithy.test#smokeTests"].as_array()?.len())).sum()
}
