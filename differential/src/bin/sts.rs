//! Drives the client of STS.

smithereens_differential::driver!("sts");
