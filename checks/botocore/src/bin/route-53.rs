//! Drives the client of Route 53.

smithereens_checks_botocore::driver!("route-53");
