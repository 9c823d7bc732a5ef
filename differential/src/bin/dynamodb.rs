//! Drives the client of DynamoDB.

smithereens_differential::driver!("dynamodb");
