//! Inconsistent shapes and traits.

use crate::{Build, MODEL, contains};
use insta::assert_snapshot;

#[test]
fn a_missing_target() {
    let target = "\"genre\": { \"target\": \"com.example#Genre\" }";
    assert_snapshot!(Build::with(target, "\"genre\": { \"target\": \"com.example#Gender\" }").error());
}

#[test]
fn a_trait_value_of_the_wrong_type() {
    assert_snapshot!(Build::with("\"smithy.api#httpHeader\": \"x-title\"", "\"smithy.api#httpHeader\": 7").error());
}

#[test]
fn a_default_out_of_range() {
    assert_snapshot!(Build::with("\"smithy.api#default\": 0", "\"smithy.api#default\": 3000000000").error());
}

#[test]
fn an_operation_without_a_method_and_path() {
    let http = "\"smithy.api#http\": { \"method\": \"POST\", \"uri\": \"/lend\" }";
    assert_snapshot!(Build::with(http, "").error());
}

#[test]
fn a_checksum_of_a_member_without_a_header() {
    let http = "\"smithy.api#http\": { \"method\": \"POST\", \"uri\": \"/lend\" }";
    let checksum = "\"aws.protocols#httpChecksum\": { \"requestAlgorithmMember\": \"genre\" }";
    assert_snapshot!(Build::with(http, &format!("{http}, {checksum}")).error());
}

#[test]
fn a_host_prefix_without_its_host_label() {
    let http = "\"smithy.api#http\": { \"method\": \"POST\", \"uri\": \"/lend\" }";
    let error = |prefix: &str| {
        let endpoint = format!("{http}, \"smithy.api#endpoint\": {{ \"hostPrefix\": \"{prefix}\" }}");
        Build::with(http, &endpoint).error()
    };
    assert_snapshot!(error("{title}."));
    for (prefix, problem) in
        [("{title.", "a label without an end"), ("a/b.", "not the beginning of a host"), ("a}.", "not the beginning")]
    {
        assert!(error(prefix).contains(problem), "{}", error(prefix));
    }
}

#[test]
fn a_duplicate_enum_value() {
    assert_snapshot!(Build::with("\"smithy.api#enumValue\": \"poem\"", "\"smithy.api#enumValue\": \"novel\"").error());
}

#[test]
fn a_waiter_that_cannot_be_generated_is_left_out_with_a_warning() {
    let http = "\"smithy.api#http\": { \"method\": \"POST\", \"uri\": \"/lend\" }";
    let warnings = |waiter: &str| {
        let waitable = format!("{http}, \"smithy.waiters#waitable\": {{ \"Lent\": {waiter} }}");
        let generated = Build::with(http, &waitable).configure().generate().expect("a client without the waiter");
        assert!(!contains(&generated, "wait_until_lent"));
        generated.warnings().to_string()
    };
    let path = |path: &str, comparator: &str, expected: &str| {
        let matcher = format!(r#"{{ "path": "{path}", "comparator": "{comparator}", "expected": "{expected}" }}"#);
        warnings(&format!(r#"{{ "acceptors": [{{ "state": "success", "matcher": {{ "output": {matcher} }} }}] }}"#))
    };
    let warning = path("nobody", "stringEquals", "a");
    assert!(
        warning.contains("left out the waiter `Lent`: the path `nobody`: there is no member `nobody`"),
        "{warning}"
    );
    assert!(warning.contains("model.json:"), "{warning}");
    for (warning, reason) in [
        (
            path("a[", "stringEquals", "a"),
            "is not valid JMESPath: expected a number, `:` or `*`, found the end at byte 2",
        ),
        (path("@", "stringEquals", "a"), "`stringEquals` cannot compare a structure with `a`"),
        (
            path("length(`1`)", "booleanEquals", "true"),
            "only strings, lists, maps, structures and unions have a length",
        ),
        (path("sort(@)", "booleanEquals", "true"), "the function `sort` with 1 arguments is not supported"),
        (path("'a' == `1`", "booleanEquals", "true"), "a string cannot be compared with a number"),
        (path("'a'", "anyStringEquals", "a"), "a string is not a list"),
        (warnings("{}"), "it has no acceptors"),
        (warnings(r#"{ "minDelay": 0, "acceptors": [] }"#), "`minDelay` must be an integer, at least 1"),
        (warnings(r#"{ "minDelay": 9, "maxDelay": 3, "acceptors": [] }"#), "`maxDelay` must be an integer, at least 9"),
        (warnings(r#"{ "acceptors": [{ "state": "done", "matcher": { "success": true } }] }"#), "its state must be"),
        (warnings(r#"{ "acceptors": [{ "state": "retry", "matcher": {} }] }"#), "a matcher must have one of"),
    ] {
        assert!(warning.contains(reason), "{reason} is not in:\n{warning}");
    }
}

#[test]
fn a_message_of_a_waiter_that_cannot_be_generated_is_left_out_with_a_warning() {
    let http = "\"smithy.api#http\": { \"method\": \"POST\", \"uri\": \"/lend\" }";
    let warnings = |message: &str| {
        let acceptors = format!(
            r#"{{ "state": "success", "matcher": {{ "success": false }} }},
               {{ "state": "failure", "matcher": {{ "success": true }}, "message": "{message}" }}"#
        );
        let waitable =
            format!("{http}, \"smithy.waiters#waitable\": {{ \"Lent\": {{ \"acceptors\": [{acceptors}] }} }}");
        let generated = Build::with(http, &waitable).configure().generate().expect("a client");
        assert!(contains(&generated, "wait_until_lent") && !contains(&generated, "failure_messages"));
        generated.warnings().to_string()
    };
    for (message, reason) in [
        ("nobody", "left out a message of the waiter `Lent`: the path `nobody`: there is no member `nobody`"),
        ("a[", "the path `a[` is not valid JMESPath: expected a number, `:` or `*`, found the end at byte 2"),
        ("`true`", "the path ``true``: expected a string or a list of strings, found a boolean"),
        ("[`1`]", "the path `[`1`]`: expected a list of strings, found one whose elements are a number"),
    ] {
        let warnings = warnings(message);
        assert!(warnings.contains(reason) && warnings.contains("model.json:"), "{reason} is not in:\n{warnings}");
    }
}

#[test]
fn all_errors_are_reported_together() {
    let model = MODEL
        .replace("\"smithy.api#httpHeader\": \"x-title\"", "\"smithy.api#httpHeader\": 7")
        .replace("\"smithy.api#enumValue\": \"poem\"", "\"smithy.api#enumValue\": \"novel\"")
        .replace("\"smithy.api#default\": 0", "\"smithy.api#default\": \"none\"");
    let error = Build::of(&model).error();
    for place in ["model.json:32:96", "model.json:33:94", "model.json:41:25"] {
        assert!(error.contains(place), "{place} is not in:\n{error}");
    }
}
