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
}

#[test]
fn published_traits_conflict() {
    assert_error("TraitConflict", "Op", "@aws.api#controlPlane @aws.api#dataPlane operation Op {}");
    let deprecated = events("@aws.iam#actionName(\"A\") operation Op {}", "DeprecatedTrait.aws.iam#actionName");
    assert_eq!(deprecated, [(Severity::Warning, "Op".to_owned())]);
}
