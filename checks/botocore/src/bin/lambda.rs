//! Drives the client of Lambda.

smithereens_checks_botocore::driver!("lambda");
