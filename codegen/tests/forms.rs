//! Clients in other forms than the default: with the traits of serde, types without a client, required arguments.

use smithereens_codegen::load::{Loaded, Loader};
use smithereens_codegen::{Builder, Generated};

const MODEL: &str = r#"$version: "2.0"
namespace example
use aws.protocols#restJson1

@restJson1
service Service {
    version: "1"
    operations: [Upload, Listen, Call]
}

@http(method: "PUT", uri: "/upload")
operation Upload {
    input := {
        @httpPayload
        body: Data = ""
    }
}

@http(method: "GET", uri: "/listen")
operation Listen {
    output := {
        @httpPayload
        events: Events
    }
}

@http(method: "POST", uri: "/call")
operation Call {
    input := {
        fooBar: String
        foo_bar: String
    }
}

@streaming
blob Data

@streaming
union Events {
    one: Event
}

structure Event {}
"#;

fn load() -> Loaded {
    Loader::new().text("model.smithy", MODEL).load().expect("the model is valid")
}

fn generate(configure: impl FnOnce(Builder) -> Builder) -> Result<Generated, String> {
    let generated = configure(smithereens_codegen::configure()).generate_from(&load());
    generated.map_err(|error| error.to_string())
}

#[test]
fn streams_are_errors_that_name_the_operation_and_the_member() {
    let error =
        generate(|builder| builder.operations(["Upload", "Listen"]).serde(true)).expect_err("they have streams");
    for expected in [
        "error[Serde]: the input of `Upload` has no form in serde: its member `body` is a stream of data",
        "error[Serde]: the output of `Listen` has no form in serde: its member `events` is a stream of data",
        "--> model.smithy:12:1",
        "--> model.smithy:20:1",
    ] {
        assert!(error.contains(expected), "{error}");
    }
    assert!(generate(|builder| builder.operations(["Upload", "Listen"])).is_ok());
}

#[test]
fn a_client_needs_the_feature_and_is_checked_for_it() {
    let generated = generate(|builder| builder.operations(["Call"]).serde(true)).expect("it has no streams");
    assert_eq!(generated.features(), ["json", "serde"]);
    let (_, root) = generated.files().next().expect("the root");
    assert!(root.contains("interface! { 1, serde;"), "{root}");
}

#[test]
fn types_without_a_client_need_no_protocol_and_have_no_events() {
    let generated = generate(|builder| builder.operations(["Call", "Listen"]).types_only(true).serde(true));
    let generated = generated.expect("events are left out");
    assert_eq!(generated.features(), ["serde"]);
    assert!(generated.operations().is_empty(), "no operation can be called");
    let (_, root) = generated.files().next().expect("the root");
    assert!(root.contains("interface! { 1, types, serde;"), "{root}");
    assert!(!root.contains("pub mod client;"), "{root}");
}

#[test]
fn tests_are_not_generated_for_other_forms() {
    for (form, expected) in [
        ((|builder| builder.types_only(true)) as fn(Builder) -> Builder, "they cannot be generated with `types_only`"),
        (|builder| builder.required_arguments(true), "they cannot be generated with `required_arguments`"),
    ] {
        for tests in [
            |builder: Builder| builder.protocol_tests(true),
            |builder: Builder| builder.endpoint_tests(true),
            |builder: Builder| builder.smoke_tests(true),
        ] {
            let error =
                generate(|builder| tests(form(builder.operations(["Call"])))).expect_err("they call the client");
            assert!(error.contains(expected), "{error}");
        }
    }
}

#[test]
fn options_of_clients_are_errors_for_types_alone() {
    for (option, expected) in [
        ((|builder| builder.mocks(true)) as fn(Builder) -> Builder, "mocks respond to operations"),
        (|builder| builder.examples(true), "examples call operations"),
        (|builder| builder.presign_all(true), "`presign_all` cannot be combined with `types_only`"),
        (|builder| builder.endpoint_discovery(true), "`endpoint_discovery` cannot be combined with `types_only`"),
        (|builder| builder.protocol("restJson"), "does not use `restJson`, but aws.protocols#restJson1"),
    ] {
        let types = |builder: Builder| option(builder.operations(["Call"]).types_only(true));
        let error = generate(types).expect_err("it has no client");
        assert!(error.contains(expected), "{error}");
    }
    assert!(generate(|builder| builder.operations(["Call"]).types_only(true).protocol("restJson1")).is_ok());
}

#[test]
fn an_unknown_convention_lists_the_known_ones() {
    let error = generate(|builder| builder.operations(["Call"]).serde(true).serde_rename("CamelCase"));
    let error = error.expect_err("it is not a convention");
    let expected = "unknown convention `CamelCase` in `serde_rename`: expected one of `lowercase`, `UPPERCASE`, \
                    `PascalCase`, `camelCase`, `snake_case`, `SCREAMING_SNAKE_CASE`, `kebab-case`, `SCREAMING-KEBAB-CASE`";
    assert!(error.contains(expected), "{error}");
}

#[test]
fn a_convention_without_serde_is_an_error() {
    let error = generate(|builder| builder.operations(["Call"]).serde_rename("camelCase")).expect_err("no effect");
    assert!(error.contains("`serde_rename` has no effect without `serde`"), "{error}");
}

#[test]
fn two_members_do_not_get_one_name() {
    let error = generate(|builder| builder.operations(["Call"]).serde(true).serde_rename("camelCase"));
    let error = error.expect_err("both are `fooBar`");
    let expected = "`serde_rename` gives the members `fooBar` and `foo_bar` of `example#CallInput` one name, `fooBar`";
    assert!(error.contains(expected), "{error}");
    assert!(generate(|builder| builder.operations(["Call"]).serde(true)).is_ok());
}

#[test]
fn only_inputs_that_can_be_deserialized_become_request_builders() {
    let has_method = |generated: &Generated| {
        generated.files().any(|(_, text)| text.contains("pub fn into_fluent_builder(self, client: &sdk::Client)"))
    };
    let form = |configure: fn(Builder) -> Builder| {
        generate(|builder| configure(builder.operations(["Call"]))).expect("it can be generated")
    };
    assert!(has_method(&form(|builder| builder.serde(true))));
    assert!(has_method(&form(|builder| builder.serde(true).required_arguments(true))));
    assert!(!has_method(&form(|builder| builder)));
    assert!(!has_method(&form(|builder| builder.serde(true).types_only(true))));
}
