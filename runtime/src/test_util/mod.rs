//! What the tests stand on that a generated client has when its build script says `protocol_tests(true)` or
//! `endpoint_tests(true)`. It needs the
//! feature `test-util`, which belongs in `[dev-dependencies]`:
//!
//! ```toml
//! [dev-dependencies]
//! smithereens = { version = "0.1", features = ["test-util"] }
//! ```
//!
//! The tests come from the model's
//! [`httpRequestTests` and `httpResponseTests`](https://smithy.io/2.0/additional-specs/http-protocol-compliance-tests.html).
//! Each is a call of the client that it stands in, by the way that every call takes; only the connection is another one,
//! which keeps the request or gives the answer.

mod call;
mod cbor;
mod endpoint;
mod request;
mod response;

pub use endpoint::{EndpointTest, ExpectedEndpoint, Plain};
pub use request::Request;
pub use response::Response;

use crate::error::DisplayErrorContext;
use crate::primitives::{Blob, ByteStream};
use std::fmt;

/// What a test says: nothing, or what was wrong.
pub type Outcome = Result<(), Failure>;

/// Checks that what was found is what was expected.
///
/// # Errors
/// Both of them.
pub fn equal<T: PartialEq + fmt::Debug>(expected: T, found: T) -> Outcome {
    match expected == found {
        true => Ok(()),
        false => Err(Failure::new(format!("expected {expected:#?}\n\nfound {found:#?}"))),
    }
}

/// Checks that streams hold the same bytes.
///
/// # Errors
/// What they hold, or that one of them ends with an error.
pub fn equal_streams(expected: ByteStream, found: ByteStream) -> Outcome {
    let bytes = |stream: ByteStream| call::block_on(stream.collect()).map(|bytes| Blob::new(bytes.into_bytes()));
    equal(bytes(expected)?, bytes(found)?)
}

/// Takes a number that must be NaN out of its place, since it would not be equal to the one that is expected.
///
/// # Errors
/// What it is.
pub fn take_nan<N: Default + PartialOrd + fmt::Debug>(number: &mut N) -> Outcome {
    let number = std::mem::take(number);
    // Any number has an order to itself, and so has no number at all.
    match number.partial_cmp(&number) {
        None => Ok(()),
        Some(_) => Err(Failure::new(format!("expected NaN, found {number:?}"))),
    }
}

/// What was wrong.
pub struct Failure(String);

impl Failure {
    fn new(message: impl Into<String>) -> Self {
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

/// A test's function returns the failure, which is then printed by `Debug`.
impl fmt::Debug for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A protocol test of a client.
#[derive(Debug, Clone, Copy)]
pub struct Test {
    /// The trait's ID of the test. A request and a response may have the same.
    pub id: &'static str,
    /// Whether it tests a request or a response.
    pub kind: Kind,
    /// Runs the test.
    pub run: fn() -> Outcome,
}

/// What a protocol test is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// What is sent for an input.
    Request,
    /// What a response is read as.
    Response,
}

/// Hands the tests of a client to cargo, and lists them as `TESTS` for those who run them otherwise. Generated code calls
/// it.
#[doc(hidden)]
#[macro_export]
macro_rules! protocol_tests {
    ($($kind:ident $name:ident $id:literal;)*) => {
        /// Every protocol test of this client.
        #[allow(dead_code)]
        pub static TESTS: &[$crate::test_util::Test] =
            &[$($crate::test_util::Test { id: $id, kind: $crate::test_util::Kind::$kind, run: $name },)*];

        mod cargo {$(
            #[test]
            fn $name() -> $crate::test_util::Outcome {
                super::$name()
            }
        )*}
    };
}
