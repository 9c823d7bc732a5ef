//! Drives the client of CloudWatch.

smithereens_differential::driver!("cloudwatch");
