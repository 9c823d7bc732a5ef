//! Drives the client of SQS.

smithereens_checks_botocore::driver!("sqs");
