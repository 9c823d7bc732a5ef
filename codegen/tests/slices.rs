//! The client of a slice of a model is the client of the whole model.

use smithereens_checks_support::Resource;
use smithereens_codegen::load::{Loaded, Loader, load};
use smithereens_codegen::{Builder, Documentation, Generated, ast};
use std::path::Path;

/// Slices the model to the operations of the builder. Returns the text and the loaded slice.
fn slice(builder: &Builder, whole: &Loaded, documentation: Documentation) -> (String, Loaded) {
    let model = builder.extract_from(whole, documentation).unwrap_or_else(|error| panic!("{error}"));
    let text = ast::to_short_string(&model);
    let loaded = Loader::new().text("slice.json", text.clone()).load().unwrap_or_else(|error| panic!("{error}"));
    (text, loaded)
}

fn assert_same(first: &Generated, second: &Generated) {
    let paths = |client: &Generated| client.files().map(|(path, _)| path.to_owned()).collect::<Vec<_>>();
    assert_eq!(paths(first), paths(second));
    for ((path, first), (_, second)) in first.files().zip(second.files()) {
        assert!(first == second, "{path} differs:\n{first}\n{second}");
    }
}

/// Compares the clients of the whole model and of its slice. Returns the text of the slice.
fn assert_slice(whole: &Loaded, operations: &[&str]) -> String {
    assert_slice_of(&smithereens_codegen::configure().operations(operations.iter().copied()), whole)
}

fn assert_slice_of(builder: &Builder, whole: &Loaded) -> String {
    let (text, part) = slice(builder, whole, Documentation::Keep);
    let generate = |loaded: &Loaded| builder.generate_from(loaded).unwrap_or_else(|error| panic!("{error}"));
    assert_same(&generate(whole), &generate(&part));
    let (again, _) = slice(builder, &part, Documentation::Keep);
    assert!(again == text, "a slice of a slice differs");
    text
}

/// Every option of a client that can be combined, in as few clients as possible.
const FORMS: [fn(Builder) -> Builder; 3] = [
    |builder| {
        let builder = builder.mocks(true).examples(true).documentation_traits(true).presign_all(true);
        builder.protocol_tests(true).endpoint_tests(true).smoke_tests(true).read_and_write_all(true)
    },
    |builder| builder.mocks(true).required_arguments(true).serde(true).serde_rename("snake_case"),
    |builder| builder.types_only(true).required_arguments(true).serde(true).documentation_traits(true),
];

/// Compares the clients with options. Returns how many of them there are.
fn assert_forms(whole: &Loaded, operations: &[&str]) -> usize {
    let mut compared = 0;
    for form in FORMS {
        let builder = form(smithereens_codegen::configure().operations(operations.iter().copied()));
        match builder.generate_from(whole) {
            Ok(_) => {
                assert_slice_of(&builder, whole);
                compared += 1;
            }
            Err(error) => assert!(error.to_string().contains("has no form in serde"), "{error}"),
        }
    }
    compared
}

#[test]
#[ignore = "needs SMITHY_MODELS: see CONTRIBUTING.md"]
fn clients_of_aws_services_are_the_same() {
    let folder = Resource::SmithyModels.folder().expect("this test reads it");
    for (model, operations) in [
        ("api-gateway", &["GetGatewayResponse", "PutRestApi"][..]),
        ("cloudwatch", &["PutMetricData", "DescribeAlarms"]),
        ("dynamodb", &["GetItem", "Query", "TransactWriteItems"]),
        ("glacier", &["UploadArchive", "ListVaults"]),
        ("kms", &["Decrypt", "CreateKey"]),
        ("lambda", &["Invoke", "InvokeWithResponseStream", "CreateFunction"]),
        ("route-53", &["ChangeResourceRecordSets", "ListHostedZones"]),
        ("s3", &["GetObject", "PutObject", "ListObjectsV2", "HeadBucket", "CreateSession"]),
        ("secrets-manager", &["GetSecretValue"]),
        ("sns", &["Publish", "PublishBatch"]),
        ("sqs", &["SendMessage", "ReceiveMessage"]),
        ("sts", &["AssumeRoleWithSAML", "GetCallerIdentity"]),
    ] {
        let path = folder.join(format!("{model}.json"));
        let whole = load([&path]).unwrap_or_else(|error| panic!("{error}"));
        for count in 1..=operations.len() {
            assert_slice(&whole, &operations[..count]);
        }
        // Streams of bytes have no form in serde, and neither have those of events, which types alone do not contain.
        let expected = match model {
            "glacier" | "s3" => 1,
            "lambda" => 2,
            _ => FORMS.len(),
        };
        assert_eq!(assert_forms(&whole, operations), expected, "{model}");
        if model == "dynamodb" {
            let builder = smithereens_codegen::configure().operations(operations.iter().copied());
            assert_slice_of(&builder.endpoint_discovery(true), &whole);
        }
    }
}

