//! The HTTP client of the runtime and that of AWS have the same outcomes when servers, proxies and certificates fail.
//!
//! The outcome of a failed request is its kind, on which retries depend, or the types of its causes.

mod bodies;
mod causes;
mod certificates;
mod connections;
mod environment;
#[cfg(feature = "http2")]
mod event_streams;
mod expect_continue;
#[cfg(feature = "http2")]
mod http2;
mod implementation;
mod proxies;
mod requests;
mod server;
mod soak;
mod timeouts;
mod tls;

use implementation::Implementation;
use std::time::Duration;

/// Runs the case with both clients, and compares the outcome.
async fn both(expected: &str, case: impl AsyncFn(Implementation) -> String) {
    for implementation in [Implementation::Ours, Implementation::Aws] {
        assert_eq!(outcome(implementation, &case).await, expected, "{implementation:?}");
    }
}

/// The outcome of a case, which fails the test if it never ends.
async fn outcome(implementation: Implementation, case: impl AsyncFn(Implementation) -> String) -> String {
    let ended = tokio::time::timeout(Duration::from_secs(120), case(implementation)).await;
    ended.unwrap_or_else(|_| panic!("{implementation:?} waits without end"))
}
