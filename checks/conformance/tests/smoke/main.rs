//! The smoke tests of generated clients, run as users run them: as ignored tests of a program, with environment variables.
//! The tests of this program run it again for that. Those of a small model call a server of ours, and those of published
//! models call moto:
//!
//! ```text
//! SMITHY_MODELS=api-models MOTO_ENDPOINT=http://127.0.0.1:5000 \
//!     cargo test -p smithereens-checks-conformance --test smoke -- --include-ignored
//! ```

mod program;
mod published;
mod server;

use library::config::interceptors::BeforeTransmitInterceptorContextRef;
use library::config::retry::RetryConfig;
use library::config::{ConfigBag, Credentials, Intercept, Region, RuntimeComponents};
use program::Program;
use server::Server;
use std::error::Error;
use std::sync::{Arc, Mutex};

/// The client of `library.smithy`.
mod library {
    smithereens::include_client!("library");
}

include!(concat!(env!("OUT_DIR"), "/smoke_tests.rs"));

const FOUND: (&str, &str) = ("GET /books/1 ", "200 OK\r\n\r\n{\"title\":\"Emma\"}");
const MISSING: (&str, &str) =
    ("GET /books/2 ", "404 Not Found\r\nx-amzn-errortype: NoSuchBook\r\n\r\n{\"message\":\"it is lent\"}");
const FAILURE: (&str, &str) = ("GET /books ", "403 Forbidden\r\nx-amzn-errortype: AccessDenied\r\n\r\n{}");

/// A run of the smoke tests of the library against this server.
fn library(server: &Server) -> Program {
    Program::new("library::smoke_tests::cargo::").endpoint(server.url())
}

#[test]
fn tests_are_ignored_by_default() {
    let output = Program::new("library::smoke_tests::cargo::").without_ignored().run();
    output
        .assert_contains("test library::smoke_tests::cargo::book_is_found ... ignored, calls the service; credentials");
    output.assert_contains("0 passed; 0 failed; 5 ignored");
}

#[test]
fn tests_pass_if_the_service_responds_as_the_model_expects() {
    let server = Server::new([FOUND, MISSING, FAILURE]);
    library(&server).run().assert_contains("5 passed; 0 failed");
    let requests = server.requests();
    assert_eq!(requests.len(), 5);
    let region = |path: &str| {
        let request = requests.iter().find(|request| request.starts_with(path)).expect("the request was sent");
        let (_, scope) = request.split_once("Credential=key/").expect("the request is signed");
        scope.split('/').nth(1).expect("a scope has a region").to_owned()
    };
    assert_eq!(region("GET /books/2 "), "eu-west-1", "the model sets it");
    assert_eq!(region("GET /books "), "us-west-2", "the default of the shape");
}

#[test]
fn a_wrong_response_fails_a_test_with_a_message() {
    let wrong = "400 Bad Request\r\nx-amzn-errortype: InvalidIsbn\r\n\r\n{\"message\":\"it is too short\"}";
    let server = Server::new([(FOUND.0, MISSING.1), (MISSING.0, wrong), (FAILURE.0, "200 OK\r\n\r\n{}")]);
    let output = library(&server).run();
    output.assert_contains("0 passed; 5 failed");
    output.assert_contains(
        "Error: the smoke test `BookIsFound` of `GetBook`: expected success, found GetBook: NoSuchBook: it is lent \
         (status 404, 1 attempt)",
    );
    output.assert_contains(
        "Error: the smoke test `BookIsMissing` of `GetBook`: expected the error `com.example#NoSuchBook`, found GetBook: \
         InvalidIsbn: it is too short (status 400, 1 attempt)",
    );
    output.assert_contains(
        "Error: the smoke test `ListFails` of `ListBooks`: expected an error of the service, found success",
    );
}

/// Otherwise, a test that expects a failure would pass without a service.
#[test]
fn a_call_without_a_response_is_not_an_expected_failure() {
    let closed = Server::closed();
    let output = Program::new("library::smoke_tests::cargo::list_fails").endpoint(&closed).run();
    output.assert_contains(
        "`ListFails` of `ListBooks`: expected an error of the service, found ListBooks: dispatch failure",
    );
    let server = Server::new([FAILURE]);
    let output = library(&server).variable("AWS_SECRET_ACCESS_KEY", "").run();
    output.assert_contains("0 passed; 5 failed");
    output.assert_contains("set AWS_SECRET_ACCESS_KEY, too");
    assert!(server.requests().is_empty(), "nothing is sent without a signature");
}