#[test]
fn clients_with_options_are_the_same() {
    let model = r#"$version: "2"
        namespace example
        @aws.protocols#restJson1
        @aws.auth#sigv4(name: "lamps")
        @externalDocumentation(Guide: "https://example.com/guide")
        @smithy.rules#endpointRuleSet(
            version: "1.0"
            parameters: { endpoint: { type: "string", builtIn: "SDK::Endpoint", documentation: "d" } }
            rules: [{ type: "endpoint", conditions: [], endpoint: { url: "https://lamps.example.com" } }]
        )
        @smithy.rules#endpointTests(
            version: "1.0"
            testCases: [{ params: {}, expect: { endpoint: { url: "https://lamps.example.com" } } }]
        )
        service Lamps { version: "1", operations: [Switch, Look] }
        @http(method: "POST", uri: "/switch")
        @since("1.5")
        @examples([{ title: "On", input: { on: true }, output: { watts: 7 } }])
        @smithy.test#httpRequestTests([{
            id: "Switches", protocol: "aws.protocols#restJson1", method: "POST", uri: "/switch"
            params: { on: true }, body: "{\"on\":true}", bodyMediaType: "application/json"
        }])
        @smithy.test#smokeTests([{ id: "SwitchesLamp", params: { on: true }, expect: { success: {} } }])
        operation Switch {
            input := { @recommended(reason: "It is dark.") @unstable on: Boolean }
            output := { @tags(["t"]) watts: Integer }
        }
        @http(method: "GET", uri: "/look")
        operation Look { output := { watts: Integer } }"#;
    let whole = Loader::new().text("lamps.smithy", model).load().expect("a model");
    assert_eq!(assert_forms(&whole, &["Switch"]), FORMS.len());

    let all = FORMS[0](smithereens_codegen::configure().operations(["Switch"]));
    let contains = |client: &Generated, text: &str| client.files().any(|(_, file)| file.contains(text));
    let (text, part) = slice(&all, &whole, Documentation::Keep);
    let client = all.generate_from(&part).unwrap_or_else(|error| panic!("{error}"));
    for kept in [
        "add_examples",
        ".on(true)",
        "Available since 1.5",
        "It is dark.",
        "\"Switches\"",
        "endpoint_tests",
        "\"SwitchesLamp\"",
    ] {
        assert!(contains(&client, kept), "{kept}");
    }
    assert!(!text.contains("smithy.api#tags"), "{text}");
    // Tests are as large as the rest of a model, so that they are kept only for clients that have them.
    let (text, _) = slice(&smithereens_codegen::configure().operations(["Switch"]), &whole, Documentation::Keep);
    assert!(text.contains("#examples") && text.contains("#since"), "{text}");
    assert!(!text.contains("smithy.test#") && !text.contains("#endpointTests"), "{text}");
    let (text, _) = slice(&smithereens_codegen::configure().smoke_tests(true), &whole, Documentation::Keep);
    assert!(text.contains("#smokeTests") && !text.contains("#httpRequestTests"), "{text}");
    let (text, _) = slice(&smithereens_codegen::configure().protocol_tests(true), &whole, Documentation::Keep);
    assert!(!text.contains("#smokeTests") && text.contains("#httpRequestTests"), "{text}");
    let (text, _) = slice(&all, &whole, Documentation::Remove);
    let documentation = ["#examples", "#since", "#externalDocumentation", "#recommended", "#documentation\""];
    assert!(!documentation.iter().any(|documentation| text.contains(documentation)), "{text}");
}

#[test]
fn numbers_of_names_are_kept() {
    let model = r#"$version: "2"
        namespace example
        @aws.protocols#restJson1
        service Lamps { version: "1", operations: [First, Second] }
        @http(method: "POST", uri: "/first")
        operation First { input := { color: LightColor, colors: LightColors } }
        @http(method: "POST", uri: "/second")
        operation Second { input := { color: Light_Color, colors: Light_Colors } }
        enum LightColor { RED }
        enum Light_Color { BLUE }
        list LightColors { member: LightColor }
        list Light_Colors { member: Light_Color }"#;
    let whole = Loader::new().text("lamps.smithy", model).load().expect("a model");
    for operation in ["First", "Second"] {
        assert_slice(&whole, &[operation]);
    }
}

#[test]
fn a_slice_lists_the_other_operations_or_has_no_documentation() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../model/api-gateway.json");
    let whole = load([path]).expect("a model");
    let builder = smithereens_codegen::configure().operations(["GetGatewayResponse"]);
    let (text, part) = slice(&builder, &whole, Documentation::Keep);
    assert!(text.contains("#documentation") && text.contains("com.amazonaws.apigateway#PutGatewayResponse"));
    let missing = smithereens_codegen::configure().operations(["PutGatewayResponse"]).generate_from(&part);
    let message = missing.expect_err("the slice lacks it").to_string();
    assert!(message.contains("cut it again, with `--operation PutGatewayResponse`"), "{message}");
    let (bare, _) = slice(&builder, &whole, Documentation::Remove);
    assert!(!bare.contains("#documentation") && !bare.contains("PutGatewayResponse"), "{bare}");
}

#[test]
fn a_named_type_comes_with_the_smallest_operation_that_uses_it() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("main.rs"), "use types::GatewayResponseType;").expect("a file");
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../model/api-gateway.json");
    let whole = load([path]).expect("a model");
    let builder = smithereens_codegen::configure().operations_used_in([folder.path()]);
    let (text, part) = slice(&builder, &whole, Documentation::Keep);
    assert!(text.contains("\"com.amazonaws.apigateway#GatewayResponseType\": {"), "{text}");
    let generate = |loaded: &Loaded| builder.generate_from(loaded).unwrap_or_else(|error| panic!("{error}"));
    assert_same(&generate(&whole), &generate(&part));
}
