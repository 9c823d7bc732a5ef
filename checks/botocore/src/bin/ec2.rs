//! Drives the client of EC2.

smithereens_checks_botocore::driver!("ec2");
