//! Models that cannot be read, and requests for services, operations and protocols that a model does not have.

use crate::{Build, MODEL, contains};
use insta::assert_snapshot;

#[test]
fn a_missing_file() {
    let build = Build::of(MODEL);
    let builder = build.configure().model("no/such/model.json");
    assert_snapshot!(build.error_of(builder));
}

#[test]
fn truncated_json() {
    let end = MODEL.find("\"com.example#GetBookInput\": {").expect("the shape is in the model");
    assert_snapshot!(Build::of(&MODEL[..end]).error());
}

#[test]
fn json_that_is_not_a_model() {
    assert_snapshot!(Build::of("[1, 2]").error());
}

#[test]
fn a_model_without_its_version() {
    assert_snapshot!(Build::with("    \"smithy\": \"2.0\",\n", "").error());
}

#[test]
fn attributes_that_are_not_valid() {
    let build = Build::of(MODEL);
    let builder = build.configure().type_attribute("Genre", "derive(Default)").type_attribute("Genre", "#[derive(");
    assert_snapshot!(build.error_of(builder.field_attribute(".", "")));
}

#[test]
fn attributes_for_paths_that_match_nothing() {
    let build = Build::of(MODEL);
    let builder = build.configure().type_attribute("types::Gener", "#[must_use]");
    assert_snapshot!(build.error_of(builder.field_attribute("com.example#Genre$DRAMA", "#[default]")));
}

#[test]
fn a_request_without_a_model() {
    let build = Build::of(MODEL);
    assert_snapshot!(build.error_of(smithereens_codegen::configure().out_dir(build.output())));
}

#[test]
fn a_model_without_a_service() {
    assert_snapshot!(Build::of("{ \"smithy\": \"2.0\", \"shapes\": {} }").error());
}

#[test]
fn a_model_with_several_services() {
    let other =
        "\"com.example#Museum\": { \"type\": \"service\", \"version\": \"1\" },\n        \"com.example#Genre\": {";
    let build = Build::with("\"com.example#Genre\": {", other);
    assert_snapshot!(build.error());
    build.configure().service("Library").compile().expect("a service that was chosen");
}

#[test]
fn an_unknown_service() {
    let build = Build::of(MODEL);
    assert_snapshot!(build.error_of(build.configure().service("Libary")));
}

#[test]
fn unknown_operations() {
    let build = Build::of(MODEL);
    let builder = build.configure().operations(["GetBok", "LendBook", "getbook", "BurnTheLibraryDown"]);
    assert_snapshot!(build.error_of(builder));
}

#[test]
fn an_unsupported_protocol() {
    assert_snapshot!(Build::with("aws.protocols#restJson1", "com.example.protocols#carrierPigeon").error());
}

#[test]
fn a_protocol_that_the_service_does_not_support() {
    let build = Build::of(MODEL);
    assert_snapshot!(build.error_of(build.configure().protocol("awsQuery")));
}

#[test]
fn a_chosen_protocol_that_is_not_supported() {
    let build = Build::with(
        "\"aws.protocols#restJson1\"",
        "\"com.example.protocols#carrierPigeon\": {}, \"aws.protocols#restJson1\"",
    );
    assert_snapshot!(build.error_of(build.configure().protocol("carrierPigeon")));
}

#[test]
fn a_client_name_with_a_path() {
    let build = Build::of(MODEL);
    assert_snapshot!(build.error_of(build.configure().name("../client")));
}

/// The model with a member of `GetBook`'s input that targets this streaming shape.
fn library_of_streams(stream: &str, traits: &str) -> Build {
    let member = format!("\"stream\": {{ \"target\": \"com.example#Stream\", \"traits\": {{ {traits} }} }}");
    let stream = format!("\"com.example#Stream\": {stream},\n        \"com.example#Genre\": {{");
    let model = MODEL.replace("\"isbn\": {", &format!("{member}, \"isbn\": {{"));
    Build::of(&model.replace("\"com.example#Genre\": {", &stream))
}

const EVENTS: &str = r#"{ "type": "union", "members": { "page": { "target": "com.example#Page" } },
            "traits": { "smithy.api#streaming": {} } },
        "com.example#Page": { "type": "structure" }"#;
const BYTES: &str = r#"{ "type": "blob", "traits": { "smithy.api#streaming": {} } }"#;
const PAYLOAD: &str = r#""smithy.api#httpPayload": {}"#;

#[test]
fn an_operation_with_an_unsupported_stream_by_name() {
    let build = library_of_streams(BYTES, "");
    assert_snapshot!(build.error_of(build.configure().operations(["GetBook"])));
}

