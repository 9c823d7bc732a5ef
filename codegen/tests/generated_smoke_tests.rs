//! The smoke tests of a model in a client that is generated with `smoke_tests(true)`.

use smithereens_codegen::Generated;
use smithereens_codegen::diagnostic::Severity;
use std::error::Error;

const MODEL: &str = r#"$version: "2"
namespace com.example

use aws.protocols#restJson1
use smithy.test#smokeTests

@restJson1
@aws.auth#sigv4(name: "storage")
@aws.auth#sigv4a(name: "storage")
@auth([aws.auth#sigv4, aws.auth#sigv4a])
@smithy.rules#endpointRuleSet(
    version: "1.0"
    parameters: {
        Region: { type: "string", builtIn: "AWS::Region" }
        UseFIPS: { type: "boolean", builtIn: "AWS::UseFIPS" }
        UseDualStack: { type: "boolean", builtIn: "AWS::UseDualStack" }
        Accelerate: { type: "boolean", builtIn: "AWS::S3::Accelerate" }
        UseArnRegion: { type: "boolean", builtIn: "AWS::S3::UseArnRegion" }
        DisableMultiRegionAccessPoints: { type: "boolean", builtIn: "AWS::S3::DisableMultiRegionAccessPoints" }
    }
    rules: [{ type: "endpoint", conditions: [], endpoint: { url: "https://example.com" } }]
)
service Storage { version: "1", operations: [GetFile, ListFiles], errors: [Busy] }

@http(method: "PUT", uri: "/files/{name}")
@smokeTests([
    {
        id: "FindsFile"
        params: { name: "a", ranges: [{ start: 1 }], token: "plain" }
        vendorParams: {
            region: "eu-west-1"
            sigv4aRegionSet: ["eu-west-1", "us-east-1"]
            uri: "https://files.example.com"
            useFips: true
            useDualstack: true
            useAccountIdRouting: false
        }
        vendorParamsShape: "aws.test#AwsVendorParams"
        expect: { success: {} }
        tags: ["slow", "account"]
    }
    {
        id: "FileIsMissing"
        params: { name: "b" }
        expect: { failure: { errorId: NoSuchFile } }
    }
    {
        id: "ServiceIsBusy"
        params: { name: "c" }
        vendorParams: { useFips: false }
        vendorParamsShape: "aws.test#AwsVendorParams"
        expect: { failure: { errorId: "com.example#Busy" } }
    }
])
operation GetFile {
    input := {
        @required
        @httpLabel
        name: String
        ranges: Ranges
        token: Blob
    }
    output := {}
    errors: [NoSuchFile]
}

@http(method: "GET", uri: "/files")
@smokeTests([
    {
        id: "AnyFailure"
        vendorParams: {
            useAccelerate: true
            useGlobalEndpoint: false
            useArnRegion: false
            useMultiRegionAccessPoints: false
        }
        vendorParamsShape: "aws.test#S3VendorParams"
        expect: { failure: {} }
    }
    {
        id: "OfAnotherVendor"
        vendorParams: { color: "red" }
        vendorParamsShape: "com.example#OtherVendor"
        expect: { success: {} }
    }
])
@readonly
operation ListFiles {
    input := {}
    output := {}
}

list Ranges { member: Range }

structure Range {
    @required
    start: Integer
}

structure OtherVendor { color: String }

@error("client")
@httpError(404)
structure NoSuchFile {}

@error("server")
@httpError(503)
structure Busy {}

/// No operation returns it.
@error("client")
structure Other {}
"#;

fn generate(model: &str, smoke_tests: bool) -> Result<Generated, Box<dyn Error>> {
    generate_from("model.smithy", model, smoke_tests)
}

fn generate_from(file: &str, model: &str, smoke_tests: bool) -> Result<Generated, Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    let path = folder.path().join(file);
    std::fs::write(&path, model)?;
    let generated = smithereens_codegen::configure().model(path).smoke_tests(smoke_tests).generate();
    Ok(generated.map_err(|error| error.to_string().replace(&format!("{}/", folder.path().display()), ""))?)
}

#[test]
fn tests_become_functions_with_their_settings() -> Result<(), Box<dyn Error>> {
    let generated = generate(MODEL, true)?;
    let (_, text) = generated.files().find(|(path, _)| *path == "smoke_tests.rs").ok_or("no tests")?;
    insta::assert_snapshot!(text);
    Ok(())
}

