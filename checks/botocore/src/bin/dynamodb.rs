//! Drives the client of DynamoDB.

smithereens_checks_botocore::driver!("dynamodb");
