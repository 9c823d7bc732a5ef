//! Requests that a format can only just carry, or cannot.

use aws_smithy_runtime_api::client::http::{
    HttpClient, HttpConnector, HttpConnectorFuture, HttpConnectorSettings, SharedHttpConnector,
};
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_runtime_api::http::StatusCode;
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::error::display::DisplayErrorContext;
use smithereens_checks_hostile::{aws_json_1_0, aws_query, ec2_query, rest_json_1, rest_xml, rpc_v2_cbor, rpc_v2_json};
use std::sync::{Arc, Mutex};

/// An HTTP client that keeps requests and sends none.
#[derive(Debug, Clone, Default)]
struct Recorder(Arc<Mutex<Vec<HttpRequest>>>);

impl HttpConnector for Recorder {
    fn call(&self, request: HttpRequest) -> HttpConnectorFuture {
        self.0.lock().expect("no panic").push(request);
        let status = StatusCode::try_from(200).expect("a status");
        HttpConnectorFuture::ready(Ok(HttpResponse::new(status, SdkBody::empty())))
    }
}

impl HttpClient for Recorder {
    fn http_connector(&self, _: &HttpConnectorSettings, _: &RuntimeComponents) -> SharedHttpConnector {
        SharedHttpConnector::new(self.clone())
    }
}

impl Recorder {
    /// The body and `content-length` of the only request.
    fn sent(&self) -> (String, Option<String>) {
        let requests = self.0.lock().expect("no panic");
        let [request] = &requests[..] else { panic!("expected one request, found {}", requests.len()) };
        let body = String::from_utf8_lossy(request.body().bytes().expect("a body in memory")).into_owned();
        (body, request.headers().get("content-length").map(str::to_owned))
    }
}

macro_rules! client {
    ($module:ident, $recorder:expr) => {
        $module::Client::from_conf(
            $module::Config::builder()
                .endpoint_url("http://localhost:1")
                .http_client($recorder.clone())
                .behavior_version($module::config::BehaviorVersion::latest())
                .build(),
        )
    };
}

/// [RFC 9110, 8.6](https://www.rfc-editor.org/rfc/rfc9110#section-8.6), and botocore.
#[tokio::test]
async fn a_method_that_anticipates_a_body_says_that_there_is_none() {
    let recorder = Recorder::default();
    client!(rest_json_1, recorder).begin().send().await.expect("a response");
    assert_eq!(recorder.sent(), (String::new(), Some("0".to_owned())));

    let recorder = Recorder::default();
    client!(rest_xml, recorder).begin().send().await.expect("a response");
    assert_eq!(recorder.sent(), (String::new(), Some("0".to_owned())));

    let recorder = Recorder::default();
    client!(rest_json_1, recorder).get_text().send().await.expect("a response");
    assert_eq!(recorder.sent(), (String::new(), None));
}

/// [XML 1.0, 2.2](https://www.w3.org/TR/xml/#charsets).
#[tokio::test]
async fn characters_that_xml_cannot_represent_are_errors() {
    for character in ['\0', '\u{1}', '\u{8}', '\u{b}', '\u{1f}', '\u{fffe}', '\u{ffff}'] {
        let recorder = Recorder::default();
        let search = client!(rest_xml, recorder).search().text(format!("a{character}"));
        let error = search.send().await.expect_err("nothing can be sent");
        let source = std::error::Error::source(&error).expect("a cause").to_string();
        assert!(source.contains(&format!("U+{:04X}", u32::from(character))), "{source}");
        assert!(recorder.0.lock().expect("no panic").is_empty());
    }
    for text in ["\t\n\r", "\u{7f}\u{85}", "\u{1f600}"] {
        let recorder = Recorder::default();
        client!(rest_xml, recorder).search().text(text).send().await.expect("a response");
        assert!(recorder.sent().0.contains("<text>"));
    }
}

/// botocore writes the same bodies.
#[tokio::test]
async fn a_list_of_empty_structures_has_no_keys() {
    use aws_query::types::Filter;
    const HEAD: &str = "Action=Search&Version=2024-01-01";
    let empty = || Filter::builder().build();
    let named = || Filter::builder().name("a").build();
    let without_values = || Filter::builder().set_values(Some(Vec::new())).build();
    for (filters, expected) in [
        (vec![], "&filters="),
        (vec![empty()], ""),
        (vec![empty(), empty()], ""),
        (vec![empty(), named()], "&filters.member.2.name=a"),
        (vec![without_values()], "&filters.member.1.values="),
    ] {
        let recorder = Recorder::default();
        client!(aws_query, recorder).search().set_filters(Some(filters)).send().await.expect("a response");
        assert_eq!(recorder.sent().0, format!("{HEAD}{expected}"));
    }

    let recorder = Recorder::default();
    let filter = ec2_query::types::Filter::builder().build();
    client!(ec2_query, recorder).search().filters(filter).send().await.expect("a response");
    assert_eq!(recorder.sent().0, HEAD);
}

