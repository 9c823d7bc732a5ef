//! Smithy's protocol tests, from the side of the server: a request must be read as its parameters, and the parameters of a
//! response must be written as the response.
//! <https://smithy.io/2.0/additional-specs/http-protocol-compliance-tests.html>

mod events;

use aws_smithy_protocol_test::{MediaType, validate_body};
use ciborium::Value as Cbor;
use libtest_mimic::{Arguments, Failed, Trial};
use serde_json::{Map, Value};
use smithereens::config::http::HttpResponse;
use smithereens_checks_support::Resource;
use smithereens_codegen::load::load;
use smithereens_codegen::model::{Model, Node, Shape, ShapeId, ShapeKind};
use smithereens_serve::{Blobs, Headers, Request, ScriptedError, Service, json};
use std::collections::BTreeMap;
use std::process::ExitCode;
use std::sync::Arc;

/// Tests that fail, by the reason.
const KNOWN_FAILURES: &[(&str, &[&str])] = &[
    (
        "the test has no body, because it is for clients that compress one",
        &[
            "SDKAppendedGzipAfterProvidedEncoding_restJson1",
            "SDKAppendedGzipAfterProvidedEncoding_restXml",
            "SDKAppendsGzipAndIgnoresHttpProvidedEncoding_awsJson1_0",
            "SDKAppendsGzipAndIgnoresHttpProvidedEncoding_awsJson1_1",
            "SDKAppendsGzipAndIgnoresHttpProvidedEncoding_awsQuery",
            "SDKAppendsGzipAndIgnoresHttpProvidedEncoding_ec2Query",
            "SDKAppliedContentEncoding_awsJson1_0",
            "SDKAppliedContentEncoding_awsJson1_1",
            "SDKAppliedContentEncoding_awsQuery",
            "SDKAppliedContentEncoding_ec2Query",
            "SDKAppliedContentEncoding_restJson1",
            "SDKAppliedContentEncoding_restXml",
        ],
    ),
    (
        "an empty list or map is not in the request, so that a server cannot know that it was set",
        &["Ec2EmptyQueryLists", "QueryEmptyQueryMaps", "RestJsonOmitsEmptyListQueryValues"],
    ),
    (
        "a structure that is not set is sent as an empty one, so that a server cannot know that it was not set",
        &["RestJsonHttpWithEmptyStructurePayload", "RestJsonHttpWithHeadersButNoPayload"],
    ),
    (
        "a server puts every parameter into the map of parameters, which the test leaves out; the tests of restJson1 have it",
        &[
            "AllQueryStringTypes",
            "RestXmlQueryStringEscaping",
            "RestXmlSupportsInfinityFloatQueryValues",
            "RestXmlSupportsNaNFloatQueryValues",
            "RestXmlSupportsNegativeInfinityFloatQueryValues",
            "RestXmlZeroAndFalseQueryValues",
        ],
    ),
    (
        "the response has what its parameters lack, because the test is for clients that ignore it",
        &[
            "AwsJson11IntEnums::httpResponseTests",
            "ComplexError",
            "Ec2ComplexError",
            "InvalidGreetingError",
            "SimpleScalarPropertiesWithXMLPreamble",
            "parses_the_request_id_from_the_response",
        ],
    ),
    (
        "a service without an output can send `{}` or nothing; another test of the operation has `{}`",
        &["AwsJson10ServiceRespondsWithNoPayload", "json_1_1_service_responds_with_no_payload"],
    ),
    (
        "a timestamp is written in UTC",
        &[
            "Ec2QueryDateTimeWithNegativeOffset",
            "Ec2QueryDateTimeWithPositiveOffset",
            "RestXmlDateTimeWithNegativeOffset",
            "RestXmlDateTimeWithPositiveOffset",
        ],
    ),
    (
        "AWS's serializer of XML leaves out the namespace of flattened maps",
        &["QueryQueryFlattenedXmlMapWithXmlNamespace", "RestXmlFlattenedXmlMapWithXmlNamespace"],
    ),
    (
        "the bucket is in the host, which a server on a loopback address does not have",
        &[
            "S3DefaultAddressing",
            "S3EscapeObjectKeyInUriLabel",
            "S3EscapePathObjectKeyInUriLabel",
            "S3OperationAddressingPreferred",
            "S3PreservesEmbeddedDotSegmentInUriLabel",
            "S3PreservesLeadingDotSegmentInUriLabel",
            "S3VirtualHostAccelerateAddressing",
            "S3VirtualHostAddressing",
            "S3VirtualHostDualstackAccelerateAddressing",
            "S3VirtualHostDualstackAddressing",
        ],
    ),
    (
        "the server does not check that required members are set",
        &["DuplexMissingRequiredInitialRequestInput", "MissingRequiredInitialRequestInput"],
    ),
    ("the body is compared as text, and has an XML declaration and a namespace", &["GetBucketLocationUnwrappedOutput"]),
    (
        "the test says that the response has no namespace, which other tests of the service have",
        &["QueryNoInputAndNoOutputWithResponseMetadata"],
    ),
];