#[test]
fn a_test_for_another_vendor_is_left_out_with_a_warning() -> Result<(), Box<dyn Error>> {
    let generated = generate(MODEL, true)?;
    let [warning] = generated.warnings().diagnostics() else {
        return Err(format!("expected one warning, found {}", generated.warnings()).into());
    };
    assert_eq!((warning.id(), warning.severity()), ("SmokeTest", Severity::Warning));
    assert_eq!(
        warning.message(),
        "the smoke test `OfAnotherVendor`: it is left out: `com.example#OtherVendor` is not supported, expected \
         `aws.test#AwsVendorParams` or `aws.test#S3VendorParams`"
    );
    Ok(())
}

#[test]
fn clients_have_no_tests_by_default() -> Result<(), Box<dyn Error>> {
    let generated = generate(MODEL, false)?;
    assert!(!generated.files().any(|(path, text)| path.contains("test") || text.contains("test")));
    assert_eq!(generated.warnings().to_string(), "");
    Ok(())
}

#[test]
fn a_test_that_does_not_match_the_model_is_an_error_with_its_place() {
    for (good, bad, message) in [
        ("params: { name: \"b\" }", "params: { path: \"b\" }", "FileIsMissing`: unknown member `path`"),
        ("params: { name: \"b\" }", "params: { name: 1 }", "FileIsMissing`: name must be a string, found a number"),
        ("params: { name: \"b\" }", "params: [\"b\"]", "FileIsMissing`: expected an object, found an array"),
        (
            "errorId: NoSuchFile",
            "errorId: Other",
            "FileIsMissing`: the operation `GetFile` does not return the error `com.example#Other`: expected one of \
             `com.example#Busy`, `com.example#NoSuchFile`",
        ),
        (
            "failure: { errorId: NoSuchFile }",
            "failure: {}, success: {}",
            "FileIsMissing`: expected one member, `success` or `failure`",
        ),
        ("expect: { failure: { errorId: NoSuchFile } }", "", "FileIsMissing`: missing member `expect`"),
        ("region: \"eu-west-1\"", "region: 1", "FindsFile`: expected a string, found a number"),
        ("useFips: true", "useFIPS: true", "FindsFile`: `aws.test#AwsVendorParams` has no member `useFIPS`"),
        (
            "useFips: true",
            "useAccelerate: true",
            "FindsFile`: `aws.test#AwsVendorParams` has no member `useAccelerate`",
        ),
        ("useFips: true", "useFips: \"yes\"", "FindsFile`: expected a boolean, found a string"),
        (
            "vendorParamsShape: \"aws.test#AwsVendorParams\"\n        expect: { success: {} }",
            "expect: { success: {} }",
            "FindsFile`: `vendorParams` needs `vendorParamsShape`: expected `aws.test#AwsVendorParams` or \
             `aws.test#S3VendorParams`",
        ),
        (
            "useGlobalEndpoint: false",
            "useGlobalEndpoint: true",
            "AnyFailure`: the endpoint rules of the service have no parameter with the built-in \
             `AWS::S3::UseGlobalEndpoint`",
        ),
        (
            "@aws.auth#sigv4a(name: \"storage\")\n@auth([aws.auth#sigv4, aws.auth#sigv4a])\n",
            "",
            "FindsFile`: the service does not accept SigV4a",
        ),
    ] {
        assert!(MODEL.contains(good), "{good}");
        let error = generate(&MODEL.replacen(good, bad, 1), true).expect_err(message).to_string();
        assert!(error.contains(&format!("the smoke test `{message}")), "{error}");
        assert!(error.contains("model.smithy:"), "{error}");
    }
}

/// Every test is checked, and each error has its place in the value of the trait.
#[test]
fn errors_of_several_tests_are_reported_together() {
    let model = r#"{
        "smithy": "2.0",
        "shapes": {
            "com.example#Storage": {
                "type": "service",
                "version": "1",
                "operations": [{ "target": "com.example#ListFiles" }],
                "traits": { "aws.protocols#awsJson1_0": {} }
            },
            "com.example#ListFiles": {
                "type": "operation",
                "traits": {
                    "smithy.test#smokeTests": [
                        {
                            "id": "Fails",
                            "expect": {
                                "failure": { "errorId": "com.example#NoSuchFile" }
                            }
                        },
                        {
                            "id": "Succeeds",
                            "params": { "prefix": "a" },
                            "expect": { "success": {} }
                        }
                    ]
                }
            },
            "com.example#NoSuchFile": { "type": "structure", "traits": { "smithy.api#error": "client" } }
        }
    }"#;
    let error = generate_from("model.json", model, true).expect_err("both tests are invalid").to_string();
    insta::assert_snapshot!(error);
}
