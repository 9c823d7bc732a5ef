//! Drives the client of Secrets Manager.

smithereens_differential::driver!("secrets-manager");
