//! Changes in the Rust client.

use crate::compare;
use smithereens_codegen::diff::{Diff, ItemChange};

fn model(output: &str, rest: &str) -> String {
    format!(
        "@aws.protocols#restJson1\nservice Weather {{ operations: [GetCity] }}\n@http(method: \"GET\", uri: \"/city\")\n\
         operation GetCity {{ output := {{ {output} }} }}\n{rest}"
    )
}

/// The changes of items, each as its path with the old and the new declaration.
fn items(diff: &Diff) -> Vec<String> {
    let item = |item: &ItemChange| match (item.old(), item.new()) {
        (Some(old), Some(new)) => format!("{}: {old} -> {new}", item.path()),
        (Some(_), None) => format!("-{}", item.path()),
        (None, _) => format!("+{}", item.path()),
    };
    diff.items().iter().map(item).collect()
}

#[test]
fn a_member_that_becomes_optional_changes_a_type() {
    let diff = compare(&model("@required name: String", ""), &model("name: String", ""));
    assert_eq!(
        items(&diff),
        [
            "operation::get_city::GetCityOutput::name: pub name: String -> pub name: Option<String>",
            "operation::get_city::GetCityOutput::name(): pub fn name(&self) -> &str -> pub fn name(&self) -> Option<&str>",
            "operation::get_city::builders::GetCityOutputBuilder::build(): pub fn build(self) -> Result<GetCityOutput, \
             error::BuildError> -> pub fn build(self) -> GetCityOutput",
        ]
    );
    assert!(diff.breaks());
}

#[test]
fn a_new_value_of_an_enum_does_not_break() {
    let diff = compare(&model("size: Size", "enum Size { SMALL }"), &model("size: Size", "enum Size { SMALL, LARGE }"));
    assert_eq!(items(&diff), ["+types::Size::Large"]);
    assert!(!diff.breaks());
}

#[test]
fn a_type_that_is_renamed_comes_and_goes_with_its_builder() {
    let diff = compare(&model("a: A", "structure A { n: Long }"), &model("a: B", "structure B { n: Long }"));
    let items = items(&diff);
    for expected in ["-types::A", "-types::builders::ABuilder", "+types::B", "+types::builders::BBuilder"] {
        assert!(items.iter().any(|item| item == expected), "{expected} in {items:#?}");
    }
    assert!(!items.iter().any(|item| item.starts_with("-types::A:")), "{items:#?}");
}

#[test]
fn an_operation_that_is_removed_takes_its_module_along() {
    let with_ping = |bound: &str| {
        model("name: String", "@http(method: \"GET\", uri: \"/ping\") operation Ping {}")
            .replace("[GetCity]", &format!("[GetCity{bound}]"))
    };
    let diff = compare(&with_ping(", Ping"), &with_ping(""));
    assert_eq!(items(&diff), ["-client::Client::ping()", "-operation::ping"]);
}

#[test]
fn a_stream_takes_traits_from_the_output() {
    let body = |blob: &str| model("@required @httpPayload body: Body", &format!("{blob} blob Body"));
    let diff = compare(&body(""), &body("@streaming"));
    let items = items(&diff);
    assert!(items.iter().any(|item| item == "-operation::get_city::GetCityOutput: Clone"), "{items:#?}");
}

#[test]
fn the_same_client_has_no_changes() {
    let old = model("@required name: String", "");
    let new = model("/// The name.\n@required name: String", "/// The weather.\napply Weather @title(\"Weather\")");
    assert_eq!(items(&compare(&old, &new)), [""; 0]);
}

#[test]
fn a_service_without_a_client_is_a_warning() {
    let model = "service S { operations: [Op] }\noperation Op {}";
    let diff = compare(model, model);
    assert!(diff.warnings().to_string().contains("the Rust clients are not compared"), "{}", diff.warnings());
}
