//! Drives the client of Route 53.

smithereens_differential::driver!("route-53");
