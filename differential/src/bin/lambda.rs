//! Drives the client of Lambda.

smithereens_differential::driver!("lambda");
