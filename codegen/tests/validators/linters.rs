//! Linters that the metadata of a model configures, by the examples of the
//! [guide](https://smithy.io/2.0/guides/model-linters.html).

use crate::events;
use smithereens_codegen::diagnostic::Severity;

/// The shapes that a linter has events about, with their severities.
fn lint(linter: &str, configuration: &str, statements: &str) -> Vec<(Severity, String)> {
    let text = format!(
        "metadata validators = [{{ name: \"{linter}\", configuration: {configuration} }}]\nnamespace example\n{statements}"
    );
    events(&text, linter)
}

#[track_caller]
fn assert_dangers(linter: &str, configuration: &str, shapes: &[&str], statements: &str) {
    let expected: Vec<(Severity, String)> =
        shapes.iter().map(|shape| (Severity::Danger, (*shape).to_owned())).collect();
    assert_eq!(lint(linter, configuration, statements), expected, "{statements}");
}

#[track_caller]
fn assert_warnings(linter: &str, configuration: &str, shapes: &[&str], statements: &str) {
    let expected: Vec<(Severity, String)> =
        shapes.iter().map(|shape| (Severity::Warning, (*shape).to_owned())).collect();
    assert_eq!(lint(linter, configuration, statements), expected, "{statements}");
}

#[test]
fn abbreviations_are_written_like_words() {
    let model = "structure XMLRequest { instanceID: String, plain: String }\nenum Kind { ABC }";
    assert_dangers("AbbreviationName", "{}", &["XMLRequest", "XMLRequest$instanceID"], model);
    assert_dangers("AbbreviationName", "{ allowedAbbreviations: [\"xml\"] }", &["XMLRequest$instanceID"], model);
}

#[test]
fn names_are_in_camel_case() {
    let model = "structure thing { good: String, Bad_one: String }\n@trait\nstring Marker";
    assert_dangers("CamelCase", "{}", &["Marker", "thing", "thing$Bad_one"], model);
    let model = "structure Thing { One: String, two: String }";
    assert_dangers("CamelCase", "{}", &[], model);
    assert_dangers("CamelCase", "{ memberNames: \"upper\" }", &["Thing$two"], model);
    assert_dangers("CamelCase", "{ memberNames: \"lower\" }", &["Thing$One"], model);
    let model = "service S { operations: [Op] }\noperation Op { input: In }\n
        structure In { one: String, two: String, Three: String }";
    assert_dangers("CamelCase", "{}", &["In$Three"], model);
}

#[test]
fn sensitive_data_is_marked() {
    let model = "structure Person { creditCardNumber: String, hidden: Hidden, homePlanet: String }\n
        @sensitive\nstring Hidden\nstring Password";
    assert_warnings("MissingSensitiveTrait", "{}", &["Password", "Person$creditCardNumber"], model);
    let configuration = "{ excludeDefaults: true, terms: [\"home planet\"] }";
    assert_warnings("MissingSensitiveTrait", configuration, &["Person$homePlanet"], model);
}

#[test]
fn terms_are_inclusive() {
    let model = "string Whitelist\n@documentation(\"The mailman.\")\nstring Other";
    assert_warnings("NoninclusiveTerms", "{}", &["Whitelist"], model);
    let configuration = "{ terms: { mailman: [\"mail carrier\"] } }";
    assert_warnings("NoninclusiveTerms", configuration, &["Other", "Whitelist"], model);
}

#[test]
fn reserved_words_are_not_names() {
    let model = "structure Codename { MyCodename: String, secretId: String }";
    let dangers = |entry: &str, shapes: &[&str]| {
        assert_dangers("ReservedWords", &format!("{{ reserved: [{entry}] }}"), shapes, model);
    };
    dangers("{ words: [\"codename\"], reason: \"It is internal.\" }", &["Codename"]);
    dangers("{ words: [\"*codename\"] }", &["Codename", "Codename$MyCodename"]);
    dangers("{ words: [\"*codename\"], selector: \"member\" }", &["Codename$MyCodename"]);
    dangers("{ terms: [\"secret id\"] }", &["Codename$secretId"]);
}

