//! The client of the whole of KMS.

smithereens::include_client!("kms");

/// The examples in the documentation, which only need to compile.
pub mod examples {
    include!(concat!(env!("OUT_DIR"), "/kms-examples.rs"));
}
