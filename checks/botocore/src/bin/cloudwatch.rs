//! Drives the client of CloudWatch.

smithereens_checks_botocore::driver!("cloudwatch");
