//! The client of the whole of S3.

smithereens::include_client!("s3");

/// The examples in the documentation, which only need to compile.
pub mod examples {
    include!(concat!(env!("OUT_DIR"), "/s3-examples.rs"));
}
