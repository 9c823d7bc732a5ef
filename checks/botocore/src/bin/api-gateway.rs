//! Drives the client of API Gateway.

smithereens_checks_botocore::driver!("api-gateway");
