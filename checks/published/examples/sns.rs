//! The client of the whole of SNS.

smithereens::include_client!("sns");

/// The examples in the documentation, which only need to compile.
pub mod examples {
    include!(concat!(env!("OUT_DIR"), "/sns-examples.rs"));
}