/// The protocols of the tests, all of which a service must support.
const PROTOCOLS: [&str; 8] = [
    "aws.protocols#awsJson1_0",
    "aws.protocols#awsJson1_1",
    "aws.protocols#awsQuery",
    "aws.protocols#ec2Query",
    "aws.protocols#restJson1",
    "aws.protocols#restXml",
    "smithy.protocols#rpcv2Cbor",
    "smithy.protocols#rpcv2Json",
];

/// The least number of tests, so that tests that are not found any more are noticed.
const LEAST: usize = 800;

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let trials = match Resource::ProtocolTests.folder() {
        Ok(folder) => load([folder]).map(|loaded| trials(&loaded.model)).map_err(|error| error.to_string()),
        Err(missing) => Err(missing.to_string()),
    };
    let trials = trials.unwrap_or_else(|reason| vec![Trial::test("protocol_tests", move || Err(Failed::from(reason)))]);
    let trials = trials.into_iter().map(|trial| trial.with_ignored_flag(true)).collect();
    libtest_mimic::run(&arguments, trials).exit_code()
}

/// The tests of all services.
fn trials(model: &Model) -> Vec<Trial> {
    let mut trials = Vec::new();
    for (shape, bindings) in model.services() {
        if !PROTOCOLS.iter().any(|protocol| shape.traits.get(protocol).is_some()) {
            continue;
        }
        let service = match Service::new(model.clone(), Some(shape.id.as_str()), None) {
            Ok(service) => Arc::new(service),
            Err(error) => {
                trials.push(Trial::test(format!("{}::service", shape.id.name()), move || Err(Failed::from(error))));
                continue;
            }
        };
        let protocols: Vec<String> = service.protocols().map(str::to_owned).collect();
        let mut errors: BTreeMap<&ShapeId, &str> = BTreeMap::new();
        for id in model.operations(bindings) {
            let Some(operation) = model.shape(id) else { continue };
            let ShapeKind::Operation(ends) = &operation.kind else { continue };
            errors.extend(ends.errors.iter().chain(&bindings.errors).map(|error| (error, id.name())));
            add(&mut trials, &service, &protocols, operation, "httpRequestTests", id.name(), &check_request);
            add(&mut trials, &service, &protocols, operation, "httpResponseTests", id.name(), &check_output);
            add(&mut trials, &service, &protocols, operation, "eventStreamTests", id.name(), &events::check);
        }
        for (error, operation) in errors {
            let Some(shape) = model.shape(error) else { continue };
            add(&mut trials, &service, &protocols, shape, "httpResponseTests", operation, &check_error);
        }
    }
    trials.push(completeness(&trials));
    trials
}

/// A test that all tests were found, and all known failures.
fn completeness(trials: &[Trial]) -> Trial {
    let count = trials.len();
    let is_found = |name: &str| {
        trials.iter().any(|trial| {
            let whole = trial.name().split_once("::").map_or(trial.name(), |(_, whole)| whole);
            whole == name || whole.split("::").next() == Some(name)
        })
    };
    let known = KNOWN_FAILURES.iter().flat_map(|(_, names)| *names);
    let unused: Vec<&str> = known.copied().filter(|name| !is_found(name)).collect();
    Trial::test("completeness", move || match unused.is_empty() && count >= LEAST {
        true => Ok(()),
        false => Err(Failed::from(format!(
            "expected at least {LEAST} tests, found {count}; known failures without a test: {unused:?}"
        ))),
    })
}

/// A test of a shape: the service, the shape ID, the operation, and the case.
type Check = dyn Fn(&Service, &ShapeId, &str, &Node) -> Result<(), String> + Sync;

