//! A client of the whole API Gateway, generated from the model that AWS publishes, to see that it compiles without a
//! warning.
//!
//! The file `api-gateway.json` in the folder `SMITHY_MODELS` is that model, from
//! <https://github.com/aws/api-models-aws>. Without the variable, there is nothing in this crate.

smithereens::include_client!("apigateway");
