//! The client of the whole of SQS.

smithereens::include_client!("sqs");

/// The examples in the documentation, which only need to compile.
pub mod examples {
    include!(concat!(env!("OUT_DIR"), "/sqs-examples.rs"));
}
