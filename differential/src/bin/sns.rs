//! Drives the client of SNS.

smithereens_differential::driver!("sns");
