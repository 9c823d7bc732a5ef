//! Drives the client of S3.

smithereens_checks_botocore::driver!("s3");
