//! The client of the whole of Secrets Manager.

smithereens::include_client!("secretsmanager");

/// The examples in the documentation, which only need to compile.
pub mod examples {
    include!(concat!(env!("OUT_DIR"), "/secretsmanager-examples.rs"));
}