/// Adds the tests of a shape that are for servers.
fn add(
    trials: &mut Vec<Trial>,
    service: &Arc<Service>,
    protocols: &[String],
    shape: &Shape,
    name: &str,
    operation: &str,
    check: &'static Check,
) {
    let cases = shape.traits.get(&format!("smithy.test#{name}")).and_then(Node::as_array).unwrap_or_default();
    for case in cases {
        let text = |name: &str| case.get(name).and_then(Node::as_str).unwrap_or_default().to_owned();
        if text("appliesTo") == "client" || !protocols.contains(&text("protocol")) {
            continue;
        }
        let (service, shape, operation, case) = (service.clone(), shape.id.clone(), operation.to_owned(), case.clone());
        let id = text("id");
        let whole = format!("{id}::{name}");
        let title = format!("{}::{whole}", service.id().rsplit('#').next().unwrap_or_default());
        trials.push(Trial::test(title, move || {
            let outcome = check(&service, &shape, &operation, &case);
            let known =
                KNOWN_FAILURES.iter().any(|(_, known)| known.contains(&id.as_str()) || known.contains(&whole.as_str()));
            match (outcome, known) {
                (Ok(()), true) => Err(Failed::from("it passes: remove it from the known failures")),
                (Err(message), false) => Err(Failed::from(message)),
                _ => Ok(()),
            }
        }));
    }
}

fn check_request(service: &Service, _: &ShapeId, operation: &str, case: &Node) -> Result<(), String> {
    let query = strings(case, "queryParams").join("&");
    let uri = format!("{}?{query}", text(case, "uri"));
    let mut headers = Headers::new();
    for (name, value) in pairs(case, "headers") {
        headers.try_append(name, value).map_err(|error| error.to_string())?;
    }
    let request = Request::new(&text(case, "method"), &uri, headers, body(case)).map_err(|error| error.to_string())?;
    // Some tests leave out the header that names the operation.
    let call = match request.headers().contains_key("x-amz-target") || service.has_routes() || request.path() != "/" {
        true => service.call(&request).map_err(|failure| failure.message)?,
        false if request.headers().get("content-type").is_some_and(|name| name.contains("form")) => {
            service.call(&request).map_err(|failure| failure.message)?
        }
        false => service.call_of(operation).ok_or("the service has no such operation")?,
    };
    equal("operation", &operation, &service.operation(&call))?;
    let found = Value::Object(service.read_input(&call, &request).map_err(|failure| failure.message)?);
    let expected = service.canonical_input(operation, &params(case), Blobs::Text).map_err(|error| error.to_string())?;
    equal("input", &without_nulls(expected), &found)
}

fn check_output(service: &Service, _: &ShapeId, operation: &str, case: &Node) -> Result<(), String> {
    let call = service.call_of(operation).ok_or("the service has no such operation")?;
    let response = service.write_output(&call, &object(case)?, Blobs::Text).map_err(|error| error.to_string())?;
    check_response(&response, case)
}

fn check_error(service: &Service, error: &ShapeId, operation: &str, case: &Node) -> Result<(), String> {
    let call = service.call_of(operation).ok_or("the service has no such operation")?;
    let exception = ScriptedError { code: error.as_str(), members: object(case)?, ..ScriptedError::default() };
    let response = service.write_error(&call, &exception, Blobs::Text).map_err(|error| error.to_string())?;
    check_response(&response, case)
}

fn check_response(response: &HttpResponse, case: &Node) -> Result<(), String> {
    let status = case.get("code").and_then(Node::as_number).and_then(|code| code.as_i64()).unwrap_or_default();
    equal("status", &status, &i64::from(response.status().as_u16()))?;
    let headers = response.headers();
    // The server adds the length when it sends the response.
    let pairs = pairs(case, "headers").into_iter().filter(|(name, _)| !name.eq_ignore_ascii_case("content-length"));
    for (name, value) in pairs {
        let found: Vec<&str> = headers.get_all(&name).collect();
        equal(&format!("header {name}"), &value, &found.join(", "))?;
    }
    for name in strings(case, "forbidHeaders") {
        equal(&format!("header {name}"), &None, &headers.get(&name))?;
    }
    for name in strings(case, "requireHeaders").iter().filter(|name| !name.eq_ignore_ascii_case("content-length")) {
        equal(&format!("whether there is a header {name}"), &true, &headers.contains_key(name))?;
    }
    if case.get("body").is_none() {
        return Ok(());
    }
    let (expected, found) = (body(case), response.body().bytes().unwrap_or_default());
    let media_type = text(case, "bodyMediaType");
    if text(case, "protocol") == "smithy.protocols#rpcv2Cbor" {
        return equal("body", &cbor(&expected)?, &cbor(found)?);
    }
    if expected.is_empty() {
        return equal("body", &String::new(), &String::from_utf8_lossy(found).into_owned());
    }
    let expected = String::from_utf8_lossy(&expected).into_owned();
    let found = with_request_id_of(&expected, &String::from_utf8_lossy(found));
    let media_type = match media_type.as_str() {
        "" => MediaType::Other("text/plain".to_owned()),
        media_type => MediaType::from(media_type),
    };
    validate_body(found.as_bytes(), &expected, media_type)
        .map_err(|error| format!("{error:?}\n\nexpected {expected}\n\nfound {found}"))
}

