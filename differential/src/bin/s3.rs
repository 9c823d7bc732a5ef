//! Drives the client of S3.

smithereens_differential::driver!("s3");
