//! The client of the whole of DynamoDB.

smithereens::include_client!("dynamodb");
