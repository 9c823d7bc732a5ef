//! The client of the whole of API Gateway.

smithereens::include_client!("apigateway");
