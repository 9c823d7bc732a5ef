//! The protocol tests of a model in a client that is generated with `protocol_tests(true)`.

use std::error::Error;

const MODEL: &str = r#"$version: "2"
namespace example

use aws.protocols#restJson1
use smithy.test#httpRequestTests
use smithy.test#httpResponseTests

@restJson1
service Weather { version: "1", operations: [GetForecast] }

@http(method: "PUT", uri: "/forecast/{city}")
@httpRequestTests([
    {
        id: "SendsAll"
        protocol: restJson1
        method: "PUT"
        uri: "/forecast/Paris"
        headers: { "x-at": "Thu, 01 Jan 1970 00:00:01 GMT" }
        forbidHeaders: ["x-other"]
        body: "{}"
        bodyMediaType: "application/json"
        params: { city: "Paris", at: 1.5, tags: ["a", null], sky: { clouds: 3 } }
    }
    { id: "ForServers", protocol: restJson1, method: "PUT", uri: "/", appliesTo: "server" }
    { id: "InAnotherProtocol", protocol: "aws.protocols#restXml", method: "PUT", uri: "/" }
])
@httpResponseTests([
    { id: "ReadsAll", protocol: restJson1, code: 200, body: "{\"rain\":\"NaN\"}", params: { rain: "NaN", icon: "ab" } }
])
operation GetForecast {
    input := {
        @required
        @httpLabel
        city: String
        @httpHeader("x-at")
        at: Timestamp
        tags: Tags
        sky: Sky
    }
    output := {
        rain: Double
        icon: Blob
    }
    errors: [NoSuchCity]
}

@error("client")
@httpError(404)
@httpResponseTests([{ id: "ReadsError", protocol: restJson1, code: 404, params: { nearest: "Rome" } }])
structure NoSuchCity { nearest: String }

@sparse
list Tags { member: String }

union Sky { clouds: Integer, clear: Unit }
"#;

fn generate(model: &str, protocol_tests: bool) -> Result<smithereens_codegen::Generated, Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("model.smithy");
    std::fs::write(&path, model)?;
    Ok(smithereens_codegen::configure().model(path).protocol_tests(protocol_tests).generate()?)
}

#[test]
fn tests_for_clients_of_the_protocol_become_functions() -> Result<(), Box<dyn Error>> {
    let generated = generate(MODEL, true)?;
    let (_, text) = generated.files().find(|(path, _)| *path == "protocol_tests.rs").ok_or("no tests")?;
    insta::assert_snapshot!(text);
    Ok(())
}

/// The settings of an operation override those of the client.
#[test]
fn a_test_applies_its_scoped_config() -> Result<(), Box<dyn Error>> {
    let with = |config: &str| {
        let model = r#"$version: "2"
            namespace example

            @aws.api#service(sdkId: "S3")
            @aws.protocols#restJson1
            @smithy.rules#clientContextParams(
                ForcePathStyle: { type: "boolean" }
                Accelerate: { type: "boolean" }
            )
            @smithy.rules#endpointRuleSet(
                version: "1.0"
                parameters: {
                    Region: { type: "string", builtIn: "AWS::Region" }
                    Accelerate: { type: "boolean" }
                    ForcePathStyle: { type: "boolean" }
                }
                rules: [{ type: "endpoint", conditions: [], endpoint: { url: "https://example.com" } }]
            )
            service Storage { version: "1", operations: [List] }

            @http(method: "GET", uri: "/")
            @smithy.test#httpRequestTests([{
                id: "Test"
                protocol: "aws.protocols#restJson1"
                method: "GET"
                uri: "/"
                vendorParams: { scopedConfig: CONFIG }
            }])
            operation List {}
        "#;
        let generated = generate(&model.replace("CONFIG", config), true)?;
        let (_, text) = generated.files().find(|(path, _)| *path == "protocol_tests.rs").ok_or("no tests")?;
        let (_, settings) = text.split_once("\"/\")").ok_or("no request")?;
        let (settings, _) = settings.split_once(".check").ok_or("no check")?;
        Ok::<_, Box<dyn Error>>(settings.split_whitespace().collect::<String>())
    };
    let all = r#"{ client: { region: "eu-west-1", s3: {
        addressing_style: "path", use_accelerate_endpoint: true, use_dualstack_endpoint: true
    } } }"#;
    assert_eq!(with(all)?, ".region(\"eu-west-1\").use_dual_stack(true).endpoint_params(&[2,1])");
    let overridden = r#"{
        client: { s3: { addressing_style: "path", use_accelerate_endpoint: true } }
        operation: { s3: { addressing_style: "virtual" } }
    }"#;
    assert_eq!(with(overridden)?, ".endpoint_params(&[1])");
    assert_eq!(with(r#"{ client: { s3: { addressing_style: "auto", use_dualstack_endpoint: false } } }"#)?, "");
    Ok(())
}

#[test]
fn clients_have_no_tests_by_default() -> Result<(), Box<dyn Error>> {
    assert!(!generate(MODEL, false)?.files().any(|(path, text)| path.contains("test") || text.contains("test")));
    Ok(())
}

#[test]
fn a_test_that_does_not_match_the_model_is_an_error_with_its_place() {
    for (good, bad, message) in [
        ("clouds: 3 }", "fog: 3 }", "the union `sky` has no member `fog`"),
        ("clouds: 3 }", "clouds: \"three\" }", "must be a number, found a string"),
        ("city: \"Paris\", at", "town: \"Paris\", at", "unknown member `town`"),
        ("code: 404", "code: \"404\"", "`code` must be a number, found a string"),
        ("method: \"PUT\"\n", "", "missing `method`"),
        ("headers: { \"x-at\": \"Thu, 01 Jan 1970 00:00:01 GMT\" }", "headers: [1]", "must be an object of strings"),
    ] {
        let error = generate(&MODEL.replacen(good, bad, 1), true).expect_err(message).to_string();
        assert!(error.contains("the protocol test `") && error.contains(message), "{error}");
        assert!(error.contains("model.smithy:"), "{error}");
    }
}