#[test]
fn operations_begin_with_a_verb() {
    let model = "operation CreateThing {}\noperation BatchMakeThing {}\noperation ThingOf {}";
    let configuration = "{ verbs: [\"Create\", \"Make\"], prefixes: [\"Batch\"] }";
    assert_dangers("StandardOperationVerb", configuration, &["ThingOf"], model);
    let configuration = "{ prefixes: [\"Batch\"], suggestAlternatives: { Make: [\"Create\"] } }";
    assert_dangers("StandardOperationVerb", configuration, &["BatchMakeThing"], model);
}

#[test]
fn members_do_not_repeat_names() {
    let model = "structure Table { tableName: String, table: String, other: String }";
    assert_warnings("RepeatedShapeName", "{}", &["Table$tableName", "Table$table"], model);
    assert_warnings("RepeatedShapeName", "{ exactMatch: true }", &["Table$table"], model);
}

#[test]
fn operations_have_inputs_and_outputs_of_their_own() {
    let model =
        "operation Op { input: In, output: Out }\nstructure In {}\n@output\nstructure Out {}\noperation Empty {}";
    assert_dangers("InputOutputStructureReuse", "{}", &["In"], model);
}

#[test]
fn operations_are_paginated() {
    let model = "operation ListThings {}\noperation FindThings { input: In }\noperation Find { output: Out }\n
        operation Do {}\nstructure In { maxResults: Integer }\nstructure Out { nextToken: String }";
    assert_dangers("MissingPaginatedTrait", "{}", &["Find", "FindThings", "ListThings"], model);
    let model = "operation DescribeThings { output: Out }\nstructure Out { things: L }\nlist L { member: String }";
    assert_warnings("MissingPaginatedTrait", "{}", &["DescribeThings"], model);
}

#[test]
fn times_are_timestamps() {
    let model = "structure Thing { createdAt: String, updatedAt: Timestamp, era: Long }\nstring StartDate";
    assert_dangers("ShouldHaveUsedTimestamp", "{}", &["StartDate", "Thing$createdAt"], model);
    let configuration = "{ additionalPatterns: [\"^era$\"] }";
    assert_dangers("ShouldHaveUsedTimestamp", configuration, &["StartDate", "Thing$createdAt", "Thing$era"], model);
}

#[test]
fn members_stay_optional_for_clients() {
    let model =
        "structure Thing { @required\na: String, @required\nb: Thing2, @required\n@clientOptional\nc: Thing2 }\n
        structure Thing2 {}";
    let dangers =
        |configuration, shapes: &[&str]| assert_dangers("MissingClientOptionalTrait", configuration, shapes, model);
    dangers("{ onRequiredStructureOrUnion: true }", &["Thing$b"]);
    dangers("{ onRequiredOrDefault: true }", &["Thing$a", "Thing$b"]);
}

#[test]
fn configurations_are_checked() {
    for (linter, configuration) in [
        ("AbbreviationName", "{ allowedAbbreviations: true }"),
        ("CamelCase", "{ memberNames: \"snake\" }"),
        ("MissingSensitiveTrait", "{ excludeDefaults: true }"),
        ("MissingSensitiveTrait", "{ terms: [\"a  b\"] }"),
        ("NoninclusiveTerms", "{ terms: { a: 1 } }"),
        ("ReservedWords", "{}"),
        ("ReservedWords", "{ reserved: [{ selector: \"[\" }] }"),
        ("StandardOperationVerb", "{}"),
        ("RepeatedShapeName", "{ exactMatch: \"yes\" }"),
        ("ShouldHaveUsedTimestamp", "{ additionalPatterns: [\"(\"] }"),
    ] {
        let text = format!("metadata validators = [{{ name: \"{linter}\", configuration: {configuration} }}]");
        let errors = events(&text, "Model");
        assert_eq!(errors.len(), 1, "{linter} {configuration}: {errors:?}");
        assert_eq!(errors.first().map(|(severity, _)| *severity), Some(Severity::Error), "{linter} {configuration}");
    }
}
