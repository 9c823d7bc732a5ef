//! Drives the client of Secrets Manager.

smithereens_checks_botocore::driver!("secrets-manager");
