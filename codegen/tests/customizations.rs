//! Behaviour of single services that their models do not describe.

use std::error::Error;

/// The client of a service with this `sdkId`, with or without endpoint rules. One operation has a member in the path, another
/// one in the host.
fn generate(sdk_id: &str, has_rules: bool) -> Result<String, Box<dyn Error>> {
    let rules = match has_rules {
        true => {
            "@smithy.rules#endpointRuleSet(version: \"1.0\", parameters: {}, rules: [
            { type: \"endpoint\", conditions: [], endpoint: { url: \"https://example.com\" } }
        ])"
        }
        false => "",
    };
    let model = format!(
        r#"$version: "2"
        namespace example

        @aws.protocols#restXml
        @aws.api#service(sdkId: "{sdk_id}")
        {rules}
        service Storage {{ version: "1", operations: [ListObjects, CopyObject, ListRules] }}

        @http(method: "GET", uri: "/{{Bucket}}?list")
        operation ListObjects {{ input := {{ @required @httpLabel Bucket: String }} }}

        @http(method: "POST", uri: "/copies")
        operation CopyObject {{}}

        @endpoint(hostPrefix: "{{AccountId}}.")
        @http(method: "GET", uri: "/rules")
        operation ListRules {{
            input := {{ @required @hostLabel @httpHeader("x-amz-account-id") AccountId: String }}
        }}
        "#
    );
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("model.smithy");
    std::fs::write(&path, model)?;
    Ok(smithereens_codegen::configure().model(path).generate()?.files().map(|(_, text)| text).collect::<String>())
}

#[test]
fn the_endpoint_rules_of_s3_place_the_bucket() -> Result<(), Box<dyn Error>> {
    let bucket = |sdk_id, has_rules| {
        let source = generate(sdk_id, has_rules)?;
        Ok::<_, Box<dyn Error>>((source.contains("\"/?list\""), source.contains("s3::bucket_path(")))
    };
    assert_eq!(bucket("S3", true)?, (true, true));
    assert_eq!(bucket("S3", false)?, (false, false));
    assert_eq!(bucket("Storage", true)?, (false, false));
    Ok(())
}

#[test]
fn the_endpoint_rules_of_s3_control_place_the_account() -> Result<(), Box<dyn Error>> {
    let has_prefix =
        |sdk_id, has_rules| Ok::<_, Box<dyn Error>>(generate(sdk_id, has_rules)?.contains("{account_id}."));
    assert!(!has_prefix("S3 Control", true)?);
    assert!(has_prefix("S3 Control", false)?);
    assert!(has_prefix("S3", true)?);
    Ok(())
}

#[test]
fn copies_in_s3_have_no_stalled_stream_protection() -> Result<(), Box<dyn Error>> {
    assert_eq!(generate("S3", true)?.matches(".with_stalls()").count(), 1);
    assert_eq!(generate("Storage", true)?.matches(".with_stalls()").count(), 0);
    Ok(())
}

#[test]
fn dynamodb_has_its_own_retries() -> Result<(), Box<dyn Error>> {
    assert!(generate("DynamoDB", true)?.contains("Retries::DYNAMODB"));
    assert!(!generate("Storage", true)?.contains("with_retries"));
    Ok(())
}

#[test]
fn clients_of_timestream_discover_their_endpoint() -> Result<(), Box<dyn Error>> {
    for (sdk_id, discovers) in [("Timestream Query", true), ("Timestream Write", true), ("Storage", false)] {
        assert_eq!(generate(sdk_id, true)?.contains("define_endpoint_discovery!()"), discovers, "{sdk_id}");
    }
    Ok(())
}

#[test]
fn endpoint_discovery_needs_a_service_that_has_it() -> Result<(), Box<dyn Error>> {
    let discovery = |applied: &str| {
        let model = format!(
            r#"$version: "2"
            namespace example

            @aws.protocols#awsJson1_0
            {applied}
            service Tables {{ version: "1", operations: [DescribeEndpoints, Ask] }}

            operation DescribeEndpoints {{}}
            operation Ask {{}}
            "#
        );
        let folder = tempfile::tempdir()?;
        let path = folder.path().join("model.smithy");
        std::fs::write(&path, model)?;
        let generated = smithereens_codegen::configure().model(path).endpoint_discovery(true).generate();
        Ok::<_, Box<dyn Error>>(generated.map(drop).map_err(|error| error.to_string()))
    };
    let applied = |operation: &str| format!("@aws.api#clientEndpointDiscovery(operation: {operation})");
    assert_eq!(discovery(&applied("DescribeEndpoints"))?, Ok(()));
    let error = discovery("")?.expect_err("there is no discovery");
    assert!(error.contains("the service `example#Tables` has no endpoint discovery"), "{error}");
    let error = discovery(&applied("Ask"))?.expect_err("the operation is another one");
    assert!(error.contains("endpoint discovery by the operation `Ask` is not supported"), "{error}");
    Ok(())
}

