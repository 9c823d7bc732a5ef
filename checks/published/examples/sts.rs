//! The client of the whole of STS.

smithereens::include_client!("sts");

/// The examples in the documentation, which only need to compile.
pub mod examples {
    include!(concat!(env!("OUT_DIR"), "/sts-examples.rs"));
}
