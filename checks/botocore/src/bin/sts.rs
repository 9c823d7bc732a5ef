//! Drives the client of STS.

smithereens_checks_botocore::driver!("sts");
