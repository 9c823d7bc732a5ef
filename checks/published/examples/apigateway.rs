//! The client of the whole of API Gateway.

smithereens::include_client!("apigateway");

/// The examples in the documentation, which only need to compile.
pub mod examples {
    include!(concat!(env!("OUT_DIR"), "/apigateway-examples.rs"));
}
