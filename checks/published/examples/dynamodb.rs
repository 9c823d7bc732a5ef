//! The client of the whole of DynamoDB.

smithereens::include_client!("dynamodb");

/// The examples in the documentation, which only need to compile.
pub mod examples {
    include!(concat!(env!("OUT_DIR"), "/dynamodb-examples.rs"));
}
