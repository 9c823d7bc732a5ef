//! The documentation of real services.

use super::super::{convert, summary};
use super::invariants::violation;
use serde_json::Value;
use smithereens_checks_support::{Resource, models};

/// Reads every published model. Botocore's are gzipped, and have the same documentation.
#[test]
#[ignore = "needs SMITHY_MODELS: see CONTRIBUTING.md"]
fn documentation_of_services_becomes_clean_markdown_with_the_same_text() {
    let folder = Resource::SmithyModels.folder().expect("this test reads published models");
    let mut broken = Vec::new();
    let mut count = 0;
    for file in models::smithy(&folder).expect("the folder can be read") {
        let model = std::fs::read(&file).expect("the file was just listed");
        let model: Value = serde_json::from_slice(&model).expect("a model is JSON");
        let mut texts = Vec::new();
        documentation(&model, &mut texts);
        count += texts.len();
        for text in texts {
            if let Some(violation) = broken_rule(text) {
                broken.push(format!("{}: {violation}\nin {text}\nas {}", file.display(), convert(text)));
            }
        }
    }
    assert!(count > 0, "the models in {} have no documentation", folder.display());
    eprintln!("{count} texts, {} broken", broken.len());
    let shown = broken.iter().take(20).cloned().collect::<Vec<_>>().join("\n\n");
    assert!(broken.is_empty(), "{} of {count} texts are broken:\n\n{shown}", broken.len());
}

fn broken_rule(text: &str) -> Option<String> {
    let summary = summary(text);
    let is_line = !summary.contains('\n') && summary.trim() == summary;
    violation(text, &convert(text)).or_else(|| (!is_line).then(|| format!("the summary is not one line: {summary}")))
}

fn documentation<'a>(node: &'a Value, found: &mut Vec<&'a str>) {
    match node {
        Value::Object(members) => {
            for (key, value) in members {
                match value {
                    Value::String(text) if key == "smithy.api#documentation" || key == "documentation" => {
                        found.push(text);
                    }
                    value => documentation(value, found),
                }
            }
        }
        Value::Array(elements) => elements.iter().for_each(|element| documentation(element, found)),
        _ => {}
    }
}
