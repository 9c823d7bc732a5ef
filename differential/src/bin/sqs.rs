//! Drives the client of SQS.

smithereens_differential::driver!("sqs");