#[test]
fn credentials_in_responses_of_sts_are_redacted() -> Result<(), Box<dyn Error>> {
    let redacted = |sdk_id: &str| {
        let model = format!(
            r#"$version: "2"
            namespace example

            @aws.protocols#restJson1
            @aws.api#service(sdkId: "{sdk_id}")
            service Tokens {{ version: "1", operations: [AssumeRole] }}

            @http(method: "GET", uri: "/")
            operation AssumeRole {{ output := {{ Credentials: Credentials }} }}

            structure Credentials {{ AccessKeyId: String, SessionToken: String }}
            "#
        );
        let folder = tempfile::tempdir()?;
        let path = folder.path().join("model.smithy");
        std::fs::write(&path, model)?;
        let generated = smithereens_codegen::configure().model(path).generate()?;
        Ok::<_, Box<dyn Error>>(
            generated
                .files()
                .map(|(_, text)| text)
                .collect::<String>()
                .matches("\"*** Sensitive Data Redacted ***\"")
                .count(),
        )
    };
    // The two members, and the member with both, each in a type and in its builder.
    assert_eq!(redacted("STS")?, 6);
    assert_eq!(redacted("Tokens")?, 0);
    Ok(())
}

#[test]
fn defaults_that_services_reject_are_left_out() -> Result<(), Box<dyn Error>> {
    let summary = |sdk_id: &str, target: &str| {
        let model = format!(
            r#"$version: "2"
            namespace example

            @aws.protocols#restJson1
            @aws.api#service(sdkId: "{sdk_id}")
            service Workers {{ version: "1", operations: [Describe] }}

            @http(method: "GET", uri: "/")
            operation Describe {{ output := {{ template: ProvisioningTemplateSummary }} }}

            structure ProvisioningTemplateSummary {{
                enabled: Boolean = false
                first: {target} = 1
            }}

            @default(1)
            integer WorkerCounts

            integer PageSize
            "#
        );
        let folder = tempfile::tempdir()?;
        let path = folder.path().join("model.smithy");
        std::fs::write(&path, model)?;
        let source =
            smithereens_codegen::configure().model(path).generate()?.files().map(|(_, text)| text).collect::<String>();
        let optional = |field: &str| source.contains(&format!("pub {field}: Option<"));
        Ok::<_, Box<dyn Error>>((optional("enabled"), optional("first")))
    };
    assert_eq!(summary("EMR Serverless", "WorkerCounts")?, (false, true));
    assert_eq!(summary("EMR Serverless", "PageSize")?, (false, false));
    assert_eq!(summary("IoT", "WorkerCounts")?, (true, false));
    assert_eq!(summary("Example", "WorkerCounts")?, (false, false));
    Ok(())
}

/// The operations that can be presigned, of a service with this `sdkId` and protocol, and the warnings.
fn presigned(sdk_id: &str, protocol: &str, all: bool) -> Result<(Vec<String>, String), Box<dyn Error>> {
    let model = format!(
        r#"$version: "2"
        namespace example

        @{protocol}
        @aws.auth#sigv4(name: "storage")
        @aws.api#service(sdkId: "{sdk_id}")
        service Storage {{ version: "1", operations: [GetObject, CopyObject, Login] }}

        @http(method: "GET", uri: "/{{Bucket}}/{{Key}}")
        operation GetObject {{
            input := {{
                @required @httpLabel Bucket: String
                @required @httpLabel Key: String
                @httpQuery("part") Part: Integer
                @httpHeader("range") Range: String
            }}
        }}

        @http(method: "POST", uri: "/copies")
        operation CopyObject {{ input := {{ Source: String, @httpQuery("a") A: String }} }}

        @auth([])
        @http(method: "POST", uri: "/login")
        operation Login {{}}
        "#
    );
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("model.smithy");
    std::fs::write(&path, model)?;
    let generated = smithereens_codegen::configure().model(path).presign_all(all).generate()?;
    Ok((generated.presigned_operations().to_vec(), generated.warnings().to_string()))
}

#[test]
fn all_operations_whose_protocol_allows_it_are_presigned_on_request() -> Result<(), Box<dyn Error>> {
    for (sdk_id, protocol, expected) in [
        ("Other", "aws.protocols#awsQuery", &["CopyObject", "GetObject"][..]),
        ("Other", "aws.protocols#ec2Query", &["CopyObject", "GetObject"]),
        ("Other", "aws.protocols#restJson1", &["GetObject"]),
        ("Other", "aws.protocols#restXml", &["GetObject"]),
        ("S3", "aws.protocols#restXml", &["CopyObject", "GetObject"]),
    ] {
        let (operations, warnings) = presigned(sdk_id, protocol, true)?;
        assert_eq!(
            (operations, warnings.as_str()),
            (expected.iter().map(|&name| name.to_owned()).collect(), ""),
            "{protocol}"
        );
    }
    for protocol in ["aws.protocols#awsJson1_0", "smithy.protocols#rpcv2Cbor"] {
        let (operations, warnings) = presigned("Other", protocol, true)?;
        assert!(operations.is_empty() && warnings.contains("can be presigned"), "{protocol}: {warnings}");
    }
    assert_eq!(presigned("Other", "aws.protocols#awsQuery", false)?, (Vec::new(), String::new()));
    assert_eq!(presigned("S3", "aws.protocols#restXml", false)?.0, ["GetObject"]);
    Ok(())
}
