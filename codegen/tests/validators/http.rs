//! HTTP bindings, host labels, compression and checksums.

use crate::{assert_error, assert_event, assert_none};
use smithereens_codegen::diagnostic::Severity;

fn operation(uri: &str, input: &str) -> String {
    format!("@http(method: \"POST\", uri: \"{uri}\") operation Op {{ input: I }} structure I {{ {input} }}")
}

#[test]
fn labels_have_members_and_members_have_labels() {
    const ID: &str = "HttpLabelTrait";
    let label = "@required @httpLabel a: String";
    assert_error(ID, "Op", &operation("/{a}/{b}", label));
    assert_error(ID, "Op", &operation("/{a}", "a: String"));
    assert_error(ID, "Op", "@http(method: \"GET\", uri: \"/{a}\") operation Op {}");
    assert_error(ID, "I$a", &operation("/", label));
    assert_error(ID, "I$a", &operation("/{a+}", "@required @httpLabel a: Integer"));
    assert_none(ID, &operation("/x/{a}/y", label));
    assert_none(ID, &operation("/{a+}", label));
}

#[test]
fn uris_are_patterns() {
    const ID: &str = "HttpUriFormat";
    assert_error(ID, "Op", "@http(method: \"POST\", uri: \"/\u{e4}\") operation Op {}");
    for uri in ["a", "/a//b", "/a#b", "/a?", "/{a}b", "/?a={b}"] {
        assert_error("Model", "Op", &operation(uri, ""));
    }
    for uri in ["/a/../b", "/./a"] {
        assert_error(ID, "Op", &operation(uri, ""));
    }
    for uri in ["/", "/a/b/", "/a?b=c&d", "/a.b/c..d"] {
        assert_none(ID, &operation(uri, ""));
        assert_none("Model", &operation(uri, ""));
    }
    let label = "@required @httpLabel a: String, @required @httpLabel b: String";
    assert_event(Severity::Danger, "HttpUriGreedyLabel", "Op", &operation("/{a+}/{b}", label));
    assert_none("HttpUriGreedyLabel", &operation("/{a}/{b+}", label));
}

#[test]
fn uris_of_a_service_do_not_conflict() {
    const ID: &str = "HttpUriConflict";
    let service = |first: &str, second: &str| {
        format!(
            "service S {{ version: \"1\", operations: [A, B] }}
             {first} operation A {{ input: I }} {second} operation B {{ input: I }}
             structure I {{ @required @httpLabel a: String }}"
        )
    };
    let http = |method: &str, uri: &str| format!("@http(method: \"{method}\", uri: \"{uri}\")");
    let same = service(&http("GET", "/x/{a}"), &http("GET", "/x/{a}/"));
    let error = |name: &str| (Severity::Error, name.to_owned());
    assert_eq!(crate::events(&same, ID), [error("A"), error("B")]);
    assert_none(ID, &service(&http("GET", "/x/{a}"), &http("PUT", "/x/{a}")));
    assert_none(ID, &service(&http("GET", "/x/{a}"), &http("GET", "/y/{a}")));
    assert_none(ID, &service(&http("GET", "/{a}?x"), &http("GET", "/{a}?y")));
    let hosts = |first: &str, second: &str| {
        let of = |prefix: &str| format!("@endpoint(hostPrefix: \"{prefix}\") {}", http("GET", "/{a}"));
        service(&of(first), &of(second))
    };
    assert!(crate::events(&hosts("a.", "b."), ID).iter().all(|(severity, _)| *severity == Severity::Danger));
}