/// Sends `Put` with a label and these other members.
macro_rules! put {
    ($module:ident, $($member:ident = $value:expr),*) => {{
        let recorder = Recorder::default();
        let request = client!($module, recorder).put().label("a")$(.$member($value))*;
        (request.send().await.map_err(|error| format!("{}", DisplayErrorContext(error))), recorder)
    }};
}

/// Checks that a call is an error with this text, and that nothing was sent.
macro_rules! assert_unsent {
    ($call:expr, $text:expr) => {{
        let (outcome, recorder) = $call;
        let error = outcome.expect_err("nothing can be sent");
        assert!(error.contains($text), "{error}");
        assert!(recorder.0.lock().expect("no panic").is_empty());
    }};
}

/// [RFC 9110, 5.5](https://www.rfc-editor.org/rfc/rfc9110#section-5.5).
#[tokio::test]
async fn characters_that_headers_cannot_carry_are_errors() {
    for text in ["a\r\nb: c", "a\nb", "a\rb", "a\0b", "a\u{1}b", "a\u{7f}b"] {
        assert_unsent!(put!(rest_json_1, header = text), "header");
        assert_unsent!(put!(rest_xml, header = text), "header");
        assert_unsent!(put!(rest_json_1, list = text), "x-list");
        assert_unsent!(put!(rest_xml, list = text), "x-list");
    }
}

/// [Smithy, httpLabel](https://smithy.io/2.0/spec/http-bindings.html#httplabel-trait).
#[tokio::test]
async fn a_label_that_is_empty_is_an_error() {
    let recorder = Recorder::default();
    client!(rest_json_1, recorder).put().label("").send().await.expect_err("no label");
    client!(rest_xml, recorder).put().label("").send().await.expect_err("no label");
    assert!(recorder.0.lock().expect("no panic").is_empty());
}

/// [XML 1.0, 2.2](https://www.w3.org/TR/xml/#charsets), in each place of a text.
#[tokio::test]
async fn characters_that_xml_cannot_represent_are_errors_everywhere() {
    use rest_xml::types::Sent;
    let sent = || Sent::builder();
    for body in [
        sent().attribute("\u{1}").build(),
        sent().texts("\u{1}").build(),
        sent().text_map("\u{1}", "a").build(),
        sent().text_map("a", "\u{1}").build(),
    ] {
        assert_unsent!(put!(rest_xml, body = body), "U+0001");
    }
}

/// The formats of [floats](https://smithy.io/2.0/spec/protocol-traits.html) that are not finite.
#[tokio::test]
async fn floats_that_are_not_finite_are_sent() {
    macro_rules! sent {
        ($module:ident, $double:expr) => {{
            let body = $module::types::Sent::builder().double($double).build();
            let (outcome, recorder) = put!($module, number = $double, body = body);
            outcome.expect("a response");
            let requests = recorder.0.lock().expect("no panic");
            let [request] = &requests[..] else { panic!("one request") };
            let header = request.headers().get("x-number").map(str::to_owned);
            (String::from_utf8_lossy(request.body().bytes().expect("a body")).into_owned(), header)
        }};
    }
    for (double, text) in [(f64::NAN, "NaN"), (f64::INFINITY, "Infinity"), (f64::NEG_INFINITY, "-Infinity")] {
        let json = format!("\"double\":\"{text}\"");
        for (body, header) in [sent!(rest_json_1, double), sent!(rest_xml, double)] {
            assert_eq!(header.as_deref(), Some(text));
            assert!(body.contains(&json) || body.contains(&format!("<double>{text}</double>")), "{body}");
        }
        for (body, _) in [sent!(aws_json_1_0, double), sent!(rpc_v2_json, double)] {
            assert!(body.contains(&json), "{body}");
        }
        assert!(sent!(aws_query, double).0.ends_with(&format!("&number={text}&body.double={text}")));
        assert!(sent!(ec2_query, double).0.ends_with(&format!("&Number={text}&Body.Double={text}")));
        assert!(sent!(rpc_v2_cbor, double).0.contains("double"));
    }
}
