//! Pairs of small models that differ in one thing each, and the events that smithy-diff documents for it.

mod clients;
mod members;
mod scope;
mod services;
mod shapes;
mod traits;

use smithereens_codegen::diff::{self, Diff};
use smithereens_codegen::load::{Loaded, Loader};

/// Loads a model with the namespace `example`. A text that begins with `metadata` has a namespace of its own.
fn load(name: &str, text: &str) -> Loaded {
    let text = match text.trim_start().starts_with("metadata") {
        true => format!("$version: \"2\"\n{text}"),
        false => format!("$version: \"2\"\nnamespace example\n{text}"),
    };
    Loader::new().text(name, text).load().unwrap_or_else(|error| panic!("{error}"))
}

fn compare(old: &str, new: &str) -> Diff {
    diff::compare(&load("old.smithy", old), &load("new.smithy", new)).run().unwrap_or_else(|error| panic!("{error}"))
}

/// The changes, each as its severity, its event ID and its shape: `Error RemovedShape City$name`.
fn changes(diff: &Diff) -> Vec<String> {
    let change = |change: &diff::Change| {
        let diagnostic = change.diagnostic();
        let shape = change.shape().map(|shape| format!(" {}", shape.as_str().trim_start_matches("example#")));
        format!("{:?} {}{}", diagnostic.severity(), diagnostic.id(), shape.unwrap_or_default())
    };
    diff.changes().iter().map(change).collect()
}

/// The models have exactly these changes.
#[track_caller]
fn assert_changes(old: &str, new: &str, expected: &[&str]) {
    let diff = compare(old, new);
    let messages: String = diff.changes().iter().map(|change| change.diagnostic().to_string()).collect();
    assert_eq!(changes(&diff), expected, "{messages}");
}

/// A change and its reverse.
#[track_caller]
fn assert_both_ways(one: &str, other: &str, there: &[&str], back: &[&str]) {
    assert_changes(one, other, there);
    assert_changes(other, one, back);
}

#[test]
fn equal_models_do_not_differ() {
    let text = "@length(min: 1) string Name\nstructure City { @required name: Name }";
    let diff = compare(text, &format!("// Another place.\n{text}"));
    assert_eq!(changes(&diff), [""; 0]);
    assert!(!diff.breaks());
}

#[test]
fn metadata_differs() {
    let of = |entries: &str| format!("{entries}\nnamespace example\nstring Name");
    assert_changes(
        &of("metadata same = 1\nmetadata gone = 1\nmetadata other = 1"),
        &of("metadata same = 1\nmetadata new = 1\nmetadata other = 2"),
        &["Danger RemovedMetadata.gone", "Warning ChangedMetadata", "Note AddedMetadata"],
    );
}

#[test]
fn the_new_model_suppresses_events_other_than_errors() {
    let suppressed = "metadata suppressions = [{id: \"ModifiedTrait\", namespace: \"example\"}, \
                      {id: \"RemovedShape\", namespace: \"*\"}]\nnamespace example\n@sensitive string Name";
    let old = "metadata suppressions = []\nnamespace example\nstring Name structure City {}";
    assert_changes(
        old.replace(" structure", "\nstructure").as_str(),
        suppressed,
        &["Error RemovedShape City", "Warning ChangedMetadata"],
    );
}

#[test]
fn each_change_has_a_place_in_the_model_that_has_the_shape() {
    let diff = compare("string Old", "\nstring New");
    let place = |change: &diff::Change| {
        let position = change.diagnostic().position().expect("a position");
        (format!("{:?}", change.model()), position.to_string())
    };
    let places: Vec<_> = diff.changes().iter().map(place).collect();
    assert_eq!(
        places,
        [("Old".to_owned(), "old.smithy:3:8".to_owned()), ("New".to_owned(), "new.smithy:4:8".to_owned())]
    );
}
