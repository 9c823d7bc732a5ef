//! The client of the whole of CloudWatch.

smithereens::include_client!("cloudwatch");

/// The examples in the documentation, which only need to compile.
pub mod examples {
    include!(concat!(env!("OUT_DIR"), "/cloudwatch-examples.rs"));
}
