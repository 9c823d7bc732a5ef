//! The client of the whole of Glacier.

smithereens::include_client!("glacier");

/// The examples in the documentation, which only need to compile.
pub mod examples {
    include!(concat!(env!("OUT_DIR"), "/glacier-examples.rs"));
}
