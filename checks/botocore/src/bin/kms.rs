//! Drives the client of KMS.

smithereens_checks_botocore::driver!("kms");
