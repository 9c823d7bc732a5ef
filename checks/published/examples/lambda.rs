//! The client of the whole of Lambda.

smithereens::include_client!("lambda");

/// The examples in the documentation, which only need to compile.
pub mod examples {
    include!(concat!(env!("OUT_DIR"), "/lambda-examples.rs"));
}
