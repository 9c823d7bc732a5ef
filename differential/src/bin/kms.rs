//! Drives the client of KMS.

smithereens_differential::driver!("kms");
