//! Smithy's protocol tests, and the endpoint tests and smoke tests of published models, run against generated clients.
//!
//! The tests run with `cargo test -p smithereens-checks-conformance -- --include-ignored`. `tests/protocols` compares the protocol
//! tests that ran with those that this library finds in the models without the generator.

pub mod declared;
pub mod known_failures;
