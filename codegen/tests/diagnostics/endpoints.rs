//! Inconsistent endpoint rules.

use crate::Build;
use insta::assert_snapshot;

/// The error of a service with these traits.
fn error(traits: &str) -> String {
    let applied = "\"aws.protocols#restJson1\": {}";
    Build::with(applied, &format!("{applied}, {traits}")).error()
}

/// The error of a rule set with this condition.
fn condition_error(condition: &str) -> String {
    error(&format!(
        r#""smithy.rules#endpointRuleSet": {{
            "version": "1.0",
            "parameters": {{ "Region": {{ "type": "string" }} }},
            "rules": [{{ "type": "error", "conditions": [{condition}], "error": "none" }}]
        }}"#
    ))
}

#[test]
fn an_unknown_function() {
    assert_snapshot!(condition_error(r#"{ "fn": "aws.shell", "argv": [] }"#));
}

#[test]
fn each_invalid_expression_is_named() {
    for (condition, message) in [
        (r#"{ "fn": "not", "argv": [] }"#, "`not` takes 1 arguments, found 0"),
        (r#"{ "fn": "not", "argv": ["a"] }"#, "expected a boolean, found a string"),
        (r#"{ "fn": "isSet", "argv": [{ "ref": "Zone" }] }"#, "unknown parameter or variable `Zone`"),
        (r#"{ "fn": "isSet", "argv": ["{Region"] }"#, "unbalanced brace in the template `{Region`"),
        (r#"{ "fn": "isSet", "argv": ["{Region#name}"] }"#, "a string has no `name`"),
        (
            r#"{ "fn": "isSet", "argv": [7] }"#,
            "expected a string, a boolean, a reference or a function, found a number",
        ),
        (r#"{ "fn": "getAttr", "argv": [{ "ref": "Region" }, "[0]"] }"#, "a string has no elements"),
        (r#"{ "fn": "substring", "argv": ["a", -1, 2, false] }"#, "expected an integer from 0 to 65535"),
        (r#"{ "fn": "split", "argv": ["a", "", 0] }"#, "expected a non-empty string"),
        (r#"{ "fn": "parseURL", "argv": ["a"], "assign": "Region" }"#, "`Region` is already defined"),
        (r#"{ "fn": "parseURL", "argv": ["a"], "assign": "a-b" }"#, "invalid variable name `a-b`"),
    ] {
        let error = condition_error(condition);
        assert!(error.contains(message) && error.contains("model.json:"), "{condition}: {error}");
    }
}

#[test]
fn a_client_parameter_that_the_rules_do_not_have() {
    assert_snapshot!(error(r#""smithy.rules#clientContextParams": { "Stage": { "type": "string" } }"#));
}

#[test]
fn a_diagram_with_a_cycle_or_a_missing_result_is_rejected() {
    let diagram = |root: i32, nodes: &str| {
        error(&format!(
            r#""smithy.rules#endpointBdd": {{
                "version": "1.1",
                "parameters": {{ "Region": {{ "type": "string" }} }},
                "conditions": [{{ "fn": "isSet", "argv": [{{ "ref": "Region" }}] }}],
                "results": [],
                "root": {root},
                "nodeCount": 2,
                "nodes": "{nodes}"
            }}"#
        ))
    };
    // The first node is not used. The second asks the only condition, and leads to itself, or to the first result.
    let circle = "/////wAAAAH/////AAAAAAAAAAL/////";
    let result = "/////wAAAAH/////AAAAAAX14QH/////";
    for (root, nodes, message) in [
        (2, circle, "the nodes contain a cycle"),
        (2, result, "there is no result 1"),
        (9, result, "there is no node 9"),
        (0, result, "there is no node 0"),
        (i32::MIN, result, "there is no node"),
        (2, "AAAA", "expected the base64 of nodes of 12 bytes each"),
        (2, "!", "expected the base64 of nodes of 12 bytes each"),
    ] {
        let error = diagram(root, nodes);
        assert!(error.contains(message), "{root} {nodes}: {error}");
    }
}

#[test]
fn each_invalid_path_to_a_parameter_is_named() {
    let model = include_str!("../features/models/endpoint_rules.json");
    let path = "items[*].[main.name, spare.name][]";
    assert_eq!(model.matches(path).count(), 1);
    for (wrong, message) in [
        ("items[*", "invalid path `items[*`: expected `]`, found the end at byte 7"),
        (
            "items[0].main.name",
            "the path of a parameter can only contain names, `[*]`, `[]`, `.*`, `[a, b]` and `keys(a)`",
        ),
        ("length(items)", "the function `length` cannot be called in the path of a parameter"),
        ("parts", "`com.example#CallInput` has no member `parts`"),
        ("bucket.name", "`smithy.api#String` is not a structure"),
        ("bucket[*]", "`smithy.api#String` is not a list"),
        ("items.*", "`com.example#Items` is not a map"),
        ("keys(items)", "`com.example#Items` is not a map or union, so it has no keys"),
        ("items[*] | main", "this step cannot follow a step to several values"),
        ("items[*].[main, spare][].name", "the path leads to a structure, but the parameter is a stringArray"),
        ("items[*].[main.name][].name", "no step can follow `[a, b]` or `keys(a)`"),
        ("items[*].main", "the path leads to a structure, but the parameter is a stringArray"),
    ] {
        let error = Build::of(&model.replace(path, wrong)).error();
        assert!(error.contains(message) && error.contains("model.json:"), "{wrong}: {error}");
    }
}

#[test]
fn each_invalid_call_of_an_endpoint_test_is_named() {
    let model = include_str!("../features/models/endpoint_rules.json");
    let rules = r#""smithy.rules#endpointRuleSet""#;
    assert_eq!(model.matches(rules).count(), 1);
    for (call, message) in [
        (r#"{ "operationParams": {} }"#, "missing member `operationName`"),
        (r#"{ "operationName": "Call", "operationParams": { "c": "d" } }"#, "unknown member `c`"),
        (r#"{ "operationName": "Call", "builtInParams": { "AWS::UseFIPS": "yes" } }"#, "expected a boolean"),
        (r#"{ "operationName": "Call", "builtInParams": { "AWS::Region": true } }"#, "expected a string"),
        (r#"{ "operationName": "Call", "clientParams": { "C": "d" } }"#, "the endpoint rules have no parameter `C`"),
    ] {
        let case = format!(r#"{{ "expect": {{ "error": "a" }}, "operationInputs": [{call}] }}"#);
        let tests = format!(r#""smithy.rules#endpointTests": {{ "version": "1.0", "testCases": [{case}] }}, {rules}"#);
        let build = Build::of(&model.replace(rules, &tests));
        let error = build.configure().endpoint_tests(true).generate().expect_err("the call is invalid").to_string();
        assert!(error.contains(message) && error.contains("model.json:"), "{call}: {error}");
    }
}
