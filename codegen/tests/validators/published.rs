//! Traits that Smithy publishes besides the prelude, in models that do not define them.

use crate::{assert_error, assert_none, assert_valid, events};
use smithereens_codegen::diagnostic::Severity;

#[test]
fn published_traits_are_where_their_selectors_allow_them() {
    const ID: &str = "TraitTarget";
    assert_error(ID, "S", "@aws.api#service(sdkId: \"A\") structure S {}");
    assert_error(ID, "S", "@aws.api#arn(template: \"a\") structure S {}");
    assert_error(ID, "N", "@aws.api#arnReference integer N");
    assert_error(ID, "Op", "@aws.auth#sigv4(name: \"a\") operation Op {}");
    assert_error(ID, "S", "@aws.protocols#awsQuery service S {}");
    assert_error(ID, "Op", "@smithy.mqtt#subscribe(\"a\") operation Op {}");
    assert_error(ID, "S$a", "structure S { @smithy.mqtt#topicLabel a: String }");
    assert_error(ID, "S", "@smithy.rules#staticContextParams(a: { value: true }) service S {}");
    assert_error(ID, "S", "@smithy.waiters#waitable(A: { acceptors: [] }) service S {}");
    assert_error(ID, "S$a", "structure S { @aws.cloudformation#cfnResource a: String }");
    assert_none(
        ID,
        "@aws.protocols#awsQuery @xmlNamespace(uri: \"https://example.com\") @aws.auth#sigv4(name: \"a\") service S {}
        @aws.api#arn(template: \"a/{b}\") @aws.iam#iamResource(name: \"a\") resource R { identifiers: { b: String } }",
    );
}

#[test]
fn published_traits_have_values_of_their_types() {
    const ID: &str = "TraitValue";
    assert_error(ID, "S", "@aws.api#service service S {}");
    assert_error(ID, "S", "@aws.api#service(sdkId: \"not-an-id\") service S {}");
    assert_error(ID, "D", "@aws.api#data(\"other\") string D");
    assert_error(ID, "Op", "@aws.iam#supportedPrincipalTypes([\"Somebody\"]) operation Op {}");
    assert_error(ID, "S", "@aws.iam#defineConditionKeys(\"a:b\": { type: \"Text\" }) service S {}");
    assert_error(ID, "S$a", "structure S { @smithy.rules#contextParam a: String }");
    assert_error(ID, "S", "@smithy.rules#clientContextParams(a: { type: \"number\" }) service S {}");
    assert_error(ID, "Op", "@smithy.test#smokeTests([{ id: \"a_b\" }]) operation Op {}");
    assert_error(
        ID,
        "Op",
        "@smithy.test#httpRequestTests([{ id: \"a_b\", protocol: \"a#b\", uri: \"/\" }]) operation Op {}",
    );
    assert_valid("@aws.api#service(sdkId: \"API Gateway\", arnNamespace: \"apigateway\") service S {}");
    assert_error(ID, "S", "@aws.api#tagEnabled(apiConfig: { tagApi: S }) service S {}");
    assert_none(
        ID,
        "@aws.api#tagEnabled(apiConfig: { tagApi: AddTags }) service S { operations: [AddTags] } operation AddTags {}",
    );
}

#[test]
fn published_traits_conflict() {
    assert_error("TraitConflict", "Op", "@aws.api#controlPlane @aws.api#dataPlane operation Op {}");
    let deprecated = events("@aws.iam#actionName(\"A\") operation Op {}", "DeprecatedTrait.aws.iam#actionName");
    assert_eq!(deprecated, [(Severity::Warning, "Op".to_owned())]);
}

#[test]
fn templates_of_arns_have_identifiers() {
    const ID: &str = "ArnTemplate";
    let resource = |arn: &str| format!("@aws.api#arn({arn}) resource R {{ identifiers: {{ a: String }} }}");
    assert_error(ID, "R", &resource("template: \"a/{b}\""));
    assert_error(ID, "R", &resource("template: \"/{a}\""));
    assert_error(ID, "R", &resource("template: \"{a\""));
    assert_error(ID, "R", &resource("template: \"{a}\", absolute: true, noRegion: true"));
    assert_none(ID, &resource("template: \"a/{a}\", noRegion: true"));
    assert_none(ID, &resource("template: \"{a}\", absolute: true"));
}

#[test]
fn topics_have_members() {
    const ID: &str = "MqttTopicLabel";
    let publish = |topic: &str, traits: &str| {
        format!(
            "@smithy.mqtt#publish(\"{topic}\") operation Op {{ input: I }} structure I {{ @required {traits} a: String }}"
        )
    };
    assert_error(ID, "Op", &publish("x/{a}", ""));
    assert_error(ID, "I$a", &publish("x", "@smithy.mqtt#topicLabel"));
    assert_error("TraitValue", "Op", &publish("x{a}", ""));
    assert_none(ID, &publish("x/{a}", "@smithy.mqtt#topicLabel"));
    let subscribe = "@smithy.mqtt#subscribe(\"x\") operation Op { input: I, output: O } structure I { a: String }
        structure O { events: E } @streaming union E { a: S } structure S {}";
    assert_error("MqttSubscribeInput", "I$a", subscribe);
    assert_error("MqttSubscribeOutput", "Op", &subscribe.replace("events: E", "events: E, b: String"));
}

#[test]
fn parameters_of_tests_fit() {
    let operation = |traits: &str| {
        format!(
            "{traits} operation Op {{ input: S, output: S, errors: [E] }} structure S {{ a: Integer, b: Blob }}
             @trait @protocolDefinition structure p {{}} @error(\"client\") structure E {{}}"
        )
    };
    let request = |id: &str, params: &str| {
        format!("{{ id: \"{id}\", protocol: p, method: \"GET\", uri: \"/\", params: {{ {params} }} }}")
    };
    let requests =
        |first: &str, second: &str| operation(&format!("@smithy.test#httpRequestTests([{first}, {second}])"));
    assert_error("HttpRequestTestsInput", "Op", &requests(&request("one", "a: \"1\""), &request("two", "a: 1")));
    assert_none("HttpRequestTestsInput", &requests(&request("one", "a: 1"), &request("two", "b: \"plain\"")));
    assert_error("UniqueProtocolTestCaseId", "Op", &requests(&request("one", ""), &request("one", "")));
    let response = "@smithy.test#httpResponseTests([{ id: \"one\", protocol: p, code: 200, params: { a: true } }])";
    assert_error("HttpResponseTestsOutput", "Op", &operation(response));
    let smoke = "@smithy.test#smokeTests([{ id: \"one\", params: { a: true }, expect: { success: {} } }])";
    assert_error("SmokeTestCase", "Op", &operation(smoke));
}

#[test]
fn parameters_of_endpoints_are_found() {
    let path =
        |path: &str| format!("@smithy.rules#operationContextParams(a: {{ path: \"{path}\" }}) operation Op {{}}");
    assert_error("OperationContextParamsTrait", "Op", &path("a["));
    assert_none("OperationContextParamsTrait", &path("a[*].b"));
    let value = |value: &str| format!("@smithy.rules#staticContextParams(a: {{ value: {value} }}) operation Op {{}}");
    assert_error("StaticContextParamsTrait", "Op", &value("1"));
    assert_none("StaticContextParamsTrait", &value("[\"a\"]"));
}
