//! Drives the client of API Gateway.

smithereens_differential::driver!("api-gateway");
