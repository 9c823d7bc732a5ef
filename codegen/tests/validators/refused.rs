//! Models that can be loaded, but of which no client can work.

use smithereens_codegen::Error;
use smithereens_codegen::load::Loader;

/// Whether a client of a model can be generated, and the report. `None` generates the whole service.
fn generate(text: &str, operations: Option<&[&str]>) -> (bool, String) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("model.smithy");
    std::fs::write(&path, format!("$version: \"2\"\nnamespace example\n{}", crate::statements(text)))
        .expect("a file in a temporary folder");
    let mut builder = smithereens_codegen::configure().model(&path);
    if let Some(operations) = operations {
        builder = builder.operations(operations.iter().copied());
    }
    match builder.generate() {
        Ok(generated) => (true, generated.warnings().to_string()),
        Err(Error::Invalid(report)) => (false, report.to_string()),
        Err(error) => panic!("{error}"),
    }
}

#[track_caller]
fn assert_refused(text: &str, id: &str, reason: &str) {
    let (is_generated, said) = generate(text, None);
    assert!(!is_generated, "{text}");
    assert!(said.contains(&format!("error[{id}]")) && said.contains(reason), "{said}");
}

#[test]
fn bindings_that_would_not_be_sent() {
    let rest = |uri: &str, input: &str| {
        format!(
            "@aws.protocols#restJson1 service S {{ version: \"1\", operations: [Op] }}
             @http(method: \"POST\", uri: \"{uri}\") operation Op {{ input := {{ {input} }} }}"
        )
    };
    let label = "@required @httpLabel a: String";
    assert_refused(&rest("/", label), "HttpLabelTrait", "example#OpInput$a");
    assert_refused(&rest("/{a}/{b}", label), "HttpLabelTrait", "`b`");
    assert_refused(&rest("/", "@httpPayload a: String, b: String"), "HttpPayload", "`b` would never be sent");
    let two = rest("/", "@httpPayload a: String, @httpPayload b: String");
    assert_refused(&two, "ExclusiveStructureMemberTrait", "httpPayload");
    let list = "@required @httpLabel a: L";
    assert_refused(&format!("{} list L {{ member: String }}", rest("/{a}", list)), "TraitTarget", "httpLabel");
    assert!(generate(&rest("/{a}", label), None).0);
}

#[test]
fn values_that_a_protocol_cannot_carry() {
    let rpc = |protocol: &str, member: &str| {
        format!(
            "@aws.protocols#{protocol} @xmlNamespace(uri: \"https://example.com/\") service S {{ version: \"1\", operations: [Op] }}
             @http(method: \"POST\", uri: \"/\") operation Op {{ input := {{ nested: N }} }}
             structure N {{ value: {member} }} map M {{ key: String, value: String }}"
        )
    };
    for protocol in ["awsQuery", "ec2Query", "restXml"] {
        assert_refused(
            &rpc(protocol, "Document"),
            "NoInlineDocumentSupport",
            "`example#N$value` in the input is a document",
        );
    }
    assert_refused(&rpc("ec2Query", "M"), "Model", "`example#N$value` in the input is a map");
    assert!(generate(&rpc("awsQuery", "M"), None).0);
    assert!(generate(&rpc("awsJson1_0", "Document"), None).0);
}

#[test]
fn authentication_that_is_not_known_never_sends_unsigned_requests() {
    let service = |auth: &str, operation: &str| {
        format!(
            "@trait(selector: \"service\") @authDefinition structure ownAuth {{}}
             @aws.protocols#awsJson1_0 {auth} service S {{ version: \"1\", operations: [One, Two] }}
             {operation} operation One {{}} operation Two {{}}"
        )
    };
    for auth in ["@ownAuth", "@ownAuth @auth([ownAuth])", "@com.other.auth#secret"] {
        assert_refused(&service(auth, ""), "Model", "no operation of the service");
    }
    // One operation that cannot be called does not keep the others from it, unless it is asked for.
    let (is_generated, said) = generate(&service("@ownAuth", "@auth([])"), None);
    assert!(is_generated && said.contains("left out the operation `Two`") && said.contains("ownAuth"), "{said}");
    let (is_generated, said) = generate(&service("@ownAuth", "@auth([])"), Some(&["Two"]));
    assert!(!is_generated && said.contains("cannot generate `Two`"), "{said}");
    assert!(generate(&service("@ownAuth", "@optionalAuth"), Some(&["One"])).0);
    for known in ["httpBasicAuth", "httpDigestAuth"] {
        assert!(generate(&service(&format!("@ownAuth @{known}"), ""), None).0);
    }
}

#[test]
fn a_protocol_that_is_not_known_is_named() {
    let service =
        |protocol: &str| format!("@{protocol} service S {{ version: \"1\", operations: [Op] }} operation Op {{}}");
    assert_refused(&service("other#simpleJson"), "Model", "other#simpleJson");
    let own = "@trait(selector: \"service\") @protocolDefinition structure pigeon {}";
    assert_refused(&format!("{own} {}", service("pigeon")), "Model", "uses example#pigeon");
}

#[test]
fn what_only_documents_stops_nothing() {
    let model = "@aws.protocols#awsJson1_0 service S { version: \"1\", operations: [Op] }
        @examples([{ input: { a: 1 } }]) @externalDocumentation(link: 7)
        operation Op { input := { a: String } }";
    assert!(generate(model, None).0);
    let error = "@aws.protocols#awsJson1_0 service S { version: \"1\", operations: [Op] }
        @examples([{ title: \"t\", error: { shapeId: E } }]) operation Op { errors: [E] } @error(\"client\") structure E {}";
    assert!(generate(error, None).0);
    let loaded = Loader::new()
        .text("model.smithy", format!("$version: \"2\"\nnamespace example\n{}", crate::statements(error)))
        .load();
    assert!(!smithereens_codegen::check(&loaded.expect("a valid model")).has_errors());
}

#[test]
fn checking_a_model_says_what_generating_would() {
    let text = "@aws.protocols#ec2Query @xmlNamespace(uri: \"https://example.com/\")
        service S { version: \"1\", operations: [Op] }
        operation Op { input := { m: M } } map M { key: String, value: String }";
    let text = format!("$version: \"2\"\nnamespace example\n{}", crate::statements(text));
    let loaded = Loader::new().text("model.smithy", text).load().expect("a valid model");
    assert!(!smithereens_codegen::validate(&loaded).has_errors());
    let report = smithereens_codegen::check(&loaded);
    assert!(report.has_errors() && report.to_string().contains("is a map"), "{report}");
}
