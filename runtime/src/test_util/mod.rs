//! Types of the tests that a client has if its build script calls `protocol_tests(true)`, `endpoint_tests(true)` or
//! `smoke_tests(true)`, and, with the feature that this module needs, methods for tests such as
//! [`Credentials::for_tests`]. The feature `test-util` belongs in `[dev-dependencies]`:
//!
//! ```toml
//! [dev-dependencies]
//! smithereens = { version = "0.1", features = ["test-util"] }
//! ```
//!
//! `cargo test` runs the tests, and those that call a service only with `--ignored`. Each module with tests also lists them as `TESTS`, for other test harnesses.
//!
//! [`Credentials::for_tests`]: crate::config::Credentials::for_tests

pub(crate) mod compare;
pub(crate) mod endpoint;
mod environment;
pub(crate) mod smoke_call;
pub(crate) mod smoke_test;

pub use endpoint::EndpointTest;
pub use smoke_test::SmokeTest;

use crate::error::DisplayErrorContext;
use std::fmt;

/// The result of a test.
pub type Outcome = Result<(), Failure>;

/// A test failed. `Debug` and `Display` print the reason.
pub struct Failure(String);

impl Failure {
    pub(crate) fn new(message: impl Into<String>) -> Self {
        Self(message.into())
    }
}

impl<E: std::error::Error> From<E> for Failure {
    fn from(error: E) -> Self {
        Self(DisplayErrorContext(error).to_string())
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

// The test harness prints the failure that a test function returns with `Debug`.
impl fmt::Debug for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A protocol test of a client.
#[derive(Debug, Clone, Copy)]
pub struct Test {
    pub(crate) id: &'static str,
    pub(crate) kind: Kind,
    pub(crate) run: fn() -> Outcome,
}

impl Test {
    /// The ID that the trait gives the test. A request test and a response test can have the same ID.
    pub const fn id(&self) -> &'static str {
        self.id
    }

    /// Whether this is a test of a request, a response or an event stream.
    pub const fn kind(&self) -> Kind {
        self.kind
    }

    /// Runs the test.
    ///
    /// # Errors
    /// The test fails.
    pub fn run(&self) -> Outcome {
        (self.run)()
    }
}

/// The kinds of protocol tests.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Compares the request that is sent for an input.
    Request,
    /// Compares the output or error that is read from a response.
    Response,
    /// Compares the messages of an event stream.
    EventStream,
}
