//! Smithy's protocol tests: the models of the folder `SMITHY_PROTOCOL_TESTS`, each with a client that is generated with
//! `protocol_tests(true)`. `cargo test -p smithereens-checks-conformance` runs all of them, and counts them against the models.
//!
//! This library is what the count stands on: it reads the models without the generator.

pub mod declared;
pub mod skipped;
