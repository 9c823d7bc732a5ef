//! The generated tests of a client: its module `protocol_tests` with the
//! [`httpRequestTests` and `httpResponseTests`](https://smithy.io/2.0/additional-specs/http-protocol-compliance-tests.html)
//! of the model, its module `endpoint_tests`, and its module `smoke_tests`.
//!
//! A protocol test is a call of the client, made like any other. Only the connection differs: it keeps the request, or
//! returns the response of the test.

mod call;
mod cbor;
mod endpoint_call;
#[cfg(feature = "event-stream")]
mod event_stream;
mod request;
mod response;

pub use crate::test_util::compare::equal;
pub use crate::test_util::endpoint::{ExpectedEndpoint, Plain, endpoint, endpoint_error, endpoint_test};
pub use crate::test_util::smoke_call::SmokeTestCall;
pub use crate::test_util::smoke_test::smoke_test;
pub use crate::test_util::{EndpointTest, Failure, Kind, Outcome, Test};
pub use endpoint_call::EndpointSetting;
#[cfg(feature = "event-stream")]
pub use event_stream::{EventStream, events};
pub use request::Request;
pub use response::Response;

use crate::primitives::{Blob, ByteStream};
use std::fmt;

/// Checks that two streams have the same bytes.
///
/// # Errors
/// The bytes differ, or a stream ends with an error.
pub fn equal_streams(expected: ByteStream, found: ByteStream) -> Outcome {
    let bytes = |stream: ByteStream| call::block_on(stream.collect()).map(|bytes| Blob::new(bytes.into_bytes()));
    equal(bytes(expected)?, bytes(found)?)
}

/// Replaces a number that must be NaN by zero: NaN is not equal to itself.
///
/// # Errors
/// The number is not NaN.
pub fn take_nan<N: Default + PartialOrd + fmt::Debug>(number: &mut N) -> Outcome {
    let number = std::mem::take(number);
    // NaN is not comparable even to itself.
    match number.partial_cmp(&number) {
        None => Ok(()),
        Some(_) => Err(Failure::new(format!("expected NaN, found {number:?}"))),
    }
}

/// A protocol test of a client, with the function that runs it.
pub const fn test(id: &'static str, kind: Kind, run: fn() -> Outcome) -> Test {
    Test { id, kind, run }
}

/// Defines a test of cargo for each protocol test, and the list of all as `TESTS` for other test harnesses.
#[doc(hidden)]
#[macro_export]
macro_rules! __protocol_tests {
    ($($kind:ident $name:ident $id:literal;)*) => {
        /// Every protocol test of this client.
        #[allow(dead_code)]
        pub static TESTS: &[$crate::test_util::Test] =
            &[$($crate::__private::test_util::test($id, $crate::test_util::Kind::$kind, $name),)*];

        mod cargo {$(
            #[test]
            fn $name() -> $crate::test_util::Outcome {
                super::$name()
            }
        )*}
    };
}

/// Defines a test of cargo for each endpoint test.
#[doc(hidden)]
#[macro_export]
macro_rules! __endpoint_tests {
    ($($(#[$attribute:meta])* $name:ident $index:literal;)*) => {
        mod cargo {$(
            $(#[$attribute])*
            #[test]
            fn $name() -> $crate::test_util::Outcome {
                super::TESTS[$index].run()
            }
        )*}
    };
}

/// Defines an ignored test of cargo for each smoke test, and the list of all as `TESTS` for other configurations.
#[doc(hidden)]
#[macro_export]
macro_rules! __smoke_tests {
    ($service:path, $config:ty; $($name:ident $index:literal $operation:literal $id:literal [$($tag:literal),*];)*) => {
        /// Every smoke test of this client.
        #[allow(dead_code)]
        pub static TESTS: &[$crate::test_util::SmokeTest<$config>] = &[$(
            $crate::__private::test_util::smoke_test(
                &$service,
                <$config>::layers,
                $operation,
                $id,
                &[$($tag),*],
                |call| ::std::boxed::Box::pin($name(call)),
            ),
        )*];

        mod cargo {$(
            #[::tokio::test]
            #[ignore = "calls the service; credentials and endpoint come from the environment"]
            async fn $name() -> $crate::test_util::Outcome {
                super::TESTS[$index].run_from_env().await
            }
        )*}
    };
}
