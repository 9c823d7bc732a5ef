//! The client of the whole of Route 53.

smithereens::include_client!("route53");

/// The examples in the documentation, which only need to compile.
pub mod examples {
    include!(concat!(env!("OUT_DIR"), "/route53-examples.rs"));
}