/// Replaces the request ID by that of the expected body, or removes it if that has none. A test cannot know it.
fn with_request_id_of(expected: &str, body: &str) -> String {
    let mut text = body.to_owned();
    for name in ["ResponseMetadata", "RequestId", "requestId", "RequestID"] {
        let (open, close) = (format!("<{name}>"), format!("</{name}>"));
        let element = |text: &str| Some(text.find(&open)?..text.find(&close)? + close.len());
        if let Some(range) = element(&text) {
            let replaced = element(expected).and_then(|range| expected.get(range)).unwrap_or_default();
            text.replace_range(range, replaced);
        }
    }
    text
}

fn equal<T: PartialEq<U> + std::fmt::Debug, U: std::fmt::Debug>(
    what: &str,
    expected: &T,
    found: &U,
) -> Result<(), String> {
    match expected == found {
        true => Ok(()),
        false => Err(format!("{what}: expected {expected:#?}\n\nfound {found:#?}")),
    }
}

/// A CBOR value with sorted maps, and with whole seconds as integers, which the protocol also allows.
fn cbor(bytes: &[u8]) -> Result<Cbor, String> {
    if bytes.is_empty() {
        return Ok(Cbor::Null);
    }
    ciborium::from_reader(bytes).map(sorted).map_err(|error| error.to_string())
}

fn sorted(value: Cbor) -> Cbor {
    match value {
        Cbor::Map(entries) => {
            let mut entries: Vec<_> = entries.into_iter().map(|(key, value)| (key, sorted(value))).collect();
            entries.sort_by(|(one, _), (other, _)| one.as_text().cmp(&other.as_text()));
            Cbor::Map(entries)
        }
        Cbor::Array(elements) => Cbor::Array(elements.into_iter().map(sorted).collect()),
        Cbor::Tag(1, seconds) => Cbor::Tag(1, Box::new(sorted(*seconds))),
        // Numbers of any width are equal. NaN is not equal to itself.
        Cbor::Float(float) if float.is_nan() => Cbor::Text("NaN".to_owned()),
        Cbor::Float(float) if float.fract() == 0.0 && float.abs() < 9e15 => Cbor::from(float as i64),
        other => other,
    }
}

fn text(case: &Node, name: &str) -> String {
    case.get(name).and_then(Node::as_str).unwrap_or_default().to_owned()
}

fn strings(case: &Node, name: &str) -> Vec<String> {
    let values = case.get(name).and_then(Node::as_array).unwrap_or_default();
    values.iter().filter_map(Node::as_str).map(str::to_owned).collect()
}

fn pairs(case: &Node, name: &str) -> Vec<(String, String)> {
    let members = case.get(name).and_then(Node::as_object).into_iter().flat_map(|object| object.iter());
    members.filter_map(|(name, value)| Some((name.to_owned(), value.as_str()?.to_owned()))).collect()
}

/// The body of a case. One in CBOR is in base64.
fn body(case: &Node) -> Vec<u8> {
    let body = text(case, "body");
    match text(case, "protocol") == "smithy.protocols#rpcv2Cbor" {
        true => base64_simd::STANDARD.decode_to_vec(body).expect("the body of a test in CBOR is base64"),
        false => body.into_bytes(),
    }
}

fn params(case: &Node) -> Value {
    case.get("params").map_or_else(|| Value::Object(Map::new()), json)
}

fn object(case: &Node) -> Result<Map<String, Value>, String> {
    match params(case) {
        Value::Object(members) => Ok(members),
        other => Err(format!("the parameters must be an object, found {other}")),
    }
}

/// Members that are null are not set.
fn without_nulls(value: Value) -> Value {
    match value {
        Value::Object(members) => members.into_iter().filter(|(_, value)| !value.is_null()).collect(),
        other => other,
    }
}