#[test]
fn variables_choose_region_endpoint_and_tests() {
    let (server, other) = (Server::new([FOUND, MISSING, FAILURE]), Server::new([FOUND]));
    let run = library(&other).variable("AWS_ENDPOINT_URL_TOWN_LIBRARY", server.url());
    let run = run.variable("AWS_SMOKE_TEST_REGION", "ap-south-1").variable("AWS_SMOKE_TEST_SKIP_TAGS", "slow");
    let output = run.run();
    output.assert_contains("5 passed");
    output.assert_contains("the smoke test `ListFails` is skipped: AWS_SMOKE_TEST_SKIP_TAGS has its tag `slow`");
    let requests = server.requests();
    assert_eq!(requests.len(), 4, "one test was skipped");
    assert!(requests.iter().all(|request| request.contains("/ap-south-1/library/aws4_request")), "{requests:?}");
    let output = library(&server).variable("AWS_SMOKE_TEST_SERVICE_IDS", "Village Library").run();
    output.assert_contains("5 passed");
    assert!(server.requests().is_empty() && other.requests().is_empty(), "the tests of the service were skipped");
}

/// Programs run the tests with other credentials than those of environment variables.
#[tokio::test]
async fn tests_run_with_a_configuration_of_the_program() {
    let server = Server::new([FOUND, MISSING, (FAILURE.0, "200 OK\r\n\r\n{}")]);
    let config = config().endpoint_url(server.url()).region(Region::new("ap-south-1")).build();
    let mut results = Vec::new();
    for test in library::smoke_tests::TESTS {
        let failure = test.run(&config).await.err().map(|failure| failure.to_string());
        results.push((test.id(), test.operation(), test.tags(), failure));
    }
    let failure = "the smoke test `ListFails` of `ListBooks`: expected an error of the service, found success";
    let expected: [(_, _, &[&str], _); 5] = [
        ("BookIsFound", "GetBook", &[], None),
        ("BookIsMissing", "GetBook", &[], None),
        ("BookIsFoundFast", "GetBook", &[], None),
        ("BookIsFoundElsewhere", "GetBook", &[], None),
        ("ListFails", "ListBooks", &["slow"], Some(failure.to_owned())),
    ];
    assert_eq!(results, expected);
    let requests = server.requests();
    assert!(requests.iter().all(|request| request.contains("/ap-south-1/library/aws4_request")), "{requests:?}");
}

/// Without an endpoint in the configuration, the settings in the model choose it.
#[tokio::test]
async fn settings_in_the_model_choose_the_endpoint() {
    let (unsent, mut uris) = (Unsent::default(), Vec::new());
    let config = config().interceptor(unsent.clone()).build();
    for test in library::smoke_tests::TESTS {
        let failure = test.run(&config).await.expect_err("nothing is sent").to_string();
        assert!(failure.contains("it is not sent"), "{failure}");
        uris.extend(unsent.take());
    }
    let expected = [
        "https://us-west-2.example.com/books/1",
        "https://eu-west-1.example.com/books/2",
        "https://accelerated.us-west-2.example.com/books/1",
        "https://elsewhere.example.com/books/1",
        "https://fips.dual-stack.us-west-2.example.com/books",
    ];
    assert_eq!(uris, expected);
}

/// A configuration with credentials.
fn config() -> library::config::Builder {
    library::Config::builder().credentials_provider(Credentials::for_tests()).retry_config(RetryConfig::disabled())
}

/// Stops calls before they are sent, and keeps the URI of the last request.
#[derive(Debug, Default, Clone)]
struct Unsent(Arc<Mutex<Option<String>>>);

impl Unsent {
    fn take(&self) -> Option<String> {
        self.0.lock().expect("no thread panicked").take()
    }
}

impl Intercept for Unsent {
    fn name(&self) -> &'static str {
        "Unsent"
    }

    fn read_before_transmit(
        &self,
        context: &BeforeTransmitInterceptorContextRef<'_>,
        _components: &RuntimeComponents,
        _config: &mut ConfigBag,
    ) -> Result<(), Box<dyn Error + Send + Sync>> {
        *self.0.lock().expect("no thread panicked") = Some(context.request().uri().to_owned());
        Err("it is not sent".into())
    }
}
