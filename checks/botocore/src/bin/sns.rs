//! Drives the client of SNS.

smithereens_checks_botocore::driver!("sns");