#[test]
fn an_operation_with_an_unsupported_stream_is_left_out() {
    let generated = library_of_streams(BYTES, "").configure().generate().expect("the rest of the service");
    let warnings = generated.warnings().to_string();
    assert!(
        warnings.contains("left out the operation `GetBook`") && warnings.contains("not the payload"),
        "{warnings}"
    );
    assert!(contains(&generated, "fn lend_book") && !contains(&generated, "fn get_book"));
}

#[test]
fn a_client_that_sends_events_needs_http_2_if_the_model_allows_nothing_else() {
    for (versions, needs_http2) in [
        ("", false),
        (r#""http": ["http/1.1", "h2"]"#, false),
        (r#""http": ["h2"]"#, true),
        (r#""http": ["http/1.1", "h2"], "eventStreamHttp": ["h2"]"#, true),
    ] {
        let protocol = format!("\"aws.protocols#restJson1\": {{ {versions} }}");
        let member = format!("\"stream\": {{ \"target\": \"com.example#Stream\", \"traits\": {{ {PAYLOAD} }} }}");
        let stream = format!("\"com.example#Stream\": {EVENTS},\n        \"com.example#Genre\": {{");
        let model = MODEL.replace("\"isbn\": {", &format!("{member}, \"isbn\": {{"));
        let model = model.replace("\"com.example#Genre\": {", &stream);
        let model = model.replace("\"aws.protocols#restJson1\": {}", &protocol);
        let generated = Build::of(&model).configure().operations(["GetBook"]).generate().expect("a client");
        assert!(generated.features().contains(&"event-stream"), "{versions}");
        assert_eq!(generated.features().contains(&"http2"), needs_http2, "{versions}");
    }
}

#[test]
fn an_operation_with_several_streams_in_its_output_is_left_out() {
    let streams = |count: usize| {
        // Beside a payload, every member is bound to another part of the message.
        let unbound = concat!(
            ",\n                \"pages\": { \"target\": \"smithy.api#Integer\", \"traits\": { \"smithy.api#default\": 0 } }",
            ",\n                \"genre\": { \"target\": \"com.example#Genre\" }"
        );
        assert!(MODEL.contains(unbound));
        let payload = if count == 1 { format!(", \"traits\": {{ {PAYLOAD} }}") } else { String::new() };
        let members: String = (0..count)
            .map(|index| format!("\"stream{index}\": {{ \"target\": \"com.example#Stream\"{payload} }}, "))
            .collect();
        let stream = format!("\"com.example#Stream\": {EVENTS},\n        \"com.example#Genre\": {{");
        let model = MODEL.replace("\"com.example#Genre\": {", &stream);
        let model = model.replace(unbound, "").replace("\"title\": {", &format!("{members}\"title\": {{"));
        Build::of(&model).configure().generate().expect("the rest of the service")
    };
    assert!(contains(&streams(1), "fn get_book"));
    let several = streams(2);
    assert!(
        several.warnings().to_string().contains("left out the operation `GetBook`: several streams"),
        "{}",
        several.warnings()
    );
    assert!(contains(&several, "fn lend_book") && !contains(&several, "fn get_book"));
}

#[test]
fn events_that_the_protocol_cannot_send_are_left_out() {
    let build = |protocol: &str| {
        let build = library_of_streams(EVENTS, "");
        let model = std::fs::read_to_string(build.folder.path().join("model.json")).expect("a model");
        Build::of(&model.replace("\"aws.protocols#restJson1\": {}", &format!("\"aws.protocols#{protocol}\": {{}}")))
    };
    for protocol in ["awsQuery", "ec2Query"] {
        let build = build(protocol);
        let generated = build.configure().generate().expect("the rest of the service");
        let expected = format!(
            "left out the operation `GetBook`: its input has the event stream `stream`, which the protocol \
             `aws.protocols#{protocol}` cannot send"
        );
        assert!(generated.warnings().to_string().contains(&expected), "{}", generated.warnings());
        assert!(contains(&generated, "fn lend_book") && !contains(&generated, "fn get_book"));
        let error = build.error_of(build.configure().operations(["GetBook"]));
        assert!(error.contains("cannot generate `GetBook`: its input has the event stream"), "{error}");
        // Types are not sent.
        let types = build.configure().types_only(true).generate().expect("types");
        assert!(contains(&types, "pub struct GetBookInput"), "{}", types.warnings());
    }
    let other = build("awsJson1_0").configure().generate().expect("a client");
    assert!(contains(&other, "fn get_book"), "{}", other.warnings());
}
