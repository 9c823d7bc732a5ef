//! The client of the whole of EC2.

smithereens::include_client!("ec2");

/// The examples in the documentation, which only need to compile.
pub mod examples {
    include!(concat!(env!("OUT_DIR"), "/ec2-examples.rs"));
}
