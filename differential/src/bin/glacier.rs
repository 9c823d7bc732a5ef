//! Drives the client of Glacier.

smithereens_differential::driver!("glacier");
