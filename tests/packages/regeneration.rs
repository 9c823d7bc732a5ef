//! Building a package with a generated client again: cargo runs its build script only if the model has changed.

use crate::package::Package;
use serde_json::{Value, json};

/// The error for a client that was generated for interface 999.
pub(crate) const ANOTHER_INTERFACE: &str = "error: this client was generated for interface 999 of `smithereens`, and the \
    version of `smithereens` in Cargo.toml has interface 1: use one version of `smithereens`, `smithereens-codegen` and \
    the command `smithereens`, and run the build or the command again";

const TWO: [&str; 2] = ["CRIMSON", "TEAL"];
const THREE: [&str; 3] = ["AMBER", "CRIMSON", "TEAL"];

#[test]
fn a_new_enum_value_in_the_model_is_in_the_client_after_the_next_build() {
    let package = Package::new(&TWO);
    assert_eq!(package.build().expect_success().values(), TWO);
    package.write_model(&THREE);
    assert_eq!(package.build().expect_success().values(), THREE);
}

#[test]
fn a_build_without_a_change_neither_generates_nor_compiles() {
    let package = Package::new(&TWO);
    let first = package.build().expect_success();
    assert_eq!((package.runs(), first.is_fresh), (1, false));
    let second = package.build().expect_success();
    assert_eq!((package.runs(), second.is_fresh), (1, true));
}

/// Cargo compares the time of the model, so it runs the build script. After a build script, it always compiles the package.
#[test]
fn a_touched_model_without_a_change_leaves_the_generated_file_alone() {
    let package = Package::new(&TWO);
    let first = package.build().expect_success();
    let written = first.generated().modified();
    package.write_model(&TWO);
    let second = package.build().expect_success();
    assert_eq!((package.runs(), second.is_fresh), (2, false));
    assert_eq!(second.generated().modified(), written);
}

#[test]
fn an_error_in_the_model_fails_the_build_and_leaves_the_generated_file_alone() {
    let package = Package::new(&TWO);
    let generated = package.build().expect_success().generated();
    let (text, written) = (generated.text(), generated.modified());
    let (line, column) = package.break_model();
    let messages = package.build().expect_failure();
    assert!(messages.contains(&format!("model/palette.json:{line}:{column}")), "{messages}");
    assert!(messages.contains("example.palette#Color"), "{messages}");
    assert_eq!((generated.text(), generated.modified()), (text, written));
    package.write_model(&TWO);
    assert_eq!(package.build().expect_success().values(), TWO);
}

/// The build script knows the features. One that writes a client without `compile` does not look at them, and then rustc
/// reports the feature.
#[test]
fn a_client_that_needs_a_disabled_feature_fails_to_build_with_one_error_that_names_it() {
    type Change = fn(&mut Value);
    const CHANGES: [(&str, Change); 6] = [
        ("xml", |shapes| shapes["example.palette#Palette"]["traits"] = json!({ "aws.protocols#restXml": {} })),
        ("query", |shapes| shapes["example.palette#Palette"]["traits"] = json!({ "aws.protocols#awsQuery": {} })),
        ("cbor", |shapes| shapes["example.palette#Palette"]["traits"] = json!({ "smithy.protocols#rpcv2Cbor": {} })),
        ("checksums", |shapes| {
            shapes["example.palette#Mix"]["traits"]["smithy.api#httpChecksumRequired"] = json!({});
        }),
        ("compression", |shapes| {
            let compression = json!({ "encodings": ["gzip"] });
            shapes["example.palette#Mix"]["traits"]["smithy.api#requestCompression"] = compression;
        }),
        ("event-stream", |shapes| {
            let mixed = json!({ "target": "example.palette#MixInput" });
            let events =
                json!({ "type": "union", "members": { "mixed": mixed }, "traits": { "smithy.api#streaming": {} } });
            shapes["example.palette#Events"] = events;
            let events = json!({ "target": "example.palette#Events", "traits": { "smithy.api#httpPayload": {} } });
            shapes["example.palette#MixOutput"] = json!({ "type": "structure", "members": { "events": events } });
            shapes["example.palette#Mix"]["output"]["target"] = json!("example.palette#MixOutput");
        }),
    ];
    let package = Package::new(&TWO);
    for (feature, change) in CHANGES {
        package.write_changed(change);
        let messages = package.build().expect_failure();
        let expected = format!("error[Features]: the client of Palette needs the feature `{feature}` of `smithereens`");
        assert!(messages.contains(&expected) && !messages.contains("compile_error"), "{messages}");
        let line = format!("default-features = false, features = [\"{feature}\", \"json\"] }}");
        assert!(messages.contains("Cargo.toml:5, write") && messages.contains(&line), "{messages}");
    }
    package.generate_without_check();
    for (feature, change) in CHANGES {
        package.write_changed(change);
        let error = package.build().expect_one_error();
        assert!(error.contains(&format!("enable the feature `{feature}`")), "{error}");
    }
}

#[test]
fn a_client_for_another_interface_fails_to_build_with_one_error() {
    let package = Package::new(&TWO);
    package.generate_for_another_interface();
    assert_eq!(package.build().expect_one_error(), ANOTHER_INTERFACE);
}