#[test]
fn beside_a_payload_everything_is_bound() {
    const ID: &str = "HttpPayload";
    assert_error(ID, "I", &operation("/", "@httpPayload a: String, b: String"));
    assert_none(
        ID,
        &operation("/", "@httpPayload a: String, @httpHeader(\"b\") b: String, @httpQuery(\"c\") c: String"),
    );
    // A query parameter is nothing for a response.
    let output = "@http(method: \"POST\", uri: \"/\") operation Op { output: O }
         structure O { @httpPayload a: String, @httpQuery(\"b\") b: String }";
    assert_error(ID, "O", output);
    assert_error(ID, "E", "@error(\"client\") structure E { @httpPayload a: String, b: String }");
}

#[test]
fn headers_and_query_parameters_are_bound_once() {
    assert_error(
        "HttpHeaderTrait",
        "S",
        "structure S { @httpHeader(\"X-A\") a: String, @httpHeader(\"x-a\") b: String }",
    );
    assert_error("HttpHeaderTrait", "S$a", "structure S { @httpHeader(\"x a\") a: String }");
    assert_event(Severity::Danger, "HttpHeaderTrait", "S$a", "structure S { @httpHeader(\"Host\") a: String }");
    assert_none("HttpHeaderTrait", "structure S { @httpHeader(\"x-a\") a: String, @httpHeader(\"x-b\") b: String }");
    let prefix = |header: &str| {
        format!(
            "structure S {{ @httpPrefixHeaders(\"x-\") a: M, @httpHeader(\"{header}\") b: String }}
             map M {{ key: String, value: String }}"
        )
    };
    assert_error("HttpPrefixHeadersTrait", "S$b", &prefix("X-B"));
    assert_none("HttpPrefixHeadersTrait", &prefix("y-b"));
    assert_error("HttpQueryTrait", "S", "structure S { @httpQuery(\"a\") a: String, @httpQuery(\"a\") b: String }");
    assert_error("HttpQueryTrait", "I$b", &operation("/?a=1", "@httpQuery(\"a\") b: String"));
    assert_none("HttpQueryTrait", &operation("/?a=1", "@httpQuery(\"A\") a: String, @httpQuery(\"b\") b: String"));
}

#[test]
fn all_operations_have_bindings_if_one_has() {
    const ID: &str = "HttpBindingsMissing";
    let service = |protocol: &str, first: &str| {
        format!(
            "{protocol} service S {{ version: \"1\", operations: [A, B] }} {first} operation A {{}} operation B {{}}"
        )
    };
    let http = "@http(method: \"POST\", uri: \"/\")";
    assert_event(Severity::Warning, ID, "B", &service("", http));
    assert_error(ID, "B", &service("@aws.protocols#restJson1", http));
    assert_none(ID, &service("@aws.protocols#awsJson1_0", ""));
}

#[test]
fn methods_and_status_codes_are_used_as_http_defines_them() {
    let http = |method: &str, traits: &str| {
        format!("{traits} @http(method: \"{method}\", uri: \"/\") operation Op {{ input: I }} structure I {{}}")
    };
    let danger = |id, text: String| assert_event(Severity::Danger, id, "Op", &text);
    danger("HttpMethodSemantics.MissingReadonlyTrait", http("GET", ""));
    danger("HttpMethodSemantics.MissingIdempotentTrait", http("PUT", ""));
    danger("HttpMethodSemantics.UnnecessaryReadonlyTrait", http("POST", "@readonly"));
    let body = "@readonly @http(method: \"GET\", uri: \"/\") operation Op { input: I } structure I { a: String }";
    danger("HttpMethodSemantics.UnexpectedPayload", body.to_owned());
    const CODES: &str = "HttpResponseCodeSemantics";
    assert_event(Severity::Danger, CODES, "E", "@error(\"client\") @httpError(500) structure E {}");
    let code = |code: u16, member: &str| {
        format!(
            "@http(method: \"POST\", uri: \"/\", code: {code}) operation Op {{ output: O }} structure O {{ {member} }}"
        )
    };
    assert_event(Severity::Danger, CODES, "Op", &code(301, ""));
    assert_event(Severity::Warning, CODES, "Op", &code(204, "a: String"));
    assert_none(CODES, &code(204, "@httpHeader(\"a\") a: String"));
    assert_none("HttpResponseCodeSemantics", "@error(\"server\") @httpError(500) structure E {}");
    let key = |location: &str| {
        format!("@httpApiKeyAuth(name: \"k\", in: \"{location}\", scheme: \"s\") service S {{ version: \"1\" }}")
    };
    assert_error("HttpApiKeyAuthTrait", "S", &key("query"));
    assert_none("HttpApiKeyAuthTrait", &key("header"));
}

#[test]
fn host_prefixes_are_hosts() {
    const ID: &str = "HostLabelTrait";
    let operation = |prefix: &str, input: &str| {
        format!("@endpoint(hostPrefix: \"{prefix}\") operation Op {{ input: I }} structure I {{ {input} }}")
    };
    let label = "@required @hostLabel a: String";
    assert_error(ID, "Op", &operation("{a}.{b}.", label));
    assert_error(ID, "I$a", &operation("data.", label));
    assert_error("Model", "Op", &operation("{a}{b}.", label));
    assert_error("Model", "Op", &operation("{a.", label));
    assert_error(ID, "Op", &operation("a b.", ""));
    assert_error(ID, "Op", &operation("https://a.", ""));
    assert_event(Severity::Danger, ID, "Op", &operation("{a}", label));
    assert_none(ID, &operation("{a}-data.", label));
    assert_none(ID, &operation("data.", ""));
}

#[test]
fn compression_and_checksums_fit() {
    let compressed = |encodings: &str, member: &str| {
        format!(
            "@requestCompression(encodings: {encodings}) operation Op {{ input: I }}
             structure I {{ @required a: {member} }} @streaming @requiresLength blob Finite"
        )
    };
    const ID: &str = "RequestCompressionTrait";
    assert_error(ID, "Op", &compressed("[]", "String"));
    assert_error(ID, "Op", &compressed("[\"br\"]", "String"));
    assert_error(ID, "Op", &compressed("[\"gzip\"]", "Finite"));
    assert_none(ID, &compressed("[\"GZIP\"]", "String"));
    let checked = |value: &str| {
        format!(
            "@aws.protocols#httpChecksum({value}) operation Op {{ input: I }}
             structure I {{ algorithm: A, text: String }} enum A {{ CRC32 }}"
        )
    };
    assert_error("HttpChecksumTrait", "Op", &checked("requestAlgorithmMember: \"other\""));
    assert_error("HttpChecksumTrait", "Op", &checked("requestAlgorithmMember: \"text\""));
    assert_error("HttpChecksumTrait", "Op", &checked("requestValidationModeMember: \"algorithm\""));
    assert_none("HttpChecksumTrait", &checked("requestAlgorithmMember: \"algorithm\""));
}
