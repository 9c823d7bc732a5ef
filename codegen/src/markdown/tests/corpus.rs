//! The documentation of real services.

use super::super::{convert, summary};
use super::invariants::violation;
use serde_json::Value;
use std::path::{Path, PathBuf};

/// Reads every model in the folder that `SMITHY_MODELS` names, and every unpacked one in that of `BOTOCORE_DATA`, which
/// holds the models of botocore; gzipped ones are passed over. Without them there is nothing to test here.
#[test]
fn what_services_document_becomes_clean_markdown_with_the_same_text() {
    let folders = ["SMITHY_MODELS", "BOTOCORE_DATA"].into_iter().filter_map(std::env::var_os);
    let mut broken = Vec::new();
    let mut count = 0;
    for file in folders.flat_map(|folder| json_files(Path::new(&folder))) {
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
    if count == 0 {
        println!("skipped: neither SMITHY_MODELS nor BOTOCORE_DATA names a folder with models");
    }
    eprintln!("{count} texts, {} broken", broken.len());
    let shown = broken.iter().take(20).cloned().collect::<Vec<_>>().join("\n\n");
    assert!(broken.is_empty(), "{} of {count} texts are broken:\n\n{shown}", broken.len());
}

fn broken_rule(text: &str) -> Option<String> {
    let summary = summary(text);
    let is_line = !summary.contains('\n') && summary.trim() == summary;
    violation(text, &convert(text)).or_else(|| (!is_line).then(|| format!("the summary is not one line: {summary}")))
}

fn json_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).expect("the folder exists") {
        let path = entry.expect("the folder can be read").path();
        if path.is_dir() {
            files.extend(json_files(&path));
        } else if path.extension().is_some_and(|extension| extension == "json") {
            files.push(path);
        }
    }
    files.sort();
    files
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
